"""The rows of the school as they stand now, in a form to compare a list with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pijler.foundation.rosters.listed import Details
from pijler.foundation.schools.models import (
    Enrolment,
    Group,
    GroupMembership,
    Guardianship,
    Location,
    Person,
    SchoolPeriod,
    StaffRole,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A dated row: it holds up to and including its last day."""

    id: UUID
    starts_on: date
    ends_on: date | None

    def is_open(self, day: date) -> bool:
        """Whether it holds on this day, or begins later."""
        return self.ends_on is None or self.ends_on >= day


@dataclass(frozen=True, slots=True)
class Membership(Span):
    """A pupil in a group."""

    group: UUID
    combined: bool
    in_period: bool


@dataclass(frozen=True, slots=True)
class HeldRole(Span):
    """A role that came from a list."""

    role: str
    group: UUID | None


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is in the school's rows."""

    id: UUID
    source: str
    details: Details
    sort_key: str


@dataclass(frozen=True, slots=True)
class KnownPupil(Known):
    """A pupil, also one who left."""

    enrolments: tuple[Span, ...] = ()
    memberships: tuple[Membership, ...] = ()

    def enrolled(self, day: date) -> Span | None:
        """The enrolment that holds on this day, or begins later."""
        return next((one for one in self.enrolments if one.is_open(day)), None)


@dataclass(frozen=True, slots=True)
class KnownMember(Known):
    """Somebody of the staff."""

    roles: tuple[HeldRole, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownGuardian(Span):
    """A guardian of one child."""

    guardian: Known
    child: UUID
    authority: str


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A group of the period of the list."""

    id: UUID
    key: str
    name: str
    year: int | None
    combined: bool
    location: UUID | None


@dataclass(frozen=True, slots=True)
class KnownLocation:
    """A building."""

    id: UUID
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything of the school that a list can change."""

    period: UUID | None = None
    locations: tuple[KnownLocation, ...] = ()
    groups: tuple[KnownGroup, ...] = ()
    pupils: tuple[KnownPupil, ...] = ()
    staff: tuple[KnownMember, ...] = ()
    guardians: tuple[KnownGuardian, ...] = ()


def standing(period_name: str, starts_on: date, ends_on: date) -> Standing:
    """Read the rows of the school at work; a dozen queries, however many pupils."""
    period = _period(period_name, starts_on, ends_on)
    return Standing(
        period=period,
        locations=tuple(
            KnownLocation(*row)
            for row in Location.objects.values_list("id", "source_key", "name")
        ),
        groups=tuple(
            KnownGroup(*row)
            for row in Group.objects.filter(period_id=period).values_list(
                "id", "source_key", "name", "year", "combined", "location_id"
            )
        ),
        pupils=tuple(_pupils(period)),
        staff=tuple(_staff()),
        guardians=tuple(_guardians()),
    )


def _period(name: str, starts_on: date, ends_on: date) -> UUID | None:
    periods = SchoolPeriod.objects.order_by("name")
    named = periods.filter(name=name).first()
    same = named or periods.filter(starts_on=starts_on, ends_on=ends_on).first()
    return same.pk if same else None


def _pupils(period: UUID | None) -> Iterable[KnownPupil]:
    enrolments: dict[UUID, list[Span]] = defaultdict(list)
    for row in Enrolment.objects.order_by("-starts_on").iterator():
        enrolments[row.pupil_id].append(Span(row.id, row.starts_on, row.ends_on))
    memberships = _memberships(period)
    for known in _people(enrolments):
        yield KnownPupil(
            known.id,
            known.source,
            known.details,
            known.sort_key,
            tuple(enrolments[known.id]),
            tuple(memberships.get(known.id, ())),
        )


def _memberships(period: UUID | None) -> dict[UUID, list[Membership]]:
    found: dict[UUID, list[Membership]] = defaultdict(list)
    combined = dict(Group.objects.values_list("id", "combined"))
    here = set(Group.objects.filter(period_id=period).values_list("id", flat=True))
    for row in GroupMembership.objects.iterator():
        found[row.pupil_id].append(
            Membership(
                row.id,
                row.starts_on,
                row.ends_on,
                row.group_id,
                combined[row.group_id],
                row.group_id in here,
            )
        )
    return found


def _staff() -> Iterable[KnownMember]:
    roles: dict[UUID, list[HeldRole]] = defaultdict(list)
    everyone = set()
    for row in StaffRole.objects.iterator():
        everyone.add(row.person_id)
        if row.from_list:
            role = HeldRole(row.id, row.starts_on, row.ends_on, row.role, row.group_id)
            roles[row.person_id].append(role)
    # Also whoever was added by hand: a list may turn out to know this person.
    for known in _people(everyone, listed_only=False):
        yield KnownMember(
            known.id,
            known.source,
            known.details,
            known.sort_key,
            tuple(roles[known.id]),
        )


def _guardians() -> Iterable[KnownGuardian]:
    rows = list(Guardianship.objects.iterator())
    people = {one.id: one for one in _people({row.guardian_id for row in rows})}
    for row in rows:
        if row.guardian_id in people:
            yield KnownGuardian(
                row.id,
                row.starts_on,
                row.ends_on,
                people[row.guardian_id],
                row.child_id,
                row.authority,
            )


def _people(ids: Iterable[UUID], *, listed_only: bool = True) -> Iterable[Known]:
    people = Person.objects.filter(pk__in=list(ids))
    if listed_only:
        # Somebody who was never in a list is not the list's to end.
        people = people.exclude(source_hash="")
    for row in people.iterator():
        details = Details(
            row.given_name, row.infix, row.family_name, row.birth_date, row.email
        )
        yield Known(row.id, row.source_hash, details, row.sort_key)
