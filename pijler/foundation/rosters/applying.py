"""Turn a difference into rows to make and values to change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from uuid import UUID, uuid4

from pijler.foundation.rosters.changes import Changes
from pijler.foundation.rosters.listed import Details, ListedGuardian
from pijler.foundation.rosters.standing import Known, KnownGroup
from pijler.foundation.rosters.steps import (
    Difference,
    GroupStep,
    GuardianStep,
    MemberStep,
    PupilStep,
)
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
from pijler.foundation.schools.models.people import Authority
from pijler.foundation.schools.names import sort_key


def changes_of(difference: Difference) -> Changes:
    """Everything that has to be written; nothing is written yet."""
    return _Builder(difference).build()


class _Builder:
    def __init__(self, difference: Difference) -> None:
        self._difference = difference
        self._changes = Changes()
        self._period = difference.standing.period or uuid4()
        self._places: dict[str, UUID] = {}
        self._groups: dict[str, UUID] = {}
        self._pupils: dict[str, UUID] = {}
        self._guardians = {
            one.guardian.source: one.guardian for one in difference.standing.guardians
        }

    def build(self) -> Changes:
        """Places first, then groups, then people."""
        self._make_period()
        self._make_places()
        for group in self._difference.groups:
            self._put_group(group)
        for pupil in self._difference.pupils:
            self._put_pupil(pupil)
        for member in self._difference.staff:
            self._put_member(member)
        self._put_guardians(self._difference.guardians)
        return self._changes

    def _make_period(self) -> None:
        listed = self._difference.listed
        if self._difference.standing.period is None:
            self._changes.make(
                SchoolPeriod(
                    pk=self._period,
                    name=listed.period,
                    starts_on=listed.starts_on,
                    ends_on=listed.ends_on,
                )
            )

    def _make_places(self) -> None:
        for step in self._difference.locations:
            if step.known:
                self._places[step.listed.key] = step.known.id
                continue
            row = Location(name=step.listed.name, source_key=step.listed.key)
            self._places[step.listed.key] = row.pk
            self._changes.make(row)

    def _put_group(self, step: GroupStep) -> None:
        listed, place = step.listed, self._places.get(step.listed.location)
        if step.known:
            self._groups[listed.key] = step.known.id
            self._correct_group(step, step.known, place or step.known.location)
            return
        row = Group(
            period_id=self._period,
            location_id=place,
            name=listed.name,
            year=listed.year,
            combined=listed.combined,
            source_key=listed.key,
        )
        self._groups[listed.key] = row.pk
        self._changes.make(row)

    def _correct_group(
        self, step: GroupStep, known: KnownGroup, place: UUID | None
    ) -> None:
        listed, pk = step.listed, known.id
        change = self._changes.change
        change(Group, pk, "source_key", known.key, listed.key)
        change(Group, pk, "name", known.name, listed.name)
        change(Group, pk, "year", known.year, listed.year)
        change(Group, pk, "combined", known.combined, listed.combined)
        change(Group, pk, "location", known.location, place)

    def _put_pupil(self, step: PupilStep) -> None:
        source = step.listed.source if step.listed else None
        pk = self._put_person(step.known, step.details, source)
        if step.listed:
            self._pupils[step.listed.source] = pk
        if step.enrol_from and step.listed:
            ends_on = _not_before(step.enrol_from, step.listed.ends_on)
            self._changes.make(
                Enrolment(pupil_id=pk, starts_on=step.enrol_from, ends_on=ends_on)
            )
        for key in step.joins:
            self._join(pk, key)
        self._move(step)

    def _join(self, pupil: UUID, key: str) -> None:
        self._changes.make(
            GroupMembership(
                pupil_id=pupil,
                group_id=self._groups[key],
                starts_on=self._difference.day,
                ends_on=self._difference.listed.ends_on,
            )
        )

    def _move(self, step: PupilStep) -> None:
        enrolments = step.known.enrolments if step.known else ()
        for ending in step.endings:
            model = Enrolment if ending.row in enrolments else GroupMembership
            row = ending.row
            self._changes.change(model, row.id, "ends_on", row.ends_on, ending.last_day)
        for row, key in step.redirected:
            self._changes.change(
                GroupMembership, row.id, "group", row.group, self._groups[key]
            )

    def _put_member(self, step: MemberStep) -> None:
        source = step.listed.source if step.listed else None
        pk = self._put_person(step.known, step.details, source)
        for role, key in step.gains:
            self._changes.make(
                StaffRole(
                    person_id=pk,
                    role=role,
                    group_id=self._groups[key] if key else None,
                    starts_on=self._difference.day,
                    ends_on=self._difference.listed.ends_on if key else None,
                    from_list=True,
                )
            )
        for held, last_day in step.loses:
            self._changes.change(StaffRole, held.id, "ends_on", held.ends_on, last_day)

    def _put_guardians(self, steps: Iterable[GuardianStep]) -> None:
        people: dict[str, UUID] = {}
        for step in steps:
            if step.listed is None:
                self._end_guardian(step, step.ends_on)
                continue
            source = step.listed.source
            if source not in people:
                known = self._guardians.get(source)
                people[source] = self._put_person(known, step.details, source)
            self._put_guardian(step, step.listed, people)

    def _put_guardian(
        self, step: GuardianStep, listed: ListedGuardian, people: Mapping[str, UUID]
    ) -> None:
        if step.known is None:
            self._changes.make(
                Guardianship(
                    guardian_id=people[listed.source],
                    child_id=self._pupils[listed.child],
                    authority=listed.authority,
                    starts_on=self._difference.day,
                )
            )
            return
        self._end_guardian(step, None)
        # A list that does not say it takes no authority away, and gives none.
        if listed.authority != Authority.UNKNOWN:
            before = step.known.authority
            self._changes.change(
                Guardianship, step.known.id, "authority", before, listed.authority
            )

    def _end_guardian(self, step: GuardianStep, last_day: date | None) -> None:
        if step.known:
            self._changes.change(
                Guardianship, step.known.id, "ends_on", step.known.ends_on, last_day
            )

    def _put_person(
        self, known: Known | None, details: Details, source: str | None
    ) -> UUID:
        if known:
            self._correct_person(known, details, source)
            return known.id
        row = Person(
            given_name=details.given_name,
            infix=details.infix,
            family_name=details.family_name,
            sort_key=_sort_key(details),
            birth_date=details.birth_date,
            email=details.email,
            source_hash=source or "",
        )
        self._changes.make(row)
        return row.pk

    def _correct_person(
        self, known: Known, details: Details, source: str | None
    ) -> None:
        change, before = self._changes.change, known.details
        for field in fields(Details):
            old, new = getattr(before, field.name), getattr(details, field.name)
            change(Person, known.id, field.name, old, new)
        if _sort_key(before) != _sort_key(details):
            change(Person, known.id, "sort_key", known.sort_key, _sort_key(details))
        change(Person, known.id, "source_hash", known.source, source or known.source)


def _sort_key(details: Details) -> str:
    return sort_key(details.given_name, details.infix, details.family_name)


def _not_before(first: date, last: date | None) -> date | None:
    return last if last and last >= first else None
