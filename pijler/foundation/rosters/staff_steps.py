"""What a list changes for each member of staff and each guardian."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from pijler.foundation.rosters.listed import Listed, ListedGuardian, ListedMember
from pijler.foundation.rosters.matching import ending, match, match_by_email, merged
from pijler.foundation.rosters.standing import (
    HeldRole,
    KnownGroup,
    KnownGuardian,
    KnownMember,
    Standing,
)
from pijler.foundation.rosters.steps import GuardianStep, Kind, MemberStep
from pijler.foundation.schools.models import Authority, Role

KnownGroups = Mapping[str, KnownGroup | None]


def steps(
    listed: Listed, standing: Standing, groups: KnownGroups, day: date
) -> tuple[MemberStep, ...]:
    """One step per member of staff that changes; a list without staff says nothing."""
    if not listed.staff:
        return ()
    matched, rest = match(listed.staff, standing.staff)
    by_hand = match_by_email(
        [one for one in listed.staff if one.source not in matched], standing.staff
    )
    known = {**by_hand, **matched}
    staying = [
        _listed_step(one, known.get(one.source), listed, groups, day)
        for one in listed.staff
    ]
    return (*staying, *_ended(rest, day))


def _listed_step(
    member: ListedMember,
    known: KnownMember | None,
    listed: Listed,
    groups: KnownGroups,
    day: date,
) -> MemberStep:
    wanted = _wanted(member)
    if known is None:
        kinds = frozenset([Kind.STAFF_NEW])
        return MemberStep(kinds, member.details, listed=member, gains=wanted)
    details = merged(member.details, known.details)
    ids = {role: _id_of(role[1], groups) for role in wanted}
    held = {(one.role, one.group): one for one in known.roles if one.is_open(day)}
    gains = tuple(role for role in wanted if (role[0], ids[role]) not in held)
    kept = {(role[0], ids[role]) for role in wanted}
    extra = [one for key, one in held.items() if key not in kept]
    here = {group.id for group in groups.values() if group}
    loses = _losses((one for one in extra if _is_over(one, here, listed)), day)
    kinds = frozenset(
        ([Kind.STAFF_ROLES] if gains or loses else [])
        + ([Kind.STAFF_CORRECTED] if details != known.details else [])
    )
    return MemberStep(kinds, details, member, known, gains, loses)


def _wanted(member: ListedMember) -> tuple[tuple[str, str], ...]:
    role = Role.MENTOR if member.mentor else Role.TEACHER
    return tuple((role.value, key) for key in member.groups) or (
        (Role.STAFF.value, ""),
    )


def _id_of(key: str, groups: KnownGroups) -> UUID | str | None:
    if not key:
        return None
    group = groups.get(key)
    return group.id if group else key  # a group that is new: nobody holds a role there


def _is_over(role: HeldRole, here: set[UUID], listed: Listed) -> bool:
    # A role of a year that has yet to begin is not this list's to end.
    return role.group is None or role.group in here or role.starts_on < listed.ends_on


def _losses(roles: Iterable[HeldRole], day: date) -> tuple[tuple[HeldRole, date], ...]:
    ends = ((role, ending(role, day)) for role in roles)
    return tuple((role, end.last_day) for role, end in ends if end and end.last_day)


def _ended(rest: Iterable[KnownMember], day: date) -> Iterable[MemberStep]:
    for known in rest:
        loses = _losses((one for one in known.roles if one.is_open(day)), day)
        if loses:
            kinds = frozenset([Kind.STAFF_ENDS])
            yield MemberStep(kinds, known.details, known=known, loses=loses)


def guardian_steps(
    listed: Listed, standing: Standing, children: Mapping[str, UUID], day: date
) -> Iterable[GuardianStep]:
    """One step per guardian of a child; a list without guardians says nothing."""
    if not listed.guardians:
        return
    open_now = {
        (one.guardian.source, one.child): one
        for one in standing.guardians
        if one.is_open(day)
    }
    for guardian in listed.guardians:
        child = children.get(guardian.child)
        known = open_now.pop((guardian.source, child), None) if child else None
        yield _guardian_step(guardian, known)
    still_here = set(children.values())
    for one in open_now.values():
        end = ending(one, day)
        if one.child in still_here and end:
            yield GuardianStep(
                frozenset([Kind.GUARDIAN_ENDS]),
                one.guardian.details,
                known=one,
                ends_on=end.last_day,
            )


def _guardian_step(
    guardian: ListedGuardian, known: KnownGuardian | None
) -> GuardianStep:
    if known is None:
        kinds = frozenset([Kind.GUARDIAN_NEW])
        return GuardianStep(kinds, guardian.details, listed=guardian)
    changes = guardian.authority not in (Authority.UNKNOWN.value, known.authority)
    reopened = known.ends_on is not None
    kinds = frozenset(
        ([Kind.AUTHORITY_CHANGES] if changes else [])
        + ([Kind.GUARDIAN_CORRECTED] if reopened else [])
    )
    return GuardianStep(kinds, guardian.details, guardian, known)
