"""Counts the scores of a sealed round; what it counts goes to `science.disclosure` only."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from pijler.listening.checkins.models import AnswerSheet, Round, ScaleScore, Sitting
from pijler.listening.release.firmness import enough_of, overlapping
from pijler.science.disclosure import (
    SMALLEST_CLASS,
    Population,
    Tally,
    class_population,
    school_population,
)
from pijler.science.scoring import Scale, scoring_of


@dataclass(frozen=True)
class Counted:
    """Everything that a release decides about."""

    populations: list[Population]
    tallies: list[Tally]


def count(round_: Round) -> Counted:
    """The populations of a round, and how many do well on each theme.

    The school as a whole is counted only when the round was planned for all of it.
    """
    classes = _classes(round_)
    school = school_population(str(round_.tenant_id), classes)
    of_classes, of_school = [], []
    for scale in scoring_of(round_.instrument.document).scales:
        found = _counted(scale, round_)
        of_classes += [
            Tally(one.place, scale.key, *found.get(UUID(one.key), (0, 0)))
            for one in classes
        ]
        of_school.append(
            Tally(
                school.place,
                scale.key,
                well=sum(well for well, _ in found.values()),
                answered=sum(number for _, number in found.values()),
            )
        )
    if not round_.whole_school or not classes:
        return Counted(classes, of_classes)
    return Counted([*classes, school], [*of_classes, *of_school])


def _classes(round_: Round) -> list[Population]:
    answered = _answered(round_)
    double = overlapping(round_)
    return [
        class_population(
            str(one.group_id),
            answered=answered[one.group_id],
            places=max(one.places, answered[one.group_id]),
            firm=enough_of(one, answered[one.group_id]) and one.group_id not in double,
        )
        for one in round_.sittings.order_by("group")
    ]


def _answered(round_: Round) -> dict[UUID, int]:
    """How many answered per group; of small groups the sheets do not say, the post did."""
    sheets = AnswerSheet.objects.filter(round=round_).values_list("group")
    found: dict[UUID | None, int] = dict(sheets.annotate(number=Count("id")))
    unnamed = found.pop(None, 0)
    return {
        one.group_id: found.get(one.group_id) or _of_small(one, unnamed)
        for one in round_.sittings.all()
    }


def _of_small(sitting: Sitting, unnamed: int) -> int:
    # More than nine can have come in when some could not be read.
    return min(sitting.received or 0, SMALLEST_CLASS - 1) if unnamed else 0


def _counted(scale: Scale, round_: Round) -> dict[UUID | None, tuple[int, int]]:
    """Of each group, and of the small ones together: who do well, and who have a score."""
    scores = ScaleScore.objects.filter(
        sheet__round=round_, scale=scale.key, value__isnull=False
    )
    well = Count("id", filter=Q(value__gte=scale.well_from))
    return {
        group: (number_well, number)
        for group, number_well, number in scores.values_list("sheet__group")
        .annotate(well=well, number=Count("id"))
        .values_list("sheet__group", "well", "number")
    }
