"""Makes the demo's board, its two schools, their groups and everyone in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from pijler.doors.commands.demo_school.cast import BAKEN, REGENBOOG, Member
from pijler.doors.commands.demo_school.names import people
from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.database.context import school_context
from pijler.foundation.schools.models import (
    Authority,
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

SEED = 20261122


@dataclass(frozen=True)
class Plan:
    """One school of the demo, before it exists."""

    name: str
    sector: Sector
    brin: str
    code: str
    groups: Sequence[tuple[str, int]]
    cast: Sequence[Member]


PLANS = (
    Plan(
        "De Regenboog",
        Sector.PO,
        "00AA",
        "RGB",
        [*((str(year), year) for year in range(1, 7)), ("7b", 7), ("8", 8)],
        REGENBOOG,
    ),
    Plan(
        "Het Baken",
        Sector.VO,
        "00BB",
        "BKN",
        [(f"{year}{letter}", year) for year in range(1, 5) for letter in "ABCD"],
        BAKEN,
    ),
)
PUPILS = 25


def make_schools(today: date) -> list[Organisation]:
    """The board and both schools with everyone in them; the order is that of PLANS."""
    board = _organisation(
        name="Stichting De Waaier", kind=OrganisationKind.BOARD, code="WAA"
    )
    schools = []
    for number, plan in enumerate(PLANS):
        school = _organisation(
            name=plan.name,
            kind=OrganisationKind.SCHOOL,
            sector=plan.sector,
            brin=plan.brin,
            code=plan.code,
            board=board,
        )
        with school_context(school.pk):
            _fill(plan, school, today, SEED + number)
        schools.append(school)
    return schools


def _organisation(**fields: object) -> Organisation:
    organisation = Organisation(**fields)
    organisation.save(using="owner")
    return Organisation.objects.get(pk=organisation.pk)


def _fill(plan: Plan, school: Organisation, today: date, seed: int) -> None:
    period = _period(today)
    names = people(seed)
    groups = [Group(period=period, name=name, year=year) for name, year in plan.groups]
    Group.objects.bulk_create(groups)
    for group in groups:
        _pupils(group, period, names, PUPILS)
        _teacher(group, plan, period, names)
    by_name = {group.name: group for group in groups}
    for member in plan.cast:
        _member(member, school, by_name.get(member.group), period)


def _period(today: date) -> SchoolPeriod:
    start = today.year if today.month >= 8 else today.year - 1
    return SchoolPeriod.objects.create(
        name=f"{start}-{start + 1}",
        starts_on=date(start, 8, 1),
        ends_on=date(start + 1, 7, 31),
    )


def _person(given: str, infix: str, family: str) -> Person:
    return Person(
        given_name=given,
        infix=infix,
        family_name=family,
        sort_key=slugify(f"{family} {given}"),
    )


def _pupils(
    group: Group,
    period: SchoolPeriod,
    names: Iterator[tuple[str, str, str]],
    count: int,
) -> None:
    pupils = [_person(*next(names)) for _ in range(count)]
    start = period.starts_on
    Person.objects.bulk_create(pupils)
    Enrolment.objects.bulk_create(
        Enrolment(pupil=pupil, starts_on=start) for pupil in pupils
    )
    GroupMembership.objects.bulk_create(
        GroupMembership(group=group, pupil=pupil, starts_on=start) for pupil in pupils
    )


def _teacher(
    group: Group,
    plan: Plan,
    period: SchoolPeriod,
    names: Iterator[tuple[str, str, str]],
) -> None:
    if any(member.role and member.group == group.name for member in plan.cast):
        return
    teacher = _person(*next(names))
    teacher.save()
    role = Role.TEACHER if plan.sector == Sector.PO else Role.MENTOR
    StaffRole.objects.create(
        person=teacher, role=role, group=group, starts_on=period.starts_on
    )


def _member(
    member: Member, school: Organisation, group: Group | None, period: SchoolPeriod
) -> None:
    person = _person(member.given, member.infix, member.family)
    person.save()
    start = period.starts_on
    if member.role is not None:
        StaffRole.objects.create(
            person=person, role=member.role, group=group, starts_on=start
        )
    elif group is not None:
        _enrol(person, group)
    else:
        _guardian(person, start)
    _account(person, school)


def _enrol(pupil: Person, group: Group) -> None:
    # In the place of an invented classmate, so that the class keeps its size.
    membership = GroupMembership.objects.filter(group=group).order_by("pk")[0]
    classmate = membership.pupil
    Enrolment.objects.filter(pupil=classmate).update(pupil=pupil)
    GroupMembership.objects.filter(pk=membership.pk).update(pupil=pupil)
    classmate.delete()


def _guardian(parent: Person, start: date) -> None:
    child = Person.objects.get(
        given_name="Noor", family_name=parent.family_name, memberships__group__name="7b"
    )
    Guardianship.objects.create(
        guardian=parent, child=child, authority=Authority.YES, starts_on=start
    )


def _account(person: Person, school: Organisation) -> None:
    user = User(username=slugify(f"{person.given_name} {school.name}"))
    user.set_unusable_password()
    user.save()
    Affiliation.objects.create(user=user, tenant_id=school.pk, person_id=person.pk)
