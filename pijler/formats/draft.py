"""A list while it is being read, with the limits that keep it small."""

from __future__ import annotations

from dataclasses import dataclass, field

from pijler.formats.findings import Code, found
from pijler.formats.notebook import Refused
from pijler.formats.roster import (
    RosterGroup,
    RosterGuardian,
    RosterLocation,
    RosterPupil,
    RosterSchool,
    RosterStaff,
)

MOST_PUPILS = 50_000
MOST_STAFF = 10_000
MOST_GROUPS = 10_000
MOST_LOCATIONS = 1_000
MOST_GUARDIANS = 200_000
MOST_REFERENCES = 500_000


@dataclass
class Draft:
    """What was read so far; references are not checked yet."""

    school: RosterSchool = field(default_factory=RosterSchool)
    locations: list[RosterLocation] = field(default_factory=list)
    groups: list[RosterGroup] = field(default_factory=list)
    pupils: list[RosterPupil] = field(default_factory=list)
    staff: list[RosterStaff] = field(default_factory=list)
    guardians: list[RosterGuardian] = field(default_factory=list)
    references: int = 0
    lines_with_bsn: int = 0
    first_line_with_bsn: int = 0
    leavers: int = 0

    def saw_bsn(self, line: int) -> None:
        """Count a line that held a BSN; the number itself was never kept."""
        self.lines_with_bsn += 1
        self.first_line_with_bsn = self.first_line_with_bsn or line

    def check_size(self) -> None:
        """Refuse a list that no school can have."""
        self._check(len(self.pupils), MOST_PUPILS, "pupils")
        self._check(len(self.staff), MOST_STAFF, "staff")
        self._check(len(self.groups), MOST_GROUPS, "groups")
        self._check(len(self.locations), MOST_LOCATIONS, "locations")
        self._check(len(self.guardians), MOST_GUARDIANS, "guardians")
        self._check(self.references, MOST_REFERENCES, "references")

    def _check(self, count: int, most: int, what: str) -> None:
        if count > most:
            raise Refused(found(Code.TOO_MANY, field=what, limit=most))
