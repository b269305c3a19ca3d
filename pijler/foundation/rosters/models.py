"""One list on its way in: read, compared, confirmed, perhaps undone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pijler.foundation.database.tables import SameSchoolKey, SchoolRow


class ImportStatus(models.TextChoices):
    """How far a list has come."""

    MAPPING = "mapping", _("waits for its columns")
    READING = "reading", _("is being read")
    STAGED = "staged", _("waits for a yes")
    SAME = "same", _("changed nothing")
    REFUSED = "refused", _("refused")
    CANCELLED = "cancelled", _("not used")
    APPLIED = "applied", _("in use")
    UNDONE = "undone", _("undone")


class RosterImport(SchoolRow):
    """A list that somebody brought; what it holds is kept no longer than needed.

    `staged` holds the list while it waits; `changes` holds what was done, for 30 days.
    """

    status = models.CharField(max_length=10, choices=ImportStatus.choices)
    filename = models.CharField(max_length=120)
    format = models.CharField(max_length=20, blank=True)
    period_name = models.CharField(max_length=40, blank=True)
    reference_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    made_by = SameSchoolKey("schools.Person", models.PROTECT, null=True)
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    # Which column holds what, for CSV.
    mapping = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    # Why the whole list was refused by us, when its reader found it readable.
    refusal = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    staged = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    # Tells whether the key that hides other systems' numbers is still the same.
    key_mark = models.CharField(max_length=16, blank=True)

    class Meta:
        indexes = [models.Index(fields=["tenant_id", "made_at"], name="import_by_time")]

    class Privacy:
        erase = {"filename", "staged", "changes"}
        keep = {
            "id", "tenant_id", "status", "format", "period_name", "reference_on",
            "made_at", "made_by", "applied_at", "undone_at", "mapping", "findings",
            "refusal", "counts", "key_mark",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"{self.filename} ({self.status})"
