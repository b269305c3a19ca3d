"""Every possible truth of small schools, tried by an attacker who knows the rules; and bad engines that it breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pijler.science.disclosure import (
    Ledger,
    Shown,
    Tally,
    after,
    class_population,
    release,
    to_row,
)
from pijler.science.disclosure.bands import band_of
from tests.unit.science.attacker import findings
from tests.unit.science.sitting import a_class, populations_of, tallies_of


def public(verdicts):
    """What readers get: everything of a figure, nothing of why another is withheld."""
    return tuple(
        one if isinstance(one, Shown) else (one.level, one.key, one.text)
        for one in verdicts
    )


def ours(sizes):
    populations = populations_of(sizes)
    return lambda well: public(release(tallies_of(sizes, well), populations))


@pytest.mark.parametrize(
    "sizes",
    [
        [10],
        [12, 5],
        [10, 10],
        [20, 4, 6],
        [25, 24],
        [30, 29],
        [10, 10, 10],
        [12, 12, 5],
        [13, 10, 9, 1],
        [10, 10, 5, 5],
        [14, 11, 10, 0],
        [9, 9, 9],
        [60, 12],
    ],
    ids=str,
)
def test_no_possible_truth_gives_away_a_pupil_or_a_small_class(sizes):
    assert findings(sizes, ours(sizes)) == []


@pytest.mark.parametrize(
    "sizes", [[1, 9], [1, 10, 10], [1, 12, 5], [1, 13, 10, 6]], ids=str
)
def test_nor_does_it_to_a_pupil_who_knows_the_own_answer(sizes):
    """The first group is one pupil, who is in the class with the second."""
    classes = [sizes[0] + sizes[1], *sizes[2:]]
    publish = ours(classes)

    def for_the_pupil(well):
        return publish((well[0] + well[1], *well[2:]))

    assert findings(sizes, for_the_pupil, own=(0,)) == []


def test_nor_does_the_school_after_its_classes():
    sizes = [10, 10, 10]
    populations = populations_of(sizes)

    def in_two_steps(well):
        tallies = tallies_of(sizes, well)
        first = release(tallies[:3], populations[:3])
        ledger = after(Ledger(), populations[:3], first)
        return public([*first, *release(tallies, populations, ledger)])

    assert findings(sizes, in_two_steps) == []


@pytest.mark.parametrize("late", [1, 3])
def test_nor_does_a_second_release_after_late_answers(late):
    sizes = [12, 11, late]

    def twice(well):
        before, now = (
            populations_of(sizes[:2]),
            populations_of([sizes[0] + late, sizes[1]]),
        )
        first = release(tallies_of(sizes[:2], well[:2]), before)
        ledger = after(Ledger(), before, first)
        tallies = tallies_of([sizes[0] + late, sizes[1]], (well[0] + well[2], well[1]))
        return public([*first, *release(tallies, now, ledger)])

    assert findings(sizes, twice) == []


# Schools too large to try every truth: what is public depends on nothing but one cell per separate group.


def cell_by_hand(count, of):
    """Which counts share a statement, a second way: below 50 only, by shares."""
    if count <= 2 or 5 * count < of:
        return 0
    if count >= of - 2 or 5 * count >= 4 * of:
        return 4
    return 5 * count // of


@st.composite
def two_schools_alike(draw):
    sizes = draw(st.lists(st.integers(10, 33), min_size=2, max_size=12))
    one = [draw(st.integers(0, size)) for size in sizes]
    other = [
        draw(
            st.sampled_from(
                [
                    n
                    for n in range(size + 1)
                    if cell_by_hand(n, size) == cell_by_hand(count, size)
                ]
            )
        )
        for size, count in zip(sizes, one, strict=True)
    ]
    return sizes, one, other


@given(two_schools_alike())
def test_schools_whose_classes_are_in_the_same_bands_look_the_same(schools):
    sizes, one, other = schools

    assert ours(sizes)(one) == ours(sizes)(other)


@given(st.integers(1, 9), st.integers(0, 9), st.data())
def test_answers_that_move_between_withheld_classes_are_not_seen(
    size, other_size, data
):
    sizes = [25, 20, size, other_size, 9]
    well = [data.draw(st.integers(0, one)) for one in sizes]
    moved = [*well]
    if well[4] < 9 and well[2] > 0:
        moved[4], moved[2] = well[4] + 1, well[2] - 1

    assert ours(sizes)(well) == ours(sizes)(moved)


# Bad engines, each a mistake that a builder could make. The attacker must break all of them.


def exact_counts(sizes):
    def publish(well):
        return tuple(
            count if size >= 10 else None
            for count, size in zip(well, sizes, strict=True)
        ), sum(well)

    return publish


def no_rest_beside_bands(sizes):
    """Each class by its own size; the school as an exact whole percentage."""

    def publish(well):
        shown = tuple(
            band_of(count, size) if size >= 10 else None
            for count, size in zip(well, sizes, strict=True)
        )
        return shown, round(100 * sum(well) / sum(sizes))

    return publish


def each_figure_by_itself(sizes):
    """Bands for every group of ten, and the school's own band from the true count: R3 alone, without R7."""

    def publish(well):
        rest = sum(size for size in sizes if size < 10)
        assert rest == 0 or rest >= 10
        shown = tuple(
            band_of(count, size) if size >= 10 else None
            for count, size in zip(well, sizes, strict=True)
        )
        return shown, band_of(sum(well), sum(sizes))

    return publish


def again_after_a_late_answer(sizes):
    """The last group is one late pupil of the first class."""

    def publish(well):
        return band_of(well[0], sizes[0]), band_of(
            well[0] + well[-1], sizes[0] + sizes[-1]
        )

    return publish


def again_after_an_erasure(sizes):
    """The last group is one pupil of the first class who withdraws."""

    def publish(well):
        return band_of(well[0] + well[-1], sizes[0] + sizes[-1]), band_of(
            well[0], sizes[0]
        )

    return publish


def hidden_by_answer(sizes):
    """ "Nobody" and "everybody" are thought too delicate, so they are hidden: and so they are told."""

    def publish(well):
        return tuple(
            None if count in (0, size) else band_of(count, size)
            for count, size in zip(well, sizes, strict=True)
        )

    return publish


def hidden_when_an_attack_succeeds(sizes):
    """Shows bands and school total, but hides the classes when that would tell too much."""
    risky = each_figure_by_itself(sizes)

    def publish(well):
        shown, school = risky(well)
        return (None if well in unsafe else shown), school

    unsafe = {(7, 7, 10)}
    return publish


def other_text_for_the_rest(sizes):
    """Tells why a class is withheld, from its answers."""

    def publish(well):
        return tuple(
            "too delicate"
            if size < 10 and count == 0
            else "too few"
            if size < 10
            else None
            for count, size in zip(well, sizes, strict=True)
        )

    return publish


def percentage_of_a_small_class(sizes):
    def publish(well):
        return tuple(
            round(100 * count / size) for count, size in zip(well, sizes, strict=True)
        )

    return publish


@pytest.mark.parametrize(
    ("bad", "sizes"),
    [
        (exact_counts, [12, 11, 5]),
        (no_rest_beside_bands, [12, 12, 2]),
        (each_figure_by_itself, [10, 10, 5, 5]),
        (again_after_a_late_answer, [12, 11, 1]),
        (again_after_an_erasure, [12, 11, 1]),
        (hidden_by_answer, [12, 11]),
        (hidden_when_an_attack_succeeds, [10, 10, 10]),
        (other_text_for_the_rest, [12, 5]),
        (percentage_of_a_small_class, [12, 11]),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_the_attacker_breaks_every_bad_engine(bad, sizes):
    assert findings(sizes, bad(sizes))


def test_the_attacker_finds_nothing_when_nothing_is_published():
    assert findings([12, 5, 1], lambda well: None) == []


# Nothing exact slips out beside the figure itself.


def test_a_row_of_a_small_class_has_no_exact_count_or_size():
    population = class_population("a", answered=23, places=29)
    row = to_row(release([Tally(a_class("a"), "social", 17, 23)], [population])[0])

    assert not {17, 23, 29, 6} & {
        value for value in row.values() if isinstance(value, int)
    }


def test_shown_classes_without_a_school_are_safe_too():
    sizes = [12, 11, 9]
    populations = populations_of(sizes)[:3]

    def publish(well):
        return public(release(tallies_of(sizes, well)[:3], populations))

    assert findings(sizes, publish) == []
