import pytest

from pijler.science.disclosure.eligibility import withheld_by_size
from pijler.science.disclosure.ledger import Ledger, forbidden
from pijler.science.disclosure.populations import (
    Floors,
    Level,
    Part,
    Population,
    class_population,
    school_population,
)
from pijler.science.disclosure.verdicts import Reason
from tests.unit.science.sitting import SCHOOL, a_class, populations_of


def group(key, *pupils, level=Level.CLASS):
    """A population of pupils who are known, each a part of size 1."""
    return Population(
        level, key, frozenset(Part(str(pupil), 1) for pupil in pupils), 99
    )


def verdict(new, *released):
    return forbidden(new, Ledger(released), Floors())


def test_a_first_release_is_free():
    assert verdict(class_population("a", answered=25, places=30)) is None


def test_what_was_released_is_never_released_again():
    before = class_population("a", answered=25, places=30)

    assert verdict(before, before) is Reason.RELEASED_BEFORE


def test_nor_after_a_late_answer():
    before = class_population("a", answered=25, places=30)
    late = class_population("a", answered=26, places=30)

    assert verdict(late, before) is Reason.RELEASED_BEFORE


def test_nor_under_another_name():
    assert (
        verdict(group("choir", *range(12)), group("band", *range(12)))
        is Reason.RELEASED_BEFORE
    )


@pytest.mark.parametrize("now", [24, 26, 60])
def test_a_school_with_a_class_that_changed_since_its_release_is_refused(now):
    before = class_population("a", answered=25, places=60)
    changed = class_population("a", answered=now, places=60)
    school = school_population(
        "school", [changed, class_population("b", answered=30, places=30)]
    )

    assert verdict(school, before) is Reason.CHANGED_SINCE


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        (group("new", *range(21)), Reason.TOO_CLOSE),
        (group("new", *range(1, 21)), Reason.TOO_CLOSE),
        (group("new", *range(11)), Reason.TOO_CLOSE),
        (group("new", *range(10)), None),
        (group("new", *range(30)), None),
        (group("new", *range(100, 120)), None),
    ],
    ids=["one more", "one less", "nine less", "ten less", "ten more", "others"],
)
def test_a_population_that_differs_by_one_to_nine_pupils_is_refused(new, reason):
    assert verdict(new, group("old", *range(20))) is reason


def test_a_population_close_to_two_released_ones_together_is_refused():
    one, two = group("one", *range(20)), group("two", *range(20, 40))

    assert verdict(group("new", *range(41)), one, two) is Reason.TOO_CLOSE
    assert verdict(group("new", *range(50)), one, two) is None


def test_a_population_close_to_one_released_less_another_is_refused():
    large, small = group("large", *range(40)), group("small", *range(20))

    assert verdict(group("new", *range(20, 39)), large, small) is Reason.TOO_CLOSE
    assert verdict(group("new", *range(30, 50)), large, small) is None


def test_a_class_may_not_follow_its_school():
    populations = populations_of([25, 25, 25])

    assert verdict(populations[0], populations[-1]) is Reason.PART_AFTER_WHOLE


def test_a_school_may_follow_its_classes():
    *classes, school = populations_of([25, 25, 25])

    reasons = withheld_by_size([*classes, school], Ledger(tuple(classes)), Floors())

    assert reasons == {one.place: Reason.RELEASED_BEFORE for one in classes}


def test_a_school_may_not_follow_when_its_rest_is_small():
    *classes, school = populations_of([25, 25, 5])

    reasons = withheld_by_size([*classes, school], Ledger(tuple(classes[:2])), Floors())

    assert reasons[SCHOOL] is Reason.TOO_CLOSE


def test_nor_when_three_released_classes_leave_a_small_rest():
    *classes, school = populations_of([25, 25, 25, 5])

    reasons = withheld_by_size([*classes, school], Ledger(tuple(classes[:3])), Floors())

    assert reasons[SCHOOL] is Reason.REST_TOO_SMALL


def test_a_further_class_joins_the_rest_before_the_school_is_given_up():
    *classes, school = populations_of([25, 25, 25, 12, 5])

    reasons = withheld_by_size([*classes, school], Ledger(tuple(classes[:3])), Floors())

    assert SCHOOL not in reasons
    assert reasons[a_class("d")] is Reason.REST_TOO_SMALL


def test_a_school_is_withheld_when_a_released_class_is_not_given_along():
    *classes, school = populations_of([25, 25, 25])

    reasons = withheld_by_size([*classes[1:], school], Ledger((classes[0],)), Floors())

    assert reasons[SCHOOL] is Reason.TOO_CLOSE
