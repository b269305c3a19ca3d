"""The journal: who did what, and who looked at whom."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from pijler.foundation.database.tables import SchoolRow


class Entry(SchoolRow):
    """One deed or one look: ids and words of ours only, never content, no foreign keys."""

    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    by_kind = models.CharField(max_length=12)
    by_id = models.UUIDField(null=True)
    about_kind = models.CharField(max_length=60)
    about_id = models.UUIDField(null=True)
    subjects = ArrayField(models.UUIDField(), default=list)
    purpose = models.CharField(max_length=20)

    class Meta:
        indexes = [models.Index(fields=["tenant_id", "at"], name="journal_by_time")]

    class Privacy:
        erase: set[str] = set()
        keep = {
            "id", "tenant_id", "at", "verb", "by_kind", "by_id",
            "about_kind", "about_id", "subjects", "purpose",
        }  # fmt: skip
