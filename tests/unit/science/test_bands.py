from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pijler.science.disclosure.bands import (
    Band,
    Cell,
    ImpossibleCount,
    SizeBand,
    band_cell,
    band_of,
    doubt,
    lower_edges,
    size_band,
    wilson,
)

NOBODY, FEW, HALF, MOST, EVERYONE = Band
SMALL = range(10, 50)


def by_shares(count, of):
    """The bands a second way: exact shares and the two ends, without edges."""
    share = Fraction(count, of)
    if count >= of - 2 or share >= Fraction(4, 5):
        return EVERYONE
    if count <= 2 or share < Fraction(1, 5):
        return NOBODY
    if (count, of) == (3, 10):
        return HALF
    return MOST if share >= Fraction(3, 5) else HALF if share >= Fraction(2, 5) else FEW


@pytest.mark.parametrize("of", SMALL)
def test_every_count_has_the_band_that_its_share_says(of):
    assert [band_of(count, of) for count in range(of + 1)] == [
        by_shares(count, of) for count in range(of + 1)
    ]


@pytest.mark.parametrize(
    ("of", "edges"),
    [
        (10, (0, 3, 3, 6, 8)),
        (11, (0, 3, 5, 7, 9)),
        (14, (0, 3, 6, 9, 12)),
        (25, (0, 5, 10, 15, 20)),
        (26, (0, 6, 11, 16, 21)),
        (49, (0, 10, 20, 30, 40)),
    ],
)
def test_the_edges_as_worked_out_by_hand(of, edges):
    assert lower_edges(of) == edges


@pytest.mark.parametrize("of", SMALL)
def test_the_ends_always_hold_three_counts_so_nobody_and_everybody_stay_unsaid(of):
    assert {band_of(count, of) for count in (0, 1, 2)} == {NOBODY}
    assert {band_of(count, of) for count in (of - 2, of - 1, of)} == {EVERYONE}


@pytest.mark.parametrize("of", SMALL)
def test_cells_are_the_counts_that_share_a_band(of):
    for count in range(of + 1):
        cell = band_cell(count, of)
        alike = [
            other for other in range(of + 1) if band_of(other, of) is band_of(count, of)
        ]
        assert cell == Cell(alike[0], alike[-1])


@pytest.mark.parametrize("of", SMALL)
def test_no_band_is_one_single_count(of):
    assert all(
        band_cell(count, of).lowest < band_cell(count, of).highest
        for count in range(of)
    )


def test_a_cell_knows_its_middle_and_its_doubt():
    assert Cell(3, 6).middle == 4.5
    assert Cell(3, 6).variance == pytest.approx(
        sum((x - 4.5) ** 2 for x in range(3, 7)) / 4
    )


@pytest.mark.parametrize(("count", "of"), [(-1, 20), (21, 20), (3, 9), (0, 0)])
def test_a_count_that_cannot_be_is_refused(count, of):
    with pytest.raises(ImpossibleCount):
        band_of(count, of)


@pytest.mark.parametrize(
    ("of", "size"),
    [
        (10, 10),
        (19, 10),
        (20, 20),
        (30, 30),
        (49, 30),
        (50, 50),
        (199, 100),
        (999, 200),
    ],
)
def test_a_size_is_told_roughly(of, size):
    assert size_band(of) is SizeBand(size)


def test_there_is_no_word_for_a_size_below_ten():
    with pytest.raises(ImpossibleCount):
        size_band(9)


def test_wilson_agrees_with_the_published_example():
    # Newcombe 1998, table I: 81 of 263, 95 % score interval without continuity correction.
    assert wilson(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


@given(st.floats(0, 1), st.integers(10, 500), st.floats(0, 50))
def test_doubt_about_the_count_only_widens_an_interval(share, of, variance):
    low, high = wilson(share, of)
    wider_low, wider_high = wilson(share, of, variance)

    assert wider_low <= low
    assert high <= wider_high


@pytest.mark.parametrize(
    ("size", "ranges"),
    [
        (10, [(0, 1), (1, 2), (1, 3), (2, 3), (3, 4)]),
        (20, [(0, 1), (1, 2), (1, 3), (2, 3), (3, 4)]),
        (30, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]),
    ],
)
def test_the_doubt_of_every_band(size, ranges):
    assert [
        tuple(end.value for end in doubt(band, SizeBand(size))) for band in Band
    ] == ranges


def chance_of_bands(share, of):
    chances = dict.fromkeys(Band, 0.0)
    for count in range(of + 1):
        chances[by_shares(count, of)] += (
            comb(of, count) * share**count * (1 - share) ** (of - count)
        )
    return chances


@pytest.mark.parametrize("of", SMALL)
def test_the_range_with_its_half_bands_usually_holds_the_truth(of):
    def holds(band, percent):
        low, high = doubt(band, size_band(of))
        return 20 * low.value - 10 <= percent <= 20 * high.value + 30

    kept = [
        sum(
            chance
            for band, chance in chance_of_bands(percent / 100, of).items()
            if holds(band, percent)
        )
        for percent in range(1, 100)
    ]

    assert min(kept) > 0.84
    assert sum(kept) / len(kept) > 0.96
