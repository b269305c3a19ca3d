import json
from pathlib import Path
from statistics import correlation, mean

import pytest

from pijler.science.generator import GroupSpec, generate_answers
from pijler.science.scoring import check_answers, is_well, score, scoring_of

DOCUMENT = json.loads(
    Path("pijler/listening/instruments/library/pijler-po58.json").read_text()
)
SCORING = scoring_of(DOCUMENT)
CLASSES = [GroupSpec(f"group {number}", 25) for number in range(8)]


def answers_of(groups=CLASSES, seed=7, round_number=1):
    return generate_answers(
        DOCUMENT, groups=groups, seed=seed, round_number=round_number
    )


def scores(answers, key):
    scale = next(scale for scale in SCORING.scales if scale.key == key)
    return [score(scale, SCORING.items, one) for one in answers]


def share_well(answers, key):
    scale = next(scale for scale in SCORING.scales if scale.key == key)
    judged = [is_well(one, scale) for one in scores(answers, key)]
    return mean(well for well in judged if well is not None)


def test_the_same_seed_gives_the_same_answers():
    assert answers_of() == answers_of()


@pytest.mark.parametrize("other", [{"seed": 8}, {"round_number": 2}])
def test_another_seed_or_round_gives_other_answers(other):
    assert answers_of() != answers_of(**other)


def test_a_group_answers_the_same_whatever_other_groups_there_are():
    assert answers_of(CLASSES[3:4])["group 3"] == answers_of()["group 3"]


def test_every_answer_is_one_of_the_options():
    for answers in answers_of().values():
        for one in answers:
            assert list(one) == list(SCORING.items)
            assert {type(value) for value in one.values()} <= {int, type(None)}
            check_answers(SCORING.items, one)


def test_some_are_absent_and_some_items_are_skipped():
    large = answers_of([GroupSpec("college", 2000)])["college"]
    skipped = mean(value is None for one in large for value in one.values())

    assert 0.93 < len(large) / 2000 < 0.97
    assert 0.02 < skipped < 0.04


def test_domains_go_together():
    pairs = [
        (one.value, other.value)
        for answers in [answers_of([GroupSpec("college", 1000)])["college"]]
        for one, other in zip(
            scores(answers, "social"), scores(answers, "mental"), strict=True
        )
        if one.value is not None and other.value is not None
    ]

    assert 0.25 < correlation(*zip(*pairs, strict=True)) < 0.7


def test_a_strength_lifts_its_own_domain():
    plain = answers_of([GroupSpec("college", 1000)])["college"]
    strong = answers_of([GroupSpec("college", 1000, {"social": 0.8})])["college"]

    assert share_well(strong, "social") > share_well(plain, "social") + 0.05
    assert share_well(strong, "mental") == share_well(plain, "mental")


def test_classes_differ_and_keep_their_place_over_rounds():
    first = [share_well(answers, "social") for answers in answers_of().values()]
    second = [
        share_well(answers, "social") for answers in answers_of(round_number=2).values()
    ]

    assert max(first) - min(first) > 0.1
    assert correlation(first, second) > 0.3
