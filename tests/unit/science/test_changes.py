from itertools import product

import pytest

from pijler.science.disclosure import (
    Band,
    Banded,
    Change,
    Level,
    Reason,
    Shown,
    SizeBand,
    Withheld,
    change,
    percent_range,
)
from pijler.science.disclosure.bands import band_of, doubt, size_band
from pijler.science.disclosure.presentation import End, OpenEnd, Rounded, WholePercent
from tests.unit.science.test_bands import chance_of_bands


def shown(presentation):
    return Shown(Level.CLASS, "a", "social", presentation, SizeBand.FROM_20, Band.MOST)


def banded(band, of):
    return shown(Banded(band, *doubt(band, size_band(of))))


HIDDEN = Withheld(Level.CLASS, "a", "social", Reason.TOO_FEW)
NOBODY, FEW, HALF, MOST, EVERYONE = Band


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        (banded(FEW, 35), banded(MOST, 35), Change.REALLY_MORE),
        (banded(MOST, 35), banded(FEW, 35), Change.REALLY_LESS),
        (banded(HALF, 35), banded(MOST, 35), Change.NOT_DIFFERENT),
        (banded(FEW, 25), banded(MOST, 25), Change.NOT_DIFFERENT),
        (banded(NOBODY, 25), banded(EVERYONE, 25), Change.REALLY_MORE),
        (banded(MOST, 25), banded(MOST, 25), Change.NOT_DIFFERENT),
        (HIDDEN, banded(MOST, 25), Change.NOT_COMPARABLE),
        (banded(MOST, 25), HIDDEN, Change.NOT_COMPARABLE),
        (
            shown(WholePercent(50, 45, 55)),
            shown(WholePercent(61, 56, 66)),
            Change.REALLY_MORE,
        ),
        (
            shown(WholePercent(50, 45, 55)),
            shown(WholePercent(58, 53, 63)),
            Change.NOT_DIFFERENT,
        ),
        (
            shown(Rounded(50, 100, 50, 40, 60)),
            shown(OpenEnd(End.HIGH, 85)),
            Change.REALLY_MORE,
        ),
        (
            shown(Rounded(50, 100, 50, 40, 60)),
            shown(OpenEnd(End.LOW, 15)),
            Change.REALLY_LESS,
        ),
        (
            shown(Rounded(85, 100, 85, 76, 91)),
            shown(OpenEnd(End.HIGH, 84)),
            Change.NOT_DIFFERENT,
        ),
    ],
)
def test_a_change_is_only_real_when_the_doubts_do_not_meet(before, now, verdict):
    assert change(before, now) is verdict


def test_a_band_reaches_half_a_band_further_than_its_words():
    assert percent_range(Banded(MOST, HALF, MOST)) == (30, 90)
    assert percent_range(Banded(EVERYONE, EVERYONE, EVERYONE)) == (70, 100)
    assert percent_range(Banded(NOBODY, NOBODY, NOBODY)) == (0, 30)


def real_changes(of):
    return [
        (one, other)
        for one, other in product(Band, Band)
        if change(banded(one, of), banded(other, of)) is not Change.NOT_DIFFERENT
    ]


@pytest.mark.parametrize("of", range(10, 50))
def test_chance_alone_is_called_a_real_change_in_under_five_of_a_hundred_classes(of):
    real = real_changes(of)

    for percent in range(1, 100):
        chances = chance_of_bands(percent / 100, of)
        assert sum(chances[one] * chances[other] for one, other in real) < 0.05


def test_a_change_is_not_called_real_without_the_half_bands():
    # The words alone would do it: half of all classes of 30 would "really" change without any change.
    chances = chance_of_bands(0.6, 30)
    by_words = sum(
        chances[one] * chances[other]
        for one, other in product(Band, Band)
        if one is not other
    )

    assert by_words > 0.5
    assert band_of(17, 30) is not band_of(18, 30)
