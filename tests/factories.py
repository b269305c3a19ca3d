"""One factory per model: fixed dates, no chance. Rows need a school_context.

>>> school = make_school("Het Baken")
>>> with school_context(school.pk):
...     mentor = PersonFactory(given_name="Samira")
"""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from pijler.foundation.schools.models import (
    Enrolment,
    Group,
    GroupMembership,
    Guardianship,
    Organisation,
    OrganisationKind,
    Person,
    Role,
    SchoolPeriod,
    Sector,
    StaffRole,
)
from tests.support.database import as_role

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
YEAR_START, YEAR_END = date(2026, 8, 1), date(2027, 7, 31)


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    kind = OrganisationKind.SCHOOL
    sector = Sector.PO
    name = factory.Sequence(lambda n: f"School {n}")
    brin = factory.Sequence(lambda n: f"{n % 100:02d}{chr(65 + n // 100 % 26)}X")
    code = factory.Sequence(
        lambda n: "".join(
            "ABCDEFGHJKMNPQRSTUVWXYZ23456789"[n // 31**i % 31] for i in (2, 1, 0)
        )
    )


def make_school(name: str = "Het Baken", **fields: object) -> Organisation:
    """A school; only the owner of the database may add one."""
    with as_role("pijler_owner"):
        return OrganisationFactory(name=name, **fields)


class SchoolPeriodFactory(DjangoModelFactory):
    class Meta:
        model = SchoolPeriod
        django_get_or_create = ("name",)

    name = "2026-2027"
    starts_on = YEAR_START
    ends_on = YEAR_END


class GroupFactory(DjangoModelFactory):
    class Meta:
        model = Group

    period = factory.SubFactory(SchoolPeriodFactory)
    name = factory.Sequence(lambda n: f"groep {n % 8 + 1}")
    year = 7


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    given_name = factory.Sequence(lambda n: f"Voornaam{n}")
    family_name = factory.Sequence(lambda n: f"Achternaam{n}")


class StaffRoleFactory(DjangoModelFactory):
    class Meta:
        model = StaffRole

    person = factory.SubFactory(PersonFactory)
    role = Role.TEACHER
    starts_on = YEAR_START


class EnrolmentFactory(DjangoModelFactory):
    class Meta:
        model = Enrolment

    pupil = factory.SubFactory(PersonFactory)
    starts_on = YEAR_START


class GroupMembershipFactory(DjangoModelFactory):
    class Meta:
        model = GroupMembership

    group = factory.SubFactory(GroupFactory)
    pupil = factory.SubFactory(PersonFactory)
    starts_on = YEAR_START


class GuardianshipFactory(DjangoModelFactory):
    class Meta:
        model = Guardianship

    guardian = factory.SubFactory(PersonFactory)
    child = factory.SubFactory(PersonFactory)
    starts_on = YEAR_START


def make_teacher(group: Group, **fields: object) -> Person:
    """A teacher of this group, this school year."""
    person = PersonFactory(**fields)
    StaffRoleFactory(person=person, group=group, role=Role.TEACHER)
    return person


def make_staff(role: Role, **fields: object) -> Person:
    """Somebody with a role for the whole school."""
    person = PersonFactory(**fields)
    StaffRoleFactory(person=person, role=role)
    return person


def make_class(pupils: int = 25, **fields: object) -> Group:
    """A group with this many pupils."""
    group = GroupFactory(**fields)
    for _ in range(pupils):
        pupil = PersonFactory()
        EnrolmentFactory(pupil=pupil)
        GroupMembershipFactory(group=group, pupil=pupil)
    return group
