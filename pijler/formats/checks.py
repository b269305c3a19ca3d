"""Check a list as a whole: keys, references, doubles, dates; then it is a Roster."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from pijler.formats import bsn
from pijler.formats.draft import Draft
from pijler.formats.findings import Code, found
from pijler.formats.notebook import Notebook, Refused
from pijler.formats.roster import Roster, RosterPupil, RosterStaff
from pijler.formats.values import OLDEST_USUAL_AGE, safe_key

_LEFT = "H"
_NO_ONE_YEAR = frozenset(["C", "N", "H"])


class Keyed(Protocol):
    """A row with a key of its own."""

    @property
    def key(self) -> str: ...

    @property
    def line(self) -> int | None: ...


class Person(Keyed, Protocol):
    """A row about a person."""

    @property
    def eck_id(self) -> str | None: ...


KeyedRow = TypeVar("KeyedRow", bound=Keyed)
PersonRow = TypeVar("PersonRow", bound=Person)


def finish(
    draft: Draft, notebook: Notebook, *, kind: str, filename: str, on: date | None
) -> Roster:
    """Turn a draft into a roster; raises Refused where the whole list is unusable."""
    _check_school(draft, notebook)
    _check_keys(draft, notebook)
    _check_references(draft, notebook)
    _check_pupils(draft, notebook, on=on or draft.school.reference_date)
    _remark(draft, notebook)
    return Roster(
        format=kind,
        filename=filename,
        school=draft.school,
        locations=tuple(draft.locations),
        groups=tuple(draft.groups),
        pupils=tuple(draft.pupils),
        staff=tuple(draft.staff),
        guardians=tuple(draft.guardians),
        findings=tuple(notebook.findings()),
    )


def _check_school(draft: Draft, notebook: Notebook) -> None:
    if draft.school.brin is None:
        notebook.add(Code.NO_BRIN)
    if draft.school.school_year is None:
        notebook.add(Code.NO_SCHOOL_YEAR)


def _check_keys(draft: Draft, notebook: Notebook) -> None:
    draft.locations = _unique(_without_bsn(draft.locations, notebook), notebook)
    draft.groups = _unique(_without_bsn(draft.groups, notebook), notebook)
    draft.pupils = _unique(_without_bsn(draft.pupils, notebook), notebook)
    draft.pupils = _unique_eck_ids(draft.pupils, notebook)
    draft.staff = _unique(_without_bsn(draft.staff, notebook), notebook)
    draft.staff = _unique_eck_ids(draft.staff, notebook)
    keys = {pupil.key for pupil in draft.pupils}
    draft.guardians = [one for one in draft.guardians if one.pupil_key in keys]


def _without_bsn(rows: Sequence[KeyedRow], notebook: Notebook) -> list[KeyedRow]:
    suspects = bsn.suspect_keys(row.key for row in rows)
    if bsn.are_many(suspects):
        raise Refused(found(Code.KEYS_ARE_BSN))
    for row in rows:
        if row.key in suspects:
            notebook.add(Code.KEY_IS_BSN, row.line, "key")
    return [row for row in rows if row.key not in suspects]


def _unique(rows: Iterable[KeyedRow], notebook: Notebook) -> list[KeyedRow]:
    first: dict[str, KeyedRow] = {}
    for row in rows:
        if first.setdefault(row.key, row) is not row:
            before = first[row.key].line or 0
            notebook.add(Code.DUPLICATE_KEY, row.line, "key", first=before)
    return list(first.values())


def _unique_eck_ids(rows: Iterable[PersonRow], notebook: Notebook) -> list[PersonRow]:
    first: dict[str, int] = {}
    kept = []
    for row in rows:
        if row.eck_id and row.eck_id in first:
            before = first[row.eck_id]
            notebook.add(Code.DUPLICATE_ECK_ID, row.line, "eck_id", first=before)
            continue
        if row.eck_id:
            first[row.eck_id] = row.line or 0
        kept.append(row)
    return kept


def _check_references(draft: Draft, notebook: Notebook) -> None:
    groups = {group.key: group.year for group in draft.groups}
    locations = {location.key for location in draft.locations}
    for place, pupil in enumerate(draft.pupils):
        draft.pupils[place] = _placed(pupil, groups, locations, notebook)
    for place, member in enumerate(draft.staff):
        draft.staff[place] = _assigned(member, groups, notebook)


def _placed(
    pupil: RosterPupil,
    groups: dict[str, str | None],
    locations: set[str],
    notebook: Notebook,
) -> RosterPupil:
    group = pupil.group_key
    if group is not None and group not in groups:
        _unknown_group(group, pupil.line, notebook)
        group = None
    location = pupil.location_key
    if location is not None and location not in locations:
        key = safe_key(location)
        notebook.add(Code.UNKNOWN_LOCATION, pupil.line, "location", key=key)
        location = None
    combined = _known(pupil.combined_group_keys, pupil.line, groups, notebook)
    year = pupil.year or _year_of(groups.get(group or ""))
    return replace(
        pupil,
        group_key=group,
        location_key=location,
        combined_group_keys=combined,
        year=year,
    )


def _assigned(
    member: RosterStaff, groups: dict[str, str | None], notebook: Notebook
) -> RosterStaff:
    known = _known(member.group_keys, member.line, groups, notebook)
    return replace(member, group_keys=known)


def _known(
    keys: Sequence[str],
    line: int | None,
    groups: dict[str, str | None],
    notebook: Notebook,
) -> tuple[str, ...]:
    for key in keys:
        if key not in groups:
            _unknown_group(key, line, notebook)
    return tuple(dict.fromkeys(key for key in keys if key in groups))


def _unknown_group(key: str, line: int | None, notebook: Notebook) -> None:
    notebook.add(Code.UNKNOWN_GROUP, line, "group", key=safe_key(key))


def _year_of(year: str | None) -> str | None:
    return None if year in _NO_ONE_YEAR else year


def _check_pupils(draft: Draft, notebook: Notebook, *, on: date | None) -> None:
    staying = [pupil for pupil in draft.pupils if not _has_left(pupil, on)]
    draft.leavers = len(draft.pupils) - len(staying)
    draft.pupils = [_with_birth_date(pupil, on, notebook) for pupil in staying]
    _check_doubles(draft.pupils, notebook)
    if not draft.pupils:
        raise Refused(found(Code.NO_PUPILS))
    keys = {pupil.key for pupil in draft.pupils}
    draft.guardians = [one for one in draft.guardians if one.pupil_key in keys]


def _has_left(pupil: RosterPupil, on: date | None) -> bool:
    ended = pupil.ends_on is not None and on is not None and pupil.ends_on <= on
    return ended or pupil.year == _LEFT


def _with_birth_date(
    pupil: RosterPupil, on: date | None, notebook: Notebook
) -> RosterPupil:
    born = pupil.birth_date
    if born is None or on is None:
        return pupil
    if born > on:
        notebook.add(Code.BORN_LATER, pupil.line, "birth_date")
        return replace(pupil, birth_date=None)
    if on.year - born.year > OLDEST_USUAL_AGE:
        limit = OLDEST_USUAL_AGE
        notebook.add(Code.OLD_PUPIL, pupil.line, "birth_date", limit=limit)
    return pupil


def _check_doubles(pupils: Iterable[RosterPupil], notebook: Notebook) -> None:
    first: dict[tuple[str, str, date], int] = {}
    for pupil in pupils:
        if pupil.birth_date is None:
            continue
        name = (pupil.given_name or pupil.initials or "").casefold()
        who = (name, (pupil.family_name or "").casefold(), pupil.birth_date)
        if who in first:
            notebook.add(Code.SAME_PUPIL_TWICE, pupil.line, first=first[who])
        first.setdefault(who, pupil.line or 0)


def _remark(draft: Draft, notebook: Notebook) -> None:
    if draft.lines_with_bsn:
        count, first = draft.lines_with_bsn, draft.first_line_with_bsn
        notebook.add(Code.BSN_LEFT_OUT, count=count, first=first)
    if draft.leavers:
        notebook.add(Code.LEAVERS, count=draft.leavers)
    without = sum(1 for pupil in draft.pupils if pupil.group_key is None)
    if without:
        notebook.add(Code.NO_GROUP, count=without)
