"""The class talk: a class looks at how it goes and agrees on one thing."""

from django.db import models

from pijler.foundation.database.tables import SameSchoolKey, SchoolRow


class ClassTalk(SchoolRow):
    """One talk of one group after a round, and what came of it."""

    group = SameSchoolKey("schools.Group", models.PROTECT, related_name="talks")
    round = SameSchoolKey("checkins.Round", models.PROTECT, related_name="+")
    activity = SameSchoolKey("activities.Activity", models.PROTECT, related_name="+")
    feedback = SameSchoolKey("checkins.Feedback", models.PROTECT, related_name="+")
    held_on = models.DateField()
    with_figures = models.BooleanField(default=True)
    theme = models.CharField(max_length=60, blank=True)
    said = models.CharField(max_length=300)
    held_by = SameSchoolKey("schools.Person", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "group", "round"], name="one_talk_per_round"
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {
            "id", "tenant_id", "group", "round", "activity", "feedback", "held_on",
            "with_figures", "theme", "said", "held_by",
        }  # fmt: skip
