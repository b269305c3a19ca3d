"""What a reader sees of a figure: a band, a rounded count or a whole percentage, never an exact count."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from math import ceil, floor, fsum

from pijler.science.disclosure.bands import (
    Band,
    Cell,
    band_cell,
    band_of,
    check_count,
    doubt,
    size_band,
    wilson,
)

ROUNDED_FROM = 50
PERCENT_FROM = 200


class End(Enum):
    """Which open end of the scale: so few, or so many, that the number itself would say too much."""

    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True)
class Banded:
    """Below 50: a band, and from which to which band the truth probably lies."""

    band: Band
    from_band: Band
    to_band: Band


@dataclass(frozen=True)
class Rounded:
    """From 50: a count and its total to the nearest five, and the percentage made of those two."""

    count_to_5: int
    of_to_5: int
    percent: int
    low_percent: int
    high_percent: int


@dataclass(frozen=True)
class WholePercent:
    """From 200: a whole percentage."""

    percent: int
    low_percent: int
    high_percent: int


@dataclass(frozen=True)
class OpenEnd:
    """From 50, below 10 % or above 90 %: "almost nobody" or "almost everyone".

    `doubt_percent` is how far from the end the truth probably lies at most.
    """

    end: End
    doubt_percent: int


Presentation = Banded | Rounded | WholePercent | OpenEnd


@dataclass(frozen=True)
class Estimate:
    """A count that is known through cells only, with the doubt that these bring (in pupils squared)."""

    count: int
    of: int
    variance: float


def to_5(number: int) -> int:
    """The nearest multiple of five. Units: pupils. Errors: none. Source: R3."""
    return 5 * ((number + 2) // 5)


def cell_of(count: int, of: int) -> Cell:
    """All counts of which the statement would be the same.

    Idea: a band below 50; from 50 the five counts that round to the same multiple, with everything below 10 % and
    above 90 % in one open end. An end takes whole rounding cells, so that no cell is cut to fewer than five.
    Units: pupils. Errors: `ImpossibleCount`. Source: R3, R4.
    """
    check_count(count, of)
    if of < ROUNDED_FROM:
        return band_cell(count, of)
    low, high = _open_ends(of)
    if count <= low.highest:
        return low
    if count >= high.lowest:
        return high
    return Cell(to_5(count) - 2, to_5(count) + 2)


def estimate_of(groups: Iterable[tuple[int, int]]) -> Estimate:
    """Add groups, each `(count, of)`, of which only the cells may be used.

    Idea: what is shown about a whole is made of what is (or could be) shown about its separate parts, so it cannot
    tell more than these. The true counts do not go further than `cell_of`.
    Units: pupils. Errors: `ImpossibleCount`. Source: ours; R7 for the one linked system of class and school.
    """
    listed = list(groups)
    cells = [cell_of(count, of) for count, of in listed]
    return Estimate(
        count=floor(sum(cell.middle for cell in cells) + 0.5),
        of=sum(of for _, of in listed),
        # fsum, so that the order of the groups cannot matter.
        variance=fsum(cell.variance for cell in cells),
    )


def present(estimate: Estimate) -> Presentation:
    """Choose the statement for an estimate by the size of the group.

    Idea: bands below 50, counts to five from 50, whole percentages from 200; percentages come from the rounded
    count and total. Units: percentages are whole and lie between 1 and 99. Errors: `ImpossibleCount`. Source: R3, R4.
    """
    if estimate.of < ROUNDED_FROM:
        return _banded(estimate)
    cell = cell_of(estimate.count, estimate.of)
    low, high = _open_ends(estimate.of)
    if cell == low:
        return OpenEnd(End.LOW, _interval(to_5(low.highest + 1), estimate)[1])
    if cell == high:
        return OpenEnd(End.HIGH, _interval(to_5(high.lowest - 1), estimate)[0])
    return _numbers(to_5(estimate.count), estimate)


def _banded(estimate: Estimate) -> Banded:
    band = band_of(estimate.count, estimate.of)
    from_band, to_band = doubt(band, size_band(estimate.of))
    return Banded(band, from_band, to_band)


def _numbers(count_to_5: int, estimate: Estimate) -> Rounded | WholePercent:
    of_to_5 = to_5(estimate.of)
    percent = floor(100 * count_to_5 / of_to_5 + 0.5)
    low, high = _interval(count_to_5, estimate)
    if estimate.of >= PERCENT_FROM:
        return WholePercent(percent, low, high)
    return Rounded(count_to_5, of_to_5, percent, low, high)


def _interval(count_to_5: int, estimate: Estimate) -> tuple[int, int]:
    of_to_5 = to_5(estimate.of)
    low, high = wilson(count_to_5 / of_to_5, of_to_5, estimate.variance)
    return max(1, floor(100 * low)), min(99, ceil(100 * high))


def _open_ends(of: int) -> tuple[Cell, Cell]:
    below_a_tenth = (of - 1) // 10
    above_nine_tenths = 9 * of // 10 + 1
    return Cell(0, to_5(below_a_tenth) + 2), Cell(to_5(above_nine_tenths) - 2, of)
