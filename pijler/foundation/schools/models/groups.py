"""School years and the groups in them."""

from django.db import models

from pijler.foundation.database.tables import SameSchoolKey, SchoolRow
from pijler.foundation.schools.models.organisations import Location
from pijler.foundation.schools.models.people import Dated, Person


class SchoolPeriod(SchoolRow):
    """A school year, or a part that starts in February."""

    name = models.CharField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "name"], name="period_once_per_school"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="period_ends_after_start",
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {"id", "tenant_id", "name", "starts_on", "ends_on"}

    def __str__(self) -> str:
        return self.name


class Group(SchoolRow):
    """A class or year group of one period."""

    period = SameSchoolKey(SchoolPeriod, models.PROTECT, related_name="groups")
    location = SameSchoolKey(Location, models.PROTECT, null=True, blank=True)
    name = models.CharField(max_length=60)
    # Year group: 1-8 in primary education, 1-6 in secondary; empty when mixed.
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    combined = models.BooleanField(default=False)
    source_key = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "period", "source_key"],
                condition=~models.Q(source_key=""),
                name="group_once_per_source",
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {
            "id", "tenant_id", "period", "location", "name", "year", "combined",
            "source_key",
        }  # fmt: skip

    def __str__(self) -> str:
        return self.name


class GroupMembership(Dated):
    """A pupil in a group, by date."""

    group = SameSchoolKey(Group, models.PROTECT, related_name="memberships")
    pupil = SameSchoolKey(Person, models.PROTECT, related_name="memberships")

    class Privacy:
        erase: set[str] = set()
        keep = {"id", "tenant_id", "group", "pupil", "starts_on", "ends_on"}
