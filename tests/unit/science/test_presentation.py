from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pijler.science.disclosure.bands import Band, Cell, ImpossibleCount
from pijler.science.disclosure.presentation import (
    Banded,
    End,
    Estimate,
    OpenEnd,
    Rounded,
    WholePercent,
    cell_of,
    estimate_of,
    present,
    to_5,
)

LARGER = range(50, 260)
counts = st.integers(10, 400).flatmap(
    lambda of: st.tuples(st.integers(0, of), st.just(of))
)


def shown(count, of):
    return present(estimate_of([(count, of)]))


def test_a_small_group_is_shown_as_a_band_with_its_doubt():
    assert shown(17, 25) == Banded(Band.MOST, Band.ABOUT_HALF, Band.MOST)


def test_a_larger_group_is_shown_as_rounded_numbers_and_the_percentage_of_those():
    figure = shown(52, 101)

    assert isinstance(figure, Rounded)
    assert (figure.count_to_5, figure.of_to_5, figure.percent) == (50, 100, 50)


def test_a_large_group_is_shown_as_a_whole_percentage():
    figure = shown(131, 200)

    assert isinstance(figure, WholePercent)
    assert figure.percent == 65


def test_the_limits_are_50_and_200():
    kinds = [type(shown(of // 2, of)) for of in (49, 50, 199, 200)]

    assert kinds == [Banded, Rounded, Rounded, WholePercent]


@pytest.mark.parametrize(
    ("count", "nearest"), [(0, 0), (2, 0), (3, 5), (7, 5), (8, 10)]
)
def test_rounding_to_five(count, nearest):
    assert to_5(count) == nearest


@pytest.mark.parametrize("of", LARGER)
def test_nearly_nobody_and_nearly_everybody_always_fall_in_an_open_end(of):
    for count in range(of + 1):
        share = Fraction(count, of)
        if share < Fraction(1, 10) or count <= 2:
            assert shown(count, of).end is End.LOW
        if share > Fraction(9, 10) or count >= of - 2:
            assert shown(count, of).end is End.HIGH


@pytest.mark.parametrize("of", LARGER)
def test_every_cell_holds_five_counts_and_an_open_end_more(of):
    cells = {cell_of(count, of) for count in range(of + 1)}
    lengths = [
        cell.highest - cell.lowest + 1 for cell in sorted(cells, key=lambda c: c.lowest)
    ]

    assert sum(lengths) == of + 1
    assert min(lengths[0], lengths[-1]) > 5
    assert set(lengths[1:-1]) == {5}


@given(counts)
def test_counts_in_one_cell_are_shown_alike(count_of):
    count, of = count_of
    cell = cell_of(count, of)

    assert shown(cell.lowest, of) == shown(count, of) == shown(cell.highest, of)


@given(counts)
def test_no_figure_ever_says_nobody_or_everybody(count_of):
    figure = shown(*count_of)
    percents = [
        getattr(figure, name)
        for name in ("percent", "low_percent", "high_percent", "doubt_percent")
        if hasattr(figure, name)
    ]

    assert all(1 <= percent <= 99 for percent in percents)


@given(counts.filter(lambda count_of: count_of[1] >= 50))
def test_the_true_share_lies_within_the_doubt(count_of):
    count, of = count_of
    figure, percent = shown(count, of), 100 * count / of

    if isinstance(figure, OpenEnd):
        inside = (
            percent <= figure.doubt_percent
            if figure.end is End.LOW
            else percent >= figure.doubt_percent
        )
        assert inside
    else:
        assert figure.low_percent <= percent <= figure.high_percent


@given(counts.filter(lambda count_of: 50 <= count_of[1] < 198))
def test_what_is_shown_of_the_others_mirrors_what_is_shown(count_of):
    count, of = count_of
    of = to_5(of)
    count = min(count, of)
    figure, mirror = shown(count, of), shown(of - count, of)

    if isinstance(figure, Rounded):
        assert mirror.count_to_5 == figure.of_to_5 - figure.count_to_5
    else:
        assert {figure.end, mirror.end} == {End.LOW, End.HIGH}


def test_a_whole_is_made_of_the_middles_of_its_parts():
    # 20 of 25: 20-25, middle 22.5; 12 of 25: 10-14, middle 12.
    estimate = estimate_of([(20, 25), (12, 25)])

    assert estimate == Estimate(count=35, of=50, variance=(36 - 1) / 12 + (25 - 1) / 12)


groups = st.lists(
    st.integers(10, 60).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))),
    min_size=1,
    max_size=9,
)


@given(groups)
def test_the_order_of_the_parts_does_not_matter(listed):
    assert estimate_of(listed) == estimate_of(reversed(listed))


@given(groups)
def test_an_estimate_is_never_further_off_than_half_of_all_cells(listed):
    cells = [cell_of(*group) for group in listed]
    bound = sum((cell.highest - cell.lowest) / 2 for cell in cells) + 0.5

    assert abs(estimate_of(listed).count - sum(count for count, _ in listed)) <= bound


def test_a_cell_that_ends_at_the_total_stays_within_it():
    assert cell_of(60, 60) == Cell(53, 60)


def test_a_group_below_ten_has_no_figure():
    with pytest.raises(ImpossibleCount):
        shown(4, 9)
