"""What a list changes, one step per pupil, member of staff, guardian and group."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pijler.foundation.rosters.listed import (
    Details,
    Listed,
    ListedGroup,
    ListedGuardian,
    ListedLocation,
    ListedMember,
    ListedPupil,
)
from pijler.foundation.rosters.standing import (
    HeldRole,
    KnownGroup,
    KnownGuardian,
    KnownLocation,
    KnownMember,
    KnownPupil,
    Membership,
    Span,
    Standing,
)


class Kind(StrEnum):
    """What happens, in the words of the counts."""

    PUPIL_NEW = "pupil_new"
    PUPIL_RETURNS = "pupil_returns"
    PUPIL_LEAVES = "pupil_leaves"
    PUPIL_MOVES = "pupil_moves"
    PUPIL_PLACED = "pupil_placed"
    PUPIL_REGROUPED = "pupil_regrouped"
    PUPIL_RENAMED = "pupil_renamed"
    PUPIL_CORRECTED = "pupil_corrected"
    PUPIL_SAME = "pupil_same"
    GROUP_NEW = "group_new"
    GROUP_CORRECTED = "group_corrected"
    STAFF_NEW = "staff_new"
    STAFF_ENDS = "staff_ends"
    STAFF_ROLES = "staff_roles"
    STAFF_CORRECTED = "staff_corrected"
    GUARDIAN_NEW = "guardian_new"
    GUARDIAN_ENDS = "guardian_ends"
    GUARDIAN_CORRECTED = "guardian_corrected"
    AUTHORITY_CHANGES = "authority_changes"


@dataclass(frozen=True)
class Ending:
    """A dated row that gets another last day."""

    row: Span
    last_day: date | None


@dataclass(frozen=True)
class PupilStep:
    """What happens to one pupil."""

    kinds: frozenset[Kind]
    details: Details
    listed: ListedPupil | None = None
    known: KnownPupil | None = None
    enrol_from: date | None = None
    endings: tuple[Ending, ...] = ()
    joins: tuple[str, ...] = ()
    # A place in a group that has not begun yet moves as a whole.
    redirected: tuple[tuple[Membership, str], ...] = ()
    left: Ending | None = None
    groups_before: tuple[str, ...] = ()
    groups_after: tuple[str, ...] = ()


@dataclass(frozen=True)
class MemberStep:
    """What happens to somebody of the staff."""

    kinds: frozenset[Kind]
    details: Details
    listed: ListedMember | None = None
    known: KnownMember | None = None
    gains: tuple[tuple[str, str], ...] = ()
    loses: tuple[tuple[HeldRole, date], ...] = ()


@dataclass(frozen=True)
class GuardianStep:
    """What happens to a guardian of one child."""

    kinds: frozenset[Kind]
    details: Details
    listed: ListedGuardian | None = None
    known: KnownGuardian | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class GroupStep:
    """What happens to a group."""

    kinds: frozenset[Kind]
    listed: ListedGroup
    known: KnownGroup | None = None


@dataclass(frozen=True)
class LocationStep:
    """What happens to a building."""

    listed: ListedLocation
    known: KnownLocation | None = None


@dataclass(frozen=True)
class Difference:
    """Everything that a list changes, and how much of it."""

    day: date
    listed: Listed
    standing: Standing
    pupils: tuple[PupilStep, ...] = ()
    staff: tuple[MemberStep, ...] = ()
    guardians: tuple[GuardianStep, ...] = ()
    groups: tuple[GroupStep, ...] = ()
    locations: tuple[LocationStep, ...] = ()
    enrolled_before: int = 0
    counts: Counter[Kind] = field(default_factory=Counter)

    @property
    def changes_nothing(self) -> bool:
        """Whether the school stays exactly as it is."""
        return not (set(self.counts) - {Kind.PUPIL_SAME}) and not self._quiet_changes

    @property
    def leaving(self) -> int:
        """How many pupils leave."""
        return self.counts[Kind.PUPIL_LEAVES]

    @property
    def too_many_leave(self) -> bool:
        """Whether more than a fifth of the pupils would leave."""
        return self.leaving * 5 > self.enrolled_before

    @property
    def _quiet_changes(self) -> bool:
        # Another number for the same person is stored, but nobody has to look at it.
        people: list[PupilStep | MemberStep] = [*self.pupils, *self.staff]
        return any(
            one.listed and one.known and one.listed.source != one.known.source
            for one in people
        ) or any(one.known is None for one in self.locations)
