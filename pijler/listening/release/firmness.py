"""Which classes are firm: enough of their own pupils answered, and these only there.

Decided by sizes and lists of groups alone, before any answer is looked at.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from pijler.foundation.access.roles import school_day, valid_on
from pijler.foundation.schools.models import GroupMembership
from pijler.listening.checkins.models import Round, Sitting
from pijler.listening.checkins.queries import ONE_ASKING
from pijler.science.disclosure import SMALLEST_CLASS

# Whoever holds the code can add answers of their own making: a class of which few pupils
# answered may be one pupil among inventions.
LEAST_PERCENT = 60


def enough_of(sitting: Sitting, answered: int) -> bool:
    """Whether at least 60 % of the pupils answered, and a class of ten has ten pupils."""
    members = sitting.members or 0
    if members < min(answered, SMALLEST_CLASS) or not members:
        return False
    return 100 * answered >= LEAST_PERCENT * members


def overlapping(round_: Round) -> set[UUID]:
    """The groups of a round of which a pupil is in another group of the same asking."""
    sittings = Sitting.objects.filter(
        opened_at__isnull=False,
        round__instrument__key=round_.instrument.key,
        round__opens_on__lte=round_.closes_on + ONE_ASKING,
        round__closes_on__gte=round_.opens_on - ONE_ASKING,
    ).values_list("group", "opened_at")
    groups_of = _groups_per_pupil(sittings)
    shared = [groups for groups in groups_of.values() if len(groups) > 1]
    return set().union(*shared)


def _groups_per_pupil(
    sittings: Iterable[tuple[UUID, datetime | None]],
) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for group, opened_at in sittings:
        if opened_at is None:
            continue
        there = GroupMembership.objects.filter(
            valid_on(school_day(opened_at)), group=group
        )
        for pupil in there.values_list("pupil", flat=True):
            found[pupil].add(group)
    return found
