"""What a group hears back: you said, we did."""

from django.db import models

from pijler.foundation.database.tables import SameSchoolKey, SchoolRow


class Feedback(SchoolRow):
    """Shown to a group before its next check-in; written by the class talk above."""

    group = SameSchoolKey("schools.Group", models.PROTECT, related_name="+")
    said = models.CharField(max_length=300)
    did = models.CharField(max_length=300)
    agreed_on = models.DateField()

    class Privacy:
        erase: set[str] = set()
        keep = {"id", "tenant_id", "group", "said", "did", "agreed_on"}
