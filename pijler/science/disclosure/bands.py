"""Bands instead of numbers for small groups, and the doubt that belongs to a band."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from math import sqrt

# Two-sided 95 % of the normal distribution.
Z95 = 1.959963984540054

# No statement exists about fewer.
SMALLEST = 10


class ImpossibleCount(ValueError):
    """A count below zero or above its total, or a total below ten."""


class Band(Enum):
    """How many of a group, in the five words that a class can read."""

    ALMOST_NOBODY = 0
    A_FEW = 1
    ABOUT_HALF = 2
    MOST = 3
    ALMOST_EVERYONE = 4


class SizeBand(Enum):
    """How large a group is, roughly; the value is the smallest size in it."""

    FROM_10 = 10
    FROM_20 = 20
    FROM_30 = 30
    FROM_50 = 50
    FROM_100 = 100
    FROM_200 = 200

    @property
    def smallest(self) -> int:
        """The smallest group in this band."""
        return self.value


@dataclass(frozen=True)
class Cell:
    """All counts, both ends included, that share one public statement."""

    lowest: int
    highest: int

    @property
    def middle(self) -> float:
        """The count that stands for all of them."""
        return (self.lowest + self.highest) / 2

    @property
    def variance(self) -> float:
        """How far the true count may lie from the middle, every count in the cell being as likely."""
        return ((self.highest - self.lowest + 1) ** 2 - 1) / 12


def check_count(count: int, of: int) -> None:
    """Refuse a count that cannot be, and groups for which no statement exists."""
    if of < SMALLEST or not 0 <= count <= of:
        raise ImpossibleCount(
            "A count must lie between zero and its total of ten or more."
        )


def lower_edges(of: int) -> tuple[int, int, int, int, int]:
    """The smallest count of each band in a group of this size.

    Idea: fifths, with ends so wide that "almost nobody" always holds 0, 1 and 2 and "almost everyone" the last
    three counts. A band of a single count would be that count, so it goes to the band above: among ten pupils
    nothing is called "a few", for a pupil who knows the own answer could tell how the other nine answered.
    Units: pupils. Errors: none from 10 up.
    Source: R3, edges as in its simulation; the band of one count (3 of 10, nowhere else) is ours.
    """
    few, half, most, everyone = (-(-of * fifths // 5) for fifths in (1, 2, 3, 4))
    few = max(3, few)
    half = few if half - few == 1 else half
    return 0, few, half, most, min(of - 2, everyone)


def band_of(count: int, of: int) -> Band:
    """The band of a count in a group. Units: pupils. Errors: `ImpossibleCount`. Source: R3."""
    check_count(count, of)
    return Band(bisect_right(lower_edges(of), count) - 1)


def band_cell(count: int, of: int) -> Cell:
    """All counts that get the same band as this one. Units: pupils. Errors: `ImpossibleCount`."""
    band = band_of(count, of).value
    edges = (*lower_edges(of), of + 1)
    return Cell(edges[band], edges[band + 1] - 1)


def size_band(of: int) -> SizeBand:
    """The size of a group, roughly. Units: pupils. Errors: `ImpossibleCount` below 10. Source: R3."""
    fitting = [band for band in SizeBand if band.smallest <= of]
    if not fitting:
        raise ImpossibleCount("There is no size band below ten.")
    return fitting[-1]


def wilson(share: float, of: float, extra_variance: float = 0.0) -> tuple[float, float]:
    """A 95 % interval around a share.

    Idea: Wilson's score interval; doubt about the count itself (`extra_variance`, in pupils squared) is added to
    its half width as an independent source. Units: shares from 0 to 1. Errors: none.
    Source: Wilson 1927; Brown, Cai and DasGupta 2001 on why not Wald's.
    """
    stretch = 1 + Z95**2 / of
    centre = (share + Z95**2 / (2 * of)) / stretch
    sampling = Z95 * sqrt(share * (1 - share) / of + Z95**2 / (4 * of**2)) / stretch
    half = sqrt(sampling**2 + Z95**2 * extra_variance / of**2)
    return max(0.0, centre - half), min(1.0, centre + half)


def doubt(band: Band, size: SizeBand) -> tuple[Band, Band]:
    """From which to which band the truth probably lies, from band and size band alone.

    Idea: a 95 % interval around the middle of the band at the smallest group of the size band. It counts a further
    band when it covers at least half of it; what it covers less is the half band by which a chart fades. Neither
    the exact count nor the exact size goes in, so the doubt cannot betray them.
    Units: bands. Errors: none. Source: Wilson, with the promise in the tests: over all shares, the range with its
    half bands holds the true share in at least 84 % of classes at the worst share and 96 % on average.
    """
    low, high = wilson((2 * band.value + 1) / 10, size.smallest)
    covered = [
        other
        for other in Band
        if other is band
        or min(high, (other.value + 1) / 5) - max(low, other.value / 5) >= 0.1
    ]
    return covered[0], covered[-1]
