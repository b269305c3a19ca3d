"""Derive groups, locations and mentors from what stands beside the pupils."""

import re
from dataclasses import dataclass, field

from pijler.formats.draft import MOST_GROUPS, Draft
from pijler.formats.findings import Code, found
from pijler.formats.notebook import Refused
from pijler.formats.roster import RosterGroup, RosterLocation, RosterStaff

_MIXED = "C"
_MENTOR = "mentor"
_FIRST_DIGIT = re.compile(r"\d")
_TWO_YEARS = re.compile(r"\d\s*[-/+&]\s*\d")


@dataclass
class _Group:
    key: str
    name: str
    combined: bool
    line: int
    years: set[str] = field(default_factory=set)


@dataclass
class _Mentor:
    key: str
    email: str | None
    line: int
    groups: dict[str, None] = field(default_factory=dict)


class Surroundings:
    """Everything that is not a pupil, gathered while the rows are read."""

    def __init__(self) -> None:
        self._groups: dict[str, _Group] = {}
        self._locations: dict[str, RosterLocation] = {}
        self._mentors: dict[str, _Mentor] = {}

    def location(self, name: str | None, line: int) -> str | None:
        """Remember a location; gives its key."""
        if name is None:
            return None
        location = RosterLocation(key=name, name=name, line=line)
        return self._locations.setdefault(name.casefold(), location).key

    def group(
        self, name: str | None, location: str | None, line: int, *, combined: bool
    ) -> str | None:
        """Remember a group; the same class name at two locations is two groups."""
        if name is None:
            return None
        if len(self._groups) > MOST_GROUPS:
            raise Refused(found(Code.TOO_MANY, field="groups", limit=MOST_GROUPS))
        key = f"{location}/{name}" if location else name
        group = _Group(key, name, combined, line)
        return self._groups.setdefault(key.casefold(), group).key

    def year(self, group: str | None, year: str | None) -> None:
        """Remember in which year a pupil of the group is."""
        if group and year:
            self._groups[group.casefold()].years.add(year)

    def mentor(
        self, name: str | None, email: str | None, group: str | None, line: int
    ) -> None:
        """Remember a mentor of the group, known by e-mail address or else by name."""
        key = name or email
        if key is None:
            return
        mentor = self._mentors.setdefault(key.casefold(), _Mentor(key, email, line))
        mentor.email = mentor.email or email
        if group:
            mentor.groups[group] = None

    def add_to(self, draft: Draft) -> None:
        """Put it all into the draft."""
        draft.locations.extend(self._locations.values())
        draft.groups.extend(_finished(group) for group in self._groups.values())
        draft.staff.extend(_member(mentor) for mentor in self._mentors.values())


def year_in_name(name: str) -> str | None:
    """Guess the year from a class name such as '2B' or 'havo 3'; None for '5/6'."""
    if _TWO_YEARS.search(name):
        return None
    digit = _FIRST_DIGIT.search(name)
    return digit.group() if digit and digit.group() in "12345678" else None


def _finished(group: _Group) -> RosterGroup:
    year = None if group.combined else _shared_year(group)
    return RosterGroup(group.key, group.name, year, group.combined, group.line)


def _shared_year(group: _Group) -> str | None:
    if len(group.years) > 1 or _TWO_YEARS.search(group.name):
        return _MIXED
    return next(iter(group.years), None) or year_in_name(group.name)


def _member(mentor: _Mentor) -> RosterStaff:
    return RosterStaff(
        key=mentor.key,
        family_name=mentor.key,
        email=mentor.email,
        group_keys=tuple(mentor.groups),
        role=_MENTOR,
        line=mentor.line,
    )
