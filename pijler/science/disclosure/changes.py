"""Whether a figure is really different from an earlier one, judged by what was shown of both."""

from enum import Enum

from pijler.science.disclosure.presentation import Banded, End, OpenEnd, Presentation
from pijler.science.disclosure.verdicts import Shown, Verdict

HALF_A_BAND = 10


class Change(Enum):
    """What may be said about now and before."""

    REALLY_MORE = "really-more"
    REALLY_LESS = "really-less"
    NOT_DIFFERENT = "not-different"
    NOT_COMPARABLE = "not-comparable"


def change(before: Verdict, now: Verdict) -> Change:
    """Compare two verdicts on the same theme of the same population.

    Idea: really different only when the ranges of doubt do not overlap, a band's range including the half bands by
    which it fades; else "not different", which is the careful rule for the trial: with bands alone a
    change in half of all classes would come from chance, with the half bands in under 5 of 100 (shown in the tests).
    It uses what is public already, so it tells nothing new.
    Units: none. Errors: none. Source: `decisions.md` on bands; R10 asks for an interval with Holm's correction, which
    comes with the issue on science.
    """
    if not isinstance(before, Shown) or not isinstance(now, Shown):
        return Change.NOT_COMPARABLE
    old_low, old_high = percent_range(before.presentation)
    new_low, new_high = percent_range(now.presentation)
    if new_low >= old_high:
        return Change.REALLY_MORE
    if new_high <= old_low:
        return Change.REALLY_LESS
    return Change.NOT_DIFFERENT


def percent_range(shown: Presentation) -> tuple[int, int]:
    """From which to which percentage the truth probably lies. Units: percent, 0 to 100. Errors: none."""
    if isinstance(shown, Banded):
        low = 20 * shown.from_band.value - HALF_A_BAND
        high = 20 * (shown.to_band.value + 1) + HALF_A_BAND
        return max(0, low), min(100, high)
    if isinstance(shown, OpenEnd):
        return (
            (0, shown.doubt_percent)
            if shown.end is End.LOW
            else (shown.doubt_percent, 100)
        )
    return shown.low_percent, shown.high_percent
