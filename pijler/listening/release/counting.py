"""Counts the scores of a sealed round; what it counts goes to `science.disclosure` only."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from pijler.listening.checkins.models import AnswerSheet, Round, ScaleScore
from pijler.science.disclosure import (
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
    tallies = [
        tally
        for scale in scoring_of(round_.instrument.document).scales
        for tally in _tallies(scale, round_, classes)
    ]
    if not round_.whole_school or not classes:
        return Counted(classes, tallies)
    school = school_population(str(round_.tenant_id), classes)
    return Counted([*classes, school], [*tallies, *_of_school(school, tallies)])


def _classes(round_: Round) -> list[Population]:
    sheets = AnswerSheet.objects.filter(round=round_).values_list("group")
    answered: dict[UUID, int] = dict(sheets.annotate(number=Count("id")))
    places = round_.sittings.order_by("group").values_list("group", "places")
    return [
        class_population(
            str(group),
            answered=answered.get(group, 0),
            places=max(number, answered.get(group, 0)),
        )
        for group, number in places
    ]


def _tallies(scale: Scale, round_: Round, classes: list[Population]) -> list[Tally]:
    scores = ScaleScore.objects.filter(
        sheet__round=round_, scale=scale.key, value__isnull=False
    )
    well = Count("id", filter=Q(value__gte=scale.well_from))
    found = {
        str(group): (number_well, number)
        for group, number_well, number in scores.values_list("sheet__group")
        .annotate(well=well, number=Count("id"))
        .values_list("sheet__group", "well", "number")
    }
    return [Tally(one.place, scale.key, *found.get(one.key, (0, 0))) for one in classes]


def _of_school(school: Population, tallies: list[Tally]) -> list[Tally]:
    themes = list(dict.fromkeys(tally.theme for tally in tallies))
    return [
        Tally(
            school.place,
            theme,
            well=sum(tally.well for tally in tallies if tally.theme == theme),
            answered=sum(tally.answered for tally in tallies if tally.theme == theme),
        )
        for theme in themes
    ]
