import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pijler.science.scoring import (
    AnswerOutsideOptions,
    Item,
    Option,
    Rule,
    Scale,
    ScaleScore,
    UnknownItem,
    UnreadableInstrument,
    is_well,
    score,
    scoring_of,
)

FIVE = tuple(Option(value) for value in (1, 2, 3, 4, 5))
ITEMS = {
    "glad": Item("glad", FIVE),
    "together": Item("together", FIVE),
    "alone": Item("alone", FIVE, reverse=True),
}
SOCIAL = Scale("social", "social", ("glad", "together", "alone"), Rule.MEAN, 2, 3.5)
LIBRARY = Path("pijler/listening/instruments/library")


def test_a_score_is_the_unrounded_mean_after_mirroring_reversed_items():
    scored = score(SOCIAL, ITEMS, {"glad": 5, "together": 3, "alone": 2})

    assert scored == ScaleScore("social", 12 / 3, answered=3, of=3, rule="mean")


def test_a_third_is_not_rounded():
    assert score(SOCIAL, ITEMS, {"glad": 5, "together": 4, "alone": 5}).value == 10 / 3


def test_a_skipped_item_does_not_count():
    scored = score(SOCIAL, ITEMS, {"glad": 5, "together": None, "alone": 2})

    assert (scored.value, scored.answered, scored.of) == (4.5, 2, 3)


def test_too_few_answers_give_no_score():
    scored = score(SOCIAL, ITEMS, {"glad": 5})

    assert (scored.value, scored.answered) == (None, 1)
    assert is_well(scored, SOCIAL) is None


def test_nobody_gets_a_score_without_answers_even_if_the_scale_asks_for_none():
    scale = Scale("social", "social", ("glad",), Rule.MEAN, 0, 3.5)

    assert score(scale, ITEMS, {}).value is None


@pytest.mark.parametrize(
    ("answers", "well"), [((3, 4), True), ((3, 3), False), ((4, 3), True)]
)
def test_doing_well_starts_at_the_limit_itself(answers, well):
    scale = Scale("social", "social", ("glad", "together"), Rule.MEAN, 2, 3.5)
    scored = score(scale, ITEMS, dict(zip(("glad", "together"), answers, strict=True)))

    assert is_well(scored, scale) is well


@pytest.mark.parametrize("answer", [0, 6, True, 3.5])
def test_an_answer_outside_the_options_is_refused_without_repeating_it(answer):
    with pytest.raises(AnswerOutsideOptions) as refused:
        score(SOCIAL, ITEMS, {"glad": answer})

    assert str(refused.value) == "The answer to 'glad' is none of its options."


def test_an_answer_to_an_unknown_item_is_refused_even_if_no_scale_uses_it():
    with pytest.raises(UnknownItem):
        score(SOCIAL, ITEMS, {"glad": 3, "shoe_size": 3})


@given(st.lists(st.sampled_from([1, 2, 3, 4, 5, None]), min_size=3, max_size=3))
def test_mirroring_all_answers_and_all_items_changes_nothing(answers):
    mirrored = {
        key: Item(key, item.options, reverse=not item.reverse)
        for key, item in ITEMS.items()
    }
    given_ = dict(zip(ITEMS, answers, strict=True))
    turned = {
        key: None if answer is None else 6 - answer for key, answer in given_.items()
    }

    assert score(SOCIAL, ITEMS, given_) == score(SOCIAL, mirrored, turned)


@pytest.mark.parametrize(
    "path", sorted(LIBRARY.glob("*.json")), ids=lambda path: path.stem
)
def test_our_own_instruments_can_be_scored_from_worst_to_best(path):
    scoring = scoring_of(json.loads(path.read_text()))
    best = {
        key: min(item.values) if item.reverse else max(item.values)
        for key, item in scoring.items.items()
    }

    for scale in scoring.scales:
        assert score(scale, scoring.items, best).value == 5
        assert is_well(score(scale, scoring.items, best), scale)


def document(**changes):
    return {
        "options": {"yes_no": [{"value": 1}, {"value": 0}]},
        "items": [{"key": "glad", "options": "yes_no", "reverse": False}],
        "scales": [
            {
                "key": "social",
                "domain": "social",
                "items": ["glad"],
                "rule": "mean",
                "least_answered": 1,
                "well_from": 1,
            }
        ],
    } | changes


def scale_with(**changes):
    return document(scales=[document()["scales"][0] | changes])


def test_a_document_becomes_items_and_scales():
    scoring = scoring_of(document())

    assert scoring.items == {"glad": Item("glad", (Option(1), Option(0)))}
    assert scoring.scales == (Scale("social", "social", ("glad",), Rule.MEAN, 1, 1),)


@pytest.mark.parametrize(
    "broken",
    [
        document(options=[]),
        document(options={"yes_no": "yes"}),
        document(options={"yes_no": ["yes"]}),
        document(options={"yes_no": [{"value": True}]}),
        document(items=[{"key": "glad", "options": "faces"}]),
        document(items=[]),
        document(items=[{"key": "", "options": "yes_no"}]),
        scale_with(rule="median"),
        scale_with(well_from="high"),
        scale_with(least_answered=1.5),
    ],
)
def test_a_document_that_lacks_something_is_refused(broken):
    with pytest.raises(UnreadableInstrument):
        scoring_of(broken)


def test_a_scale_of_an_unknown_item_is_refused():
    with pytest.raises(UnknownItem):
        scoring_of(scale_with(items=["sad"]))
