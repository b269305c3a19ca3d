"""What a class list contains, whatever file it came from (shaped after Edu-V and EDEXML)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pijler.formats.findings import Code, Finding, Severity

__all__ = [
    "Authority",
    "Code",
    "Finding",
    "Roster",
    "RosterGroup",
    "RosterGuardian",
    "RosterLocation",
    "RosterPupil",
    "RosterSchool",
    "RosterStaff",
    "Severity",
    "pupil_identity",
]


class Authority(StrEnum):
    """Whether a guardian has authority over a pupil; unknown means no access."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RosterSchool:
    """The school that a list is of, as far as the list says so."""

    brin: str | None = None
    location_code: str | None = None
    name: str | None = None
    school_year: str | None = None
    reference_date: date | None = None
    institution_number: str | None = None
    system_key: str | None = None


@dataclass(frozen=True, slots=True)
class RosterLocation:
    """A building or branch of the school."""

    key: str
    name: str
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class RosterGroup:
    """A class; a combined group gathers pupils of several classes."""

    key: str
    name: str
    year: str | None = None
    combined: bool = False
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class RosterPupil:
    """A pupil; at least one of given and family name is filled."""

    key: str
    eck_id: str | None = None
    given_name: str | None = None
    infix: str | None = None
    family_name: str | None = None
    initials: str | None = None
    birth_date: date | None = None
    email: str | None = None
    year: str | None = None
    group_key: str | None = None
    combined_group_keys: tuple[str, ...] = ()
    location_key: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class RosterStaff:
    """Somebody who works at the school, with the groups this person has."""

    key: str
    eck_id: str | None = None
    given_name: str | None = None
    infix: str | None = None
    family_name: str | None = None
    initials: str | None = None
    email: str | None = None
    group_keys: tuple[str, ...] = ()
    role: str = ""
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class RosterGuardian:
    """A parent or carer of one pupil."""

    pupil_key: str
    name: str | None = None
    email: str | None = None
    authority: Authority = Authority.UNKNOWN
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Roster:
    """A whole list with what there is to say about it."""

    format: str
    filename: str
    school: RosterSchool = RosterSchool()
    locations: tuple[RosterLocation, ...] = ()
    groups: tuple[RosterGroup, ...] = ()
    pupils: tuple[RosterPupil, ...] = ()
    staff: tuple[RosterStaff, ...] = ()
    guardians: tuple[RosterGuardian, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def importable(self) -> bool:
        """Whether the list can be imported: no finding refuses the whole file."""
        return not any(finding.refuses for finding in self.findings)


def pupil_identity(pupil: RosterPupil) -> str:
    """Tell by what a pupil is known over imports: ECK iD, else the school's own key."""
    return pupil.eck_id or pupil.key
