"""Which populations may get figures at all, decided by sizes before any answer is looked at (R9)."""

from collections.abc import Sequence

from pijler.science.disclosure.ledger import Ledger, forbidden, rest_of
from pijler.science.disclosure.populations import Floors, Level, Place, Population
from pijler.science.disclosure.verdicts import Reason


def withheld_by_size(
    populations: Sequence[Population], ledger: Ledger, floors: Floors
) -> dict[Place, Reason]:
    """The populations without figures, for the whole questionnaire, with the reason.

    Idea: hiding that depends on answers tells answers, so only sizes count. Too few firm answers; forbidden by what went
    out before; and, as the school is shown too, whoever is left of it after the shown classes must be nobody or
    enough: else the smallest class joins them, and if that does not help the school is withheld.
    Units: respondents. Errors: none. Source: R2, R8, R9.
    """
    reasons = {
        one.place: reason
        for one in populations
        if (reason := _own_reason(one, ledger, floors)) is not None
    }
    whole = next((one for one in populations if one.level is Level.SCHOOL), None)
    if whole is None or whole.place in reasons:
        return reasons
    classes = [
        one
        for one in populations
        if one.level is Level.CLASS and one.place not in reasons
    ]
    return reasons | _for_the_rest(
        whole, classes, _before(whole, populations, ledger), floors
    )


def shown_parts(
    populations: Sequence[Population], ledger: Ledger, reasons: dict[Place, Reason]
) -> list[Population]:
    """The classes that readers can subtract from the school: shown now or before."""
    before = {old.place for old in ledger.released}
    return [
        one
        for one in populations
        if one.level is Level.CLASS
        and (one.place not in reasons or one.place in before)
    ]


def _own_reason(one: Population, ledger: Ledger, floors: Floors) -> Reason | None:
    if one.answered < floors.at(one.level):
        return Reason.TOO_FEW
    if one.level is Level.CLASS and not one.is_firm:
        return Reason.TOO_FEW
    return forbidden(one, ledger, floors)


def _before(
    whole: Population, populations: Sequence[Population], ledger: Ledger
) -> list[Population] | None:
    # None: a class went out that is not given now, so that the whole cannot be made of its parts.
    inside = [
        old
        for old in ledger.released
        if old.level is Level.CLASS and not whole.sizes.keys().isdisjoint(old.sizes)
    ]
    given = {one.place for one in populations}
    return inside if all(old.place in given for old in inside) else None


def _for_the_rest(
    whole: Population,
    classes: Sequence[Population],
    before: Sequence[Population] | None,
    floors: Floors,
) -> dict[Place, Reason]:
    if before is None:
        return {whole.place: Reason.TOO_CLOSE}
    shown = sorted(classes, key=lambda one: (one.answered, one.key))
    withheld: dict[Place, Reason] = {}
    while _too_small(whole, [*shown, *before], floors):
        if not shown:
            return {whole.place: Reason.REST_TOO_SMALL}
        withheld[shown.pop(0).place] = Reason.REST_TOO_SMALL
    return withheld


def _too_small(whole: Population, shown: Sequence[Population], floors: Floors) -> bool:
    """Whether there is a rest, with too few firm answers to hide each other."""
    firm = rest_of(whole, shown, firm_only=True)
    return rest_of(whole, shown) > 0 and firm < floors.rest_answers
