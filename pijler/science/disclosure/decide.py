"""Turn tallies into what may be shown: the one way from counts about pupils to a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pijler.science.disclosure.bands import band_of, size_band
from pijler.science.disclosure.eligibility import shown_parts, withheld_by_size
from pijler.science.disclosure.ledger import Ledger, rest_of
from pijler.science.disclosure.populations import (
    SMALLEST_CLASS,
    Floors,
    Level,
    Place,
    Population,
    check_together,
)
from pijler.science.disclosure.presentation import Presentation, estimate_of, present
from pijler.science.disclosure.verdicts import Reason, Shown, Tally, Verdict, Withheld

NOTHING_YET = Ledger()
GENERAL_FLOORS = Floors()


class TalliesDoNotFit(ValueError):
    """Tallies that cannot be right, or that are not complete."""


@dataclass(frozen=True)
class _Group:
    """A group as one theme counts it: shown class or rest of the school."""

    well: int
    answered: int
    floor: int


@dataclass(frozen=True)
class _Case:
    """All that a verdict needs besides its own tally."""

    tallies: Mapping[tuple[Place, str], Tally]
    populations: Mapping[Place, Population]
    reasons: Mapping[Place, Reason]
    parts: Sequence[Population]
    floors: Floors


def release(
    tallies: Sequence[Tally],
    populations: Sequence[Population],
    already: Ledger = NOTHING_YET,
    floors: Floors = GENERAL_FLOORS,
) -> list[Verdict]:
    """Say for each tally, in the same order, whether and how it may be shown.

    Idea: (1) sizes alone decide which populations get figures. (2) A theme with too few scores in one of them, or in
    the rest of the school, is withheld everywhere: were only that class hidden, its hiding would tell who skipped
    what, and the other figures would fence it in. (3) A class is shown by its own cell; the school is made of the
    cells of its shown classes and of their rest, each of ten or more. So all figures together tell no more than
    one coarse cell about each of these separate groups, whatever the answers are: nothing can be subtracted.
    Units: respondents with a score on the theme. Errors: `ImpossiblePopulation`, `TalliesDoNotFit`.
    Source: R1-R4, R8, R9; deciding without looking, as in simulatable auditing (Kenthapadi, Mishra, Nissim 2005).
    """
    check_together(populations)
    _check_tallies(tallies, populations)
    reasons = withheld_by_size(populations, already, floors)
    case = _Case(
        tallies={(tally.place, tally.theme): tally for tally in tallies},
        populations={one.place: one for one in populations},
        reasons=reasons,
        parts=shown_parts(populations, already, reasons),
        floors=floors,
    )
    thin = {theme for theme in _themes(tallies) if _is_thin(theme, case)}
    return [_verdict(tally, case, thin) for tally in tallies]


def after(
    already: Ledger, populations: Iterable[Population], verdicts: Iterable[Verdict]
) -> Ledger:
    """The ledger once these verdicts are public: every population with something shown is in it."""
    shown = {Place(one.level, one.key) for one in verdicts if isinstance(one, Shown)}
    return Ledger(
        (*already.released, *(one for one in populations if one.place in shown))
    )


def _verdict(tally: Tally, case: _Case, thin: set[str]) -> Verdict:
    level, key = tally.place
    reason = case.reasons.get(tally.place)
    if reason is None and tally.theme in thin:
        reason = Reason.THEME_TOO_THIN
    if reason is not None:
        return Withheld(level, key, tally.theme, reason)
    population = case.populations[tally.place]
    return Shown(
        level=level,
        key=key,
        theme=tally.theme,
        presentation=_presentation(tally, case),
        size=size_band(population.answered),
        response=band_of(population.answered, population.places),
    )


def _presentation(tally: Tally, case: _Case) -> Presentation:
    if tally.place.level is Level.CLASS:
        return present(estimate_of([(tally.well, tally.answered)]))
    groups = _groups_of_school(tally.theme, case)
    return present(estimate_of((group.well, group.answered) for group in groups))


def _is_thin(theme: str, case: _Case) -> bool:
    """Whether somebody who is shown, or the rest, has too few scores on this theme."""
    classes = [_class_group(part, theme, case) for part in case.parts]
    groups = [*classes, *_groups_of_school(theme, case)]
    whole = [
        _Group(tally.well, tally.answered, case.floors.school_answers)
        for (place, of_theme), tally in case.tallies.items()
        if of_theme == theme
        and place.level is Level.SCHOOL
        and place not in case.reasons
    ]
    return any(group.answered < group.floor for group in [*groups, *whole])


def _groups_of_school(theme: str, case: _Case) -> list[_Group]:
    """The separate groups of which the school's figure is made; none when it gets no figure."""
    school = next(
        (one for one in case.populations.values() if one.level is Level.SCHOOL), None
    )
    if school is None or school.place in case.reasons:
        return []
    classes = [_class_group(part, theme, case) for part in case.parts]
    if rest_of(school, case.parts) == 0:
        return classes
    return [
        *classes,
        _rest_group(case.tallies[school.place, theme], classes, case.floors),
    ]


def _class_group(part: Population, theme: str, case: _Case) -> _Group:
    tally = case.tallies[part.place, theme]
    return _Group(tally.well, tally.answered, case.floors.class_answers)


def _rest_group(school: Tally, classes: Sequence[_Group], floors: Floors) -> _Group:
    well = school.well - sum(group.well for group in classes)
    answered = school.answered - sum(group.answered for group in classes)
    return _Group(well, answered, floors.rest_answers)


def _themes(tallies: Iterable[Tally]) -> set[str]:
    return {tally.theme for tally in tallies}


def _check_tallies(tallies: Sequence[Tally], populations: Sequence[Population]) -> None:
    given = [(tally.place, tally.theme) for tally in tallies]
    wanted = {(one.place, theme) for one in populations for theme in _themes(tallies)}
    if len(given) != len(wanted) or set(given) != wanted:
        raise TalliesDoNotFit("Every population needs one tally for every theme.")
    sizes = {one.place: one.answered for one in populations}
    if any(
        not 0 <= tally.well <= tally.answered <= sizes[tally.place] for tally in tallies
    ):
        raise TalliesDoNotFit("A tally counts more pupils than answered.")
    for theme in _themes(tallies):
        _check_sum([tally for tally in tallies if tally.theme == theme], populations)


def _check_sum(tallies: Sequence[Tally], populations: Sequence[Population]) -> None:
    """The classes fit in their school: the rest has no negative number and not more than its size.

    Of classes below the floor only the sum may be known: their tallies are then nought.
    """
    schools = [tally for tally in tallies if tally.place.level is Level.SCHOOL]
    classes = [tally for tally in tallies if tally.place.level is Level.CLASS]
    listed = [
        one
        for one in populations
        if one.level is Level.CLASS and one.answered >= SMALLEST_CLASS
    ]
    whole = next((one for one in populations if one.level is Level.SCHOOL), None)
    if whole is None:
        return
    well = schools[0].well - sum(tally.well for tally in classes)
    answered = schools[0].answered - sum(tally.answered for tally in classes)
    if not 0 <= well <= answered <= rest_of(whole, listed):
        raise TalliesDoNotFit("The classes do not add up to their school.")
