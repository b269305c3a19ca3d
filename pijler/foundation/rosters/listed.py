"""What a list holds, once everything is left out that the school does not need here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from pijler.foundation.rosters.models import RosterImport


@dataclass(frozen=True, slots=True)
class Details:
    """What may change about somebody who stays the same person."""

    given_name: str = ""
    infix: str = ""
    family_name: str = ""
    birth_date: date | None = None
    email: str = ""

    @property
    def name(self) -> str:
        """The name as it is said."""
        return " ".join(filter(None, [self.given_name, self.infix, self.family_name]))


@dataclass(frozen=True, slots=True)
class ListedLocation:
    """A building."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A class, or a group of pupils from several classes."""

    key: str
    name: str
    year: int | None = None
    combined: bool = False
    location: str = ""


@dataclass(frozen=True, slots=True)
class ListedPupil:
    """A pupil, known by a hash; `other` is the hash of a second number, if any."""

    source: str
    other: str
    details: Details
    groups: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class ListedMember:
    """Somebody of the staff with the groups this person has."""

    source: str
    other: str
    details: Details
    groups: tuple[str, ...] = ()
    mentor: bool = False


@dataclass(frozen=True, slots=True)
class ListedGuardian:
    """A guardian of one pupil; the pupil is named by its hash."""

    source: str
    child: str
    details: Details
    authority: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A whole list for one school year."""

    period: str
    starts_on: date
    ends_on: date
    locations: tuple[ListedLocation, ...] = ()
    groups: tuple[ListedGroup, ...] = ()
    pupils: tuple[ListedPupil, ...] = ()
    staff: tuple[ListedMember, ...] = ()
    guardians: tuple[ListedGuardian, ...] = ()


def school_year(first_year: int) -> tuple[str, date, date]:
    """The name, first and last day of the school year that begins in this year."""
    name = f"{first_year}-{first_year + 1}"
    return name, date(first_year, 8, 1), date(first_year + 1, 7, 31)


def first_year_of(day: date) -> int:
    """The year in which the school year of this day began."""
    return day.year if day.month >= 8 else day.year - 1


def as_json(listed: Listed) -> dict[str, object]:
    """The list in a form that can be stored."""
    plain = _plain(asdict(listed))
    return plain if isinstance(plain, dict) else {}


def stored_list(roster_import: RosterImport) -> Listed:
    """The list that was stored with an import."""
    stored = roster_import.staged
    whole = _Stored(stored)
    return Listed(
        period=whole.text("period"),
        starts_on=date.fromisoformat(whole.text("starts_on")),
        ends_on=date.fromisoformat(whole.text("ends_on")),
        locations=tuple(ListedLocation(**row) for row in stored["locations"]),
        groups=tuple(ListedGroup(**row) for row in stored["groups"]),
        pupils=tuple(_pupil(_Stored(row)) for row in stored["pupils"]),
        staff=tuple(_member(_Stored(row)) for row in stored["staff"]),
        guardians=tuple(_guardian(_Stored(row)) for row in stored["guardians"]),
    )


class _Stored:
    """One stored row, read as what it was."""

    def __init__(self, row: Mapping[str, object]) -> None:
        self._row = row

    def text(self, name: str) -> str:
        return str(self._row[name])

    def day(self, name: str) -> date | None:
        return date.fromisoformat(self.text(name)) if self._row[name] else None

    def texts(self, name: str) -> tuple[str, ...]:
        values = self._row[name]
        return tuple(map(str, values)) if isinstance(values, list) else ()

    def details(self) -> Details:
        row = self._row["details"]
        part = _Stored(row if isinstance(row, dict) else {})
        return Details(
            part.text("given_name"),
            part.text("infix"),
            part.text("family_name"),
            part.day("birth_date"),
            part.text("email"),
        )


def _pupil(row: _Stored) -> ListedPupil:
    return ListedPupil(
        row.text("source"),
        row.text("other"),
        row.details(),
        row.texts("groups"),
        row.day("starts_on"),
        row.day("ends_on"),
    )


def _member(row: _Stored) -> ListedMember:
    return ListedMember(
        row.text("source"),
        row.text("other"),
        row.details(),
        row.texts("groups"),
        mentor=row.text("mentor") == "True",
    )


def _guardian(row: _Stored) -> ListedGuardian:
    return ListedGuardian(
        row.text("source"), row.text("child"), row.details(), row.text("authority")
    )


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value
