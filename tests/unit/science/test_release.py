import pytest
from hypothesis import given
from hypothesis import strategies as st

from pijler.science.disclosure import (
    WITHHELD_TEXT,
    Band,
    Banded,
    Ledger,
    Level,
    OpenEnd,
    Place,
    Reason,
    Rounded,
    Shape,
    Shown,
    SizeBand,
    TalliesDoNotFit,
    Tally,
    Withheld,
    after,
    class_population,
    from_row,
    release,
    to_row,
)
from pijler.science.disclosure.rows import UnreadableRow
from tests.unit.science.sitting import SCHOOL, a_class, populations_of, tallies_of


def released(sizes, well, **more):
    return release(tallies_of(sizes, well, **more), populations_of(sizes))


def test_a_class_and_its_school_are_shown_without_an_exact_number():
    verdicts = released([25, 28], [17, 20])

    assert verdicts == [
        Shown(
            Level.CLASS,
            "a",
            "social",
            Banded(Band.MOST, Band.ABOUT_HALF, Band.MOST),
            SizeBand.FROM_20,
            Band.ALMOST_EVERYONE,
        ),
        Shown(
            Level.CLASS,
            "b",
            "social",
            Banded(Band.MOST, Band.ABOUT_HALF, Band.MOST),
            SizeBand.FROM_20,
            Band.ALMOST_EVERYONE,
        ),
        Shown(
            Level.SCHOOL,
            "school",
            "social",
            Rounded(35, 55, 64, 48, 78),
            SizeBand.FROM_50,
            Band.ALMOST_EVERYONE,
        ),
    ]


def test_the_shapes_come_from_the_catalogue():
    assert [one.shape for one in released([25, 9, 25], [17, 4, 20])] == [
        Shape.CLASS_BY_THEME,
        Shape.CLASS_BY_THEME,
        Shape.CLASS_BY_THEME,
        Shape.SCHOOL_BY_THEME,
    ]


def test_whatever_is_withheld_reads_the_same():
    verdicts = released([25, 12, 5], [17, 6, 2])

    withheld = [one for one in verdicts if isinstance(one, Withheld)]

    assert {one.reason for one in withheld} == {Reason.TOO_FEW, Reason.REST_TOO_SMALL}
    assert {one.text for one in withheld} == {WITHHELD_TEXT}


def test_the_response_is_a_band_of_the_places():
    populations = [class_population("a", answered=12, places=30)]
    tallies = [Tally(a_class("a"), "social", 6, 12)]

    assert release(tallies, populations)[0].response is Band.ABOUT_HALF


def test_a_theme_that_too_many_skipped_in_one_class_is_withheld_everywhere():
    sizes, well = [25, 12, 25], [17, 6, 20]
    thin = tallies_of(sizes, well, "sleep", scored=[25, 9, 25])
    verdicts = release([*tallies_of(sizes, well), *thin], populations_of(sizes))

    assert all(isinstance(one, Shown) for one in verdicts[:4])
    assert [one.reason for one in verdicts[4:]] == [Reason.THEME_TOO_THIN] * 4


def test_a_theme_that_too_many_of_the_rest_skipped_is_withheld_everywhere():
    verdicts = released([25, 6, 6], [17, 2, 2], scored=[25, 5, 4])

    assert verdicts[0].reason is Reason.THEME_TOO_THIN
    assert verdicts[-1].reason is Reason.THEME_TOO_THIN


def test_a_theme_that_too_many_of_the_school_skipped_is_withheld():
    verdicts = released([9, 9, 9], [5, 5, 5], scored=[6, 6, 6])

    assert verdicts[-1].reason is Reason.THEME_TOO_THIN


def test_skipping_in_a_small_class_costs_nothing_when_the_rest_is_large_enough():
    verdicts = released([25, 9, 9], [17, 2, 2], scored=[25, 5, 9])

    assert isinstance(verdicts[0], Shown)
    assert isinstance(verdicts[-1], Shown)


def test_the_second_release_of_a_round_shows_nothing_new():
    populations, tallies = populations_of([25, 25]), tallies_of([25, 25], [17, 20])
    ledger = after(Ledger(), populations, release(tallies, populations))

    again = release(tallies, populations, ledger)

    assert ledger.released == tuple(populations)
    assert {one.reason for one in again} == {Reason.RELEASED_BEFORE}


def test_only_what_was_shown_enters_the_ledger():
    populations, tallies = (
        populations_of([25, 25, 4]),
        tallies_of([25, 25, 4], [17, 20, 1]),
    )
    ledger = after(Ledger(), populations, release(tallies, populations))

    assert [one.key for one in ledger.released] == ["b", "school"]


def test_a_school_released_after_its_classes_is_the_same_as_with_them():
    populations, tallies = populations_of([25, 28]), tallies_of([25, 28], [17, 20])
    classes = release(tallies[:2], populations[:2])
    ledger = after(Ledger(), populations[:2], classes)

    assert (
        release(tallies, populations, ledger)[-1] == release(tallies, populations)[-1]
    )


@pytest.mark.parametrize(
    "tallies",
    [
        tallies_of([25, 25], [17, 20])[:2],
        [*tallies_of([25, 25], [17, 20]), Tally(SCHOOL, "social", 37, 50)],
        [*tallies_of([25, 25], [17, 20]), Tally(a_class("z"), "social", 1, 20)],
        tallies_of([25, 25], [26, 20]),
        tallies_of([25, 25], [-1, 20]),
        tallies_of([26, 25], [17, 20]),
        [*tallies_of([25, 25], [17, 20])[:2], Tally(SCHOOL, "social", 36, 50)],
        [*tallies_of([25, 25], [17, 20])[:2], Tally(SCHOOL, "social", 37, 49)],
    ],
    ids=[
        "one lacks",
        "one twice",
        "unknown class",
        "more than answered",
        "below zero",
        "more than there are",
        "school has fewer who do well than its classes",
        "school has fewer answers than its classes",
    ],
)
def test_tallies_that_cannot_be_are_refused(tallies):
    with pytest.raises(TalliesDoNotFit):
        release(tallies, populations_of([25, 25]))


# What must hold for every school.


@st.composite
def schools(draw):
    sizes = draw(st.lists(st.integers(0, 35), min_size=1, max_size=10))
    well = [draw(st.integers(0, size)) for size in sizes]
    return sizes, well


@given(schools(), st.data())
def test_other_answers_never_change_what_is_withheld(school, data):
    sizes, well = school
    other = [data.draw(st.integers(0, size)) for size in sizes]

    assert [getattr(one, "reason", None) for one in released(sizes, well)] == [
        getattr(one, "reason", None) for one in released(sizes, other)
    ]


@given(schools(), st.randoms())
def test_the_order_of_tallies_and_classes_does_not_matter(school, random):
    sizes, well = school
    tallies, populations = tallies_of(sizes, well), populations_of(sizes)
    shuffled = random.sample(tallies, len(tallies))

    verdicts = release(shuffled, random.sample(populations, len(populations)))

    assert [Place(one.level, one.key) for one in verdicts] == [
        one.place for one in shuffled
    ]
    assert set(verdicts) == set(release(tallies, populations))


@given(schools())
def test_themes_do_not_touch_each_other(school):
    sizes, well = school
    alone = released(sizes, well)
    beside = release(
        [*tallies_of(sizes, sizes, "sleep"), *tallies_of(sizes, well)],
        populations_of(sizes),
    )

    assert beside[len(alone) :] == alone


@given(schools())
def test_a_row_holds_all_that_a_page_needs(school):
    for verdict in released(*school):
        assert from_row(to_row(verdict)) == verdict


@pytest.mark.parametrize(
    ("sizes", "well"), [([150], [140]), ([260], [100]), ([260], [2])]
)
def test_rows_of_large_groups_can_be_read_back_too(sizes, well):
    verdicts = released(sizes, well)

    assert [from_row(to_row(one)) for one in verdicts] == verdicts


def test_an_open_end_is_shown_for_a_large_school():
    assert isinstance(released([260], [2])[0].presentation, OpenEnd)


@pytest.mark.parametrize(
    "damage",
    [
        {"kind": "exact"},
        {"level": "pupil"},
        {"size": None},
        {"percent": None},
        {"count_to_5": None},
    ],
)
def test_a_damaged_row_is_refused(damage):
    row = to_row(released([30, 30], [15, 15])[-1])

    with pytest.raises(UnreadableRow):
        from_row(row | damage)
