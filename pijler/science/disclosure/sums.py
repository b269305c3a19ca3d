"""Whether one or two contributors make up most of a sum (hours, days, cases), so that it tells about them (R5)."""

from collections.abc import Sequence
from enum import Enum

LARGEST_SHARE = 0.5
TWO_LARGEST_SHARE = 0.9
REST_OF_LARGEST = 0.1


class ImpossibleContribution(ValueError):
    """A contribution below zero: dominance is only defined for sums of what is zero or more."""


class Dominance(Enum):
    """The verdict; only `NONE` may be shown."""

    NONE = "none"
    NOTHING_TO_SHOW = "nothing-to-show"
    ONE_DOMINATES = "one-dominates"
    TWO_DOMINATE = "two-dominate"
    REST_TELLS_LARGEST = "rest-tells-largest"


def dominance(contributions: Sequence[float]) -> Dominance:
    """Judge a sum by its two largest contributors.

    Idea: the largest at most half, the two largest at most 90 %, and what the second largest can work out about the
    largest (total less both) must be off by at least 10 % of it. A sum of zero tells that everybody has zero.
    Units: those of the sum; a contributor is a pupil inside a school, a school inside a region.
    Errors: `ImpossibleContribution`. Source: R5: nk rule with n = 1, k = 0.5 and n = 2, k = 0.9; p% rule with
    p = 10, which the other two imply (Handbook on statistical disclosure control, 2nd ed. 2024).
    """
    if any(not amount >= 0 for amount in contributions):
        raise ImpossibleContribution("A contribution must be zero or more.")
    total = sum(contributions)
    if total <= 0:
        return Dominance.NOTHING_TO_SHOW
    first, second = (*sorted(contributions, reverse=True), 0.0)[:2]
    if first > LARGEST_SHARE * total:
        return Dominance.ONE_DOMINATES
    if total - first - second < REST_OF_LARGEST * first:
        return Dominance.REST_TELLS_LARGEST
    if first + second > TWO_LARGEST_SHARE * total:
        return Dominance.TWO_DOMINATE
    return Dominance.NONE
