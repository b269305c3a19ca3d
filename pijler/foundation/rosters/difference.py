"""Compare a list with the school as it stands: a pure function, no database."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from pijler.foundation.rosters import pupil_steps, staff_steps
from pijler.foundation.rosters.listed import Listed, ListedGroup
from pijler.foundation.rosters.standing import KnownGroup, Standing
from pijler.foundation.rosters.steps import (
    Difference,
    GroupStep,
    Kind,
    LocationStep,
)


def difference(listed: Listed, standing: Standing, *, today: date) -> Difference:
    """What this list would change, if it were put to use today.

    Changes begin today, or on the first day of a school year that has yet to begin.
    """
    day = min(max(today, listed.starts_on), listed.ends_on)
    locations = _locations(listed, standing)
    groups = _groups(listed, standing, locations)
    known = {step.listed.key: step.known for step in groups}
    pupils = pupil_steps.steps(listed, standing, known, day)
    staff = staff_steps.steps(listed, standing, known, day)
    children = {
        step.listed.source: step.known.id
        for step in pupils
        if step.listed and step.known
    }
    guardians = tuple(staff_steps.guardian_steps(listed, standing, children, day))
    return Difference(
        day=day,
        listed=listed,
        standing=standing,
        pupils=pupils,
        staff=staff,
        guardians=guardians,
        groups=groups,
        locations=locations,
        enrolled_before=pupil_steps.enrolled(standing, day),
        counts=_counted([*pupils, *staff, *guardians, *groups]),
    )


def _counted(steps: Iterable[object]) -> Counter[Kind]:
    return Counter(kind for step in steps for kind in getattr(step, "kinds", ()))


def _locations(listed: Listed, standing: Standing) -> tuple[LocationStep, ...]:
    by_key = {one.key: one for one in standing.locations if one.key}
    by_name = {one.name.casefold(): one for one in standing.locations}
    return tuple(
        LocationStep(one, by_key.get(one.key) or by_name.get(one.name.casefold()))
        for one in listed.locations
    )


def _groups(
    listed: Listed, standing: Standing, locations: tuple[LocationStep, ...]
) -> tuple[GroupStep, ...]:
    places = {one.listed.key: one.known.id for one in locations if one.known}
    by_key = {one.key: one for one in standing.groups if one.key}
    by_name = _only_ones(standing.groups, taken={one.key for one in listed.groups})
    steps = []
    for group in listed.groups:
        known = by_key.get(group.key) or by_name.pop(group.name.casefold(), None)
        steps.append(GroupStep(_group_kinds(group, known, places), group, known))
    return tuple(steps)


def _only_ones(groups: Iterable[KnownGroup], taken: set[str]) -> dict[str, KnownGroup]:
    """Groups by name, where the name is of one group and its key not in the list."""
    named: Mapping[str, list[KnownGroup]] = defaultdict(list)
    for group in groups:
        if group.key not in taken:
            named[group.name.casefold()].append(group)
    return {name: ones[0] for name, ones in named.items() if len(ones) == 1}


def _group_kinds(
    group: ListedGroup, known: KnownGroup | None, places: Mapping[str, UUID]
) -> frozenset[Kind]:
    if known is None:
        return frozenset([Kind.GROUP_NEW])
    place = places.get(group.location) if group.location else known.location
    same = (group.key, group.name, group.year, group.combined, place) == (
        known.key,
        known.name,
        known.year,
        known.combined,
        known.location,
    )
    return frozenset() if same else frozenset([Kind.GROUP_CORRECTED])
