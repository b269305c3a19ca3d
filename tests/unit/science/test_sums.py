import pytest
from hypothesis import given
from hypothesis import strategies as st

from pijler.science.disclosure import Dominance, ImpossibleContribution, dominance

amounts = st.lists(st.integers(0, 100), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("contributions", "verdict"),
    [
        ([10, 10, 10, 10], Dominance.NONE),
        ([50, 20, 15, 15], Dominance.NONE),
        ([51, 20, 15, 14], Dominance.ONE_DOMINATES),
        ([50, 40, 10], Dominance.NONE),
        ([50, 41, 9], Dominance.TWO_DOMINATE),
        ([7], Dominance.ONE_DOMINATES),
        ([50, 46, 4], Dominance.REST_TELLS_LARGEST),
        ([5, 5], Dominance.REST_TELLS_LARGEST),
        ([], Dominance.NOTHING_TO_SHOW),
        ([0, 0, 0], Dominance.NOTHING_TO_SHOW),
    ],
)
def test_a_sum_is_shown_only_when_it_tells_about_nobody(contributions, verdict):
    assert dominance(contributions) is verdict


@pytest.mark.parametrize("amount", [-1, float("nan")])
def test_an_amount_below_zero_or_unknown_is_refused(amount):
    with pytest.raises(ImpossibleContribution):
        dominance([5, 5, amount])


@given(amounts, st.randoms())
def test_the_order_of_contributors_does_not_matter(listed, random):
    assert dominance(listed) is dominance(random.sample(listed, len(listed)))


@given(amounts)
def test_the_unit_does_not_matter(listed):
    assert dominance(listed) is dominance([60 * amount for amount in listed])


@given(amounts)
def test_a_shown_sum_keeps_the_largest_contributor_uncertain_for_the_second(listed):
    if dominance(listed) is Dominance.NONE:
        first, second = sorted(listed, reverse=True)[:2]
        assert (sum(listed) - second) - first >= 0.1 * first
