"""Pupils, parents and staff of one school."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pijler.foundation.database.tables import SameSchoolKey, SchoolRow
from pijler.foundation.schools.models.roles import OF_A_GROUP, Role


class Person(SchoolRow):
    """Somebody at one school. Who belongs to two schools is two people here."""

    given_name = models.CharField(max_length=100)
    infix = models.CharField(max_length=20, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    sort_key = models.CharField(max_length=240, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)
    # HMAC of the ECK iD or the school system's key, under the school's own key.
    source_hash = models.CharField(max_length=64, blank=True)

    journal_kind = "person"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "source_hash"],
                condition=~Q(source_hash=""),
                name="person_once_per_source",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant_id", "sort_key"], name="person_by_name")
        ]

    class Privacy:
        erase = {
            "given_name", "infix", "family_name", "sort_key", "birth_date", "email",
            "source_hash",
        }  # fmt: skip
        keep = {"id", "tenant_id"}

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Given name, infix and family name as they are said."""
        return " ".join(filter(None, [self.given_name, self.infix, self.family_name]))

    @property
    def journal_id(self) -> UUID:
        return self.id


class Dated(SchoolRow):
    """Something that holds from a day up to and including another, or without end."""

    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="%(class)s_ends_after_start",
            ),
        ]


class Enrolment(Dated):
    """A pupil at this school; a leaver's enrolment is ended, not deleted."""

    pupil = SameSchoolKey(Person, models.PROTECT, related_name="enrolments")

    class Privacy:
        erase: set[str] = set()
        keep = {"id", "tenant_id", "pupil", "starts_on", "ends_on"}


class StaffRole(Dated):
    """A role of a member of staff, for one group or for the school."""

    person = SameSchoolKey(Person, models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20, choices=Role.choices)
    group = SameSchoolKey(
        "schools.Group", models.PROTECT, null=True, blank=True, related_name="staff"
    )
    # A role from a class list ends when the list says so; one given by hand stays.
    from_list = models.BooleanField(default=False)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(group__isnull=True) | Q(role__in=sorted(OF_A_GROUP)),
                name="only_teachers_have_a_group",
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {
            "id", "tenant_id", "person", "role", "group", "from_list",
            "starts_on", "ends_on",
        }  # fmt: skip


class Authority(models.TextChoices):
    """Whether somebody has parental authority over a child; unknown gives no access."""

    YES = "yes", _("has authority")
    NO = "no", _("has no authority")
    UNKNOWN = "unknown", _("not known")


class Guardianship(Dated):
    """A parent or guardian of one child, with the authority over that child."""

    guardian = SameSchoolKey(Person, models.PROTECT, related_name="children")
    child = SameSchoolKey(Person, models.PROTECT, related_name="guardians")
    authority = models.CharField(
        max_length=7, choices=Authority.choices, default=Authority.UNKNOWN
    )

    class Privacy:
        erase = {"authority"}
        keep = {"id", "tenant_id", "guardian", "child", "starts_on", "ends_on"}
