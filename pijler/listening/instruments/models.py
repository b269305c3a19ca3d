"""Instruments as a school uses them."""

from django.db import models

from pijler.foundation.database.tables import SchoolRow


class Instrument(SchoolRow):
    """One version of an instrument, taken into use by a school; it never changes."""

    key = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "key", "version"], name="instrument_version_once"
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {"id", "tenant_id", "key", "version", "document", "digest", "taken_at"}

    def __str__(self) -> str:
        return f"{self.key}@{self.version}"
