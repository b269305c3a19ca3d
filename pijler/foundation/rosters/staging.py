"""Keep of a list what we need; whoever it is about is known by a hash from here on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256

from pijler.formats.roster import (
    Roster,
    RosterGroup,
    RosterGuardian,
    RosterPupil,
    RosterStaff,
)
from pijler.formats.values import year_in_school
from pijler.foundation.rosters.identity import SchoolIdentity
from pijler.foundation.rosters.listed import (
    Details,
    Listed,
    ListedGroup,
    ListedGuardian,
    ListedLocation,
    ListedMember,
    ListedPupil,
    first_year_of,
    school_year,
)

_MENTOR = "mentor"
_LONGEST_KEY = 100


def keep_what_we_need(
    roster: Roster, identity: SchoolIdentity, *, today: date
) -> Listed:
    """The list as we store it while it waits for a yes."""
    period, starts_on, ends_on = school_year(_first_year(roster, today))
    return Listed(
        period=period,
        starts_on=starts_on,
        ends_on=ends_on,
        locations=tuple(
            ListedLocation(_key(one.key), one.name[:200]) for one in roster.locations
        ),
        groups=tuple(_groups(roster)),
        pupils=tuple(_pupil(one, identity) for one in roster.pupils),
        staff=tuple(_member(one, identity) for one in roster.staff),
        guardians=tuple(_guardians(roster, identity)),
    )


def _first_year(roster: Roster, today: date) -> int:
    if roster.school.school_year:
        return int(roster.school.school_year[:4])
    return first_year_of(roster.school.reference_date or today)


def _groups(roster: Roster) -> Iterable[ListedGroup]:
    places = defaultdict(set)
    for pupil in roster.pupils:
        places[pupil.group_key].add(pupil.location_key)
    return (_group(group, places[group.key]) for group in roster.groups)


def _group(group: RosterGroup, places: set[str | None]) -> ListedGroup:
    place = next(iter(places)) if len(places) == 1 else None
    return ListedGroup(
        key=_key(group.key),
        name=group.name[:60],
        year=year_in_school(group.year),
        combined=group.combined,
        location=_key(place) if place else "",
    )


def _pupil(pupil: RosterPupil, identity: SchoolIdentity) -> ListedPupil:
    source, other = _known_by("pupil", pupil, identity)
    keys = [pupil.group_key, *pupil.combined_group_keys]
    return ListedPupil(
        source=source,
        other=other,
        details=_details(pupil, pupil.birth_date),
        groups=tuple(dict.fromkeys(_key(key) for key in keys if key)),
        starts_on=pupil.starts_on,
        ends_on=pupil.ends_on,
    )


def _member(member: RosterStaff, identity: SchoolIdentity) -> ListedMember:
    source, other = _known_by("staff", member, identity)
    return ListedMember(
        source=source,
        other=other,
        details=_details(member, None),
        groups=tuple(map(_key, member.group_keys)),
        mentor=member.role == _MENTOR,
    )


def _guardians(roster: Roster, identity: SchoolIdentity) -> Iterable[ListedGuardian]:
    pupils = {one.key: _known_by("pupil", one, identity)[0] for one in roster.pupils}
    listed: dict[tuple[str, str], ListedGuardian] = {}
    for guardian in roster.guardians:
        one = _guardian(guardian, pupils, identity)
        listed.setdefault((one.source, one.child), one)
    return listed.values()


def _guardian(
    guardian: RosterGuardian, pupils: Mapping[str, str], identity: SchoolIdentity
) -> ListedGuardian:
    # The same name and address is one parent of several children; a name alone is not.
    name, email = guardian.name or "", (guardian.email or "")[:254]
    of = email.casefold() or guardian.pupil_key
    return ListedGuardian(
        source=identity.of("guardian", name.casefold(), of),
        child=pupils[guardian.pupil_key],
        details=Details(family_name=name[:100], email=email),
        authority=guardian.authority.value,
    )


def _known_by(
    kind: str, person: RosterPupil | RosterStaff, identity: SchoolIdentity
) -> tuple[str, str]:
    by_key = identity.of(kind, "key", person.key)
    if person.eck_id:
        return identity.of(kind, "eck", person.eck_id), by_key
    return by_key, ""


def _details(person: RosterPupil | RosterStaff, born: date | None) -> Details:
    return Details(
        given_name=(person.given_name or person.initials or "")[:100],
        infix=(person.infix or "")[:20],
        family_name=(person.family_name or "")[:100],
        birth_date=born,
        email=(person.email or "")[:254],
    )


def _key(key: str) -> str:
    # A group's key is nobody's secret, but the column is only so wide.
    return key if len(key) <= _LONGEST_KEY else sha256(key.encode()).hexdigest()
