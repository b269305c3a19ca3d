"""What was released before, and which new populations that forbids (R8)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from pijler.science.disclosure.populations import Floors, Level, Population
from pijler.science.disclosure.verdicts import Reason

Sizes = Mapping[str, int]


@dataclass(frozen=True)
class Ledger:
    """The populations of which figures went out for one asking.

    An asking is one round, or several rounds that ask the same people the same within days: who keeps the ledger
    says which. Only populations that were shown belong in it, as they were at that moment.

    What it cannot see: pupils who swap groups while the sizes stay; one pupil who answered twice; two rounds that
    were not said to be one asking; facts that change slowly, from round to round. The solver gate over all released
    statements (security design 3.4) is for those; it will stand beside this file.
    """

    released: tuple[Population, ...] = ()


def forbidden(new: Population, ledger: Ledger, floors: Floors) -> Reason | None:
    """Why this population may not follow what was released before, or None.

    Idea: whoever subtracts one figure from another must be left with nobody, or with at least `rest_answers`
    respondents; and a figure once given is never given again. Looks at sizes only.
    Units: respondents. Errors: none. Source: R8.
    """
    released = ledger.released
    if any(_is_same(old, new) for old in released):
        return Reason.RELEASED_BEFORE
    if any(_changed(old.sizes, new.sizes) for old in released):
        return Reason.CHANGED_SINCE
    if any(_is_part_of_whole(new, old) for old in released):
        return Reason.PART_AFTER_WHOLE
    differences = (_difference(new.sizes, other) for other in _combinations(released))
    if any(0 < difference < floors.rest_answers for difference in differences):
        return Reason.TOO_CLOSE
    return None


def rest_of(
    whole: Population, parts: Sequence[Population], *, firm_only: bool = False
) -> int:
    """How many respondents of a whole are in none of its parts. Units: respondents. Errors: none."""
    covered = {key for part in parts for key in part.sizes}
    return sum(
        part.answered
        for part in whole.parts
        if part.key not in covered and (part.firm or not firm_only)
    )


def _is_same(old: Population, new: Population) -> bool:
    return old.place == new.place or (old.level is new.level and old.sizes == new.sizes)


def _changed(old: Sizes, new: Sizes) -> bool:
    return any(new[key] != size for key, size in old.items() if key in new)


def _is_part_of_whole(new: Population, old: Population) -> bool:
    # The whole was made of cells; a part that comes later would open the cell of its rest.
    is_whole = old.level is Level.SCHOOL and new.level is Level.CLASS
    return is_whole and not new.sizes.keys().isdisjoint(old.sizes)


def _combinations(released: Sequence[Population]) -> Iterator[Sizes]:
    for old in released:
        yield old.sizes
    for one, other in permutations(released, 2):
        yield {**one.sizes, **other.sizes}
        yield {key: size for key, size in one.sizes.items() if key not in other.sizes}


def _difference(one: Sizes, other: Sizes) -> int:
    return sum(
        abs(one.get(key, 0) - other.get(key, 0)) for key in one.keys() | other.keys()
    )
