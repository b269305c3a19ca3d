import pytest
from hypothesis import given
from hypothesis import strategies as st

from pijler.science.disclosure.eligibility import withheld_by_size
from pijler.science.disclosure.ledger import Ledger, rest_of
from pijler.science.disclosure.populations import (
    Floors,
    ImpossiblePopulation,
    Level,
    LooserThanAllowed,
    Part,
    Population,
    check_together,
    class_population,
    school_population,
)
from pijler.science.disclosure.verdicts import Reason
from tests.unit.science.sitting import SCHOOL, a_class, populations_of

sizes_of_classes = st.lists(st.integers(0, 33), min_size=1, max_size=14)


def withheld(sizes, floors=Floors()):  # noqa: B008
    return withheld_by_size(populations_of(sizes), Ledger(), floors)


def kept(sizes):
    reasons = withheld(sizes)
    return [one for one in populations_of(sizes) if one.place not in reasons]


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ([25, 25], {}),
        ([10, 10], {}),
        ([25, 9, 9], {"b": Reason.TOO_FEW, "c": Reason.TOO_FEW}),
        ([25, 12, 5], {"b": Reason.REST_TOO_SMALL, "c": Reason.TOO_FEW}),
        ([12, 12, 25, 5], {"a": Reason.REST_TOO_SMALL, "d": Reason.TOO_FEW}),
        ([25, 25, 0], {"c": Reason.TOO_FEW}),
        ([25, 14, 1, 9], {"c": Reason.TOO_FEW, "d": Reason.TOO_FEW}),
    ],
)
def test_small_classes_and_the_smallest_beside_a_small_rest_are_withheld(sizes, hidden):
    assert withheld(sizes) == {a_class(key): reason for key, reason in hidden.items()}


def test_a_school_below_twenty_is_withheld_and_its_class_needs_no_rest():
    assert withheld([12, 5]) == {SCHOOL: Reason.TOO_FEW, a_class("b"): Reason.TOO_FEW}


def test_classes_stand_on_their_own_when_no_school_is_asked():
    classes = populations_of([25, 12, 5])[:3]

    assert withheld_by_size(classes, Ledger(), Floors()) == {
        a_class("c"): Reason.TOO_FEW
    }


def test_a_school_may_be_stricter():
    assert a_class("b") in withheld([25, 25, 14], Floors(class_answers=26))
    assert withheld([14, 25], Floors(class_answers=15)) == {
        a_class("a"): Reason.TOO_FEW
    }


@pytest.mark.parametrize(
    "looser", [{"class_answers": 9}, {"school_answers": 19}, {"rest_answers": 9}]
)
def test_a_school_may_not_be_looser(looser):
    with pytest.raises(LooserThanAllowed):
        Floors(**looser)


@given(sizes_of_classes)
def test_whoever_is_left_over_is_nobody_or_ten(sizes):
    shown = kept(sizes)
    school = populations_of(sizes)[-1]

    if school in shown:
        rest = rest_of(school, [one for one in shown if one.level is Level.CLASS])
        assert rest == 0 or rest >= 10


@given(sizes_of_classes)
def test_everyone_who_is_shown_is_with_enough(sizes):
    assert all(
        one.answered >= (10 if one.level is Level.CLASS else 20) for one in kept(sizes)
    )


@given(sizes_of_classes, st.randoms())
def test_the_order_of_the_classes_does_not_matter(sizes, random):
    populations = populations_of(sizes)
    shuffled = random.sample(populations, len(populations))

    assert withheld_by_size(populations, Ledger(), Floors()) == withheld_by_size(
        shuffled, Ledger(), Floors()
    )


@given(sizes_of_classes, st.integers(10, 33))
def test_a_further_class_that_is_large_enough_never_costs_more_than_one_class(
    sizes, size
):
    assert len(kept([*sizes, size])) >= len(kept(sizes))


@given(sizes_of_classes)
def test_not_more_is_withheld_than_the_rest_asks_for(sizes):
    reasons = withheld(sizes)
    for_the_rest = [
        place for place, reason in reasons.items() if reason is Reason.REST_TOO_SMALL
    ]

    assert len(for_the_rest) <= 1


# Populations that cannot be.


def test_a_class_in_two_pieces_of_which_one_is_double_is_refused():
    with pytest.raises(ImpossiblePopulation):
        Population(Level.CLASS, "a", frozenset({Part("x", 3), Part("x", 4)}), 30)


def test_more_answers_than_places_is_refused():
    with pytest.raises(ImpossiblePopulation):
        class_population("a", answered=31, places=30)


def test_fewer_answers_than_none_is_refused():
    with pytest.raises(ImpossiblePopulation):
        class_population("a", answered=-1, places=30)


A = class_population("a", answered=12, places=30)
B = class_population("b", answered=12, places=30)


@pytest.mark.parametrize(
    "together",
    [
        [A, A],
        [A, Population(Level.CLASS, "other", A.parts, 30)],
        [A, school_population("school", [B])],
        [
            class_population("a", answered=11, places=30),
            school_population("school", [A, B]),
        ],
        [school_population("one", [A]), school_population("two", [B])],
    ],
    ids=["twice", "overlapping", "outside its school", "another size", "two schools"],
)
def test_populations_that_do_not_go_together_are_refused(together):
    with pytest.raises(ImpossiblePopulation):
        check_together(together)


# --- answers that may be known to somebody ---


def with_loose(sizes, loose):
    """Classes a, b, c ... and their school; the loose ones are not firm."""
    classes = [
        class_population(key, answered=size, places=33, firm=key not in loose)
        for key, size in zip("abcdef", sizes, strict=False)
    ]
    return [*classes, school_population("school", classes)]


@pytest.mark.parametrize(
    ("sizes", "loose", "hidden"),
    [
        ([25, 20], "", set()),
        # Ten loose answers hide nobody: the smallest firm class joins them.
        ([25, 20, 10], "c", {"b", "c"}),
        # Ten firm answers of small classes do hide them.
        ([25, 20, 5, 6, 10], "e", {"c", "d", "e"}),
        ([10, 10, 10], "abc", {"a", "b", "c", "school"}),
    ],
)
def test_loose_answers_get_no_figure_and_hide_nobody(sizes, loose, hidden):
    reasons = withheld_by_size(with_loose(sizes, loose), Ledger(), Floors())

    assert {place.key for place in reasons} == hidden


@given(
    sizes_of_classes.map(lambda sizes: sizes[:6]), st.sets(st.sampled_from("abcdef"))
)
def test_beside_the_shown_classes_stand_ten_firm_answers_or_nobody(sizes, loose):
    populations = with_loose(sizes, loose)
    reasons = withheld_by_size(populations, Ledger(), Floors())
    shown = [one for one in populations if one.place not in reasons]
    if populations[-1] not in shown:
        return
    rest = rest_of(populations[-1], shown[:-1])
    assert rest == 0 or rest_of(populations[-1], shown[:-1], firm_only=True) >= 10
