"""Invent plausible answers of groups of pupils to an instrument."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np
from numpy.random import Generator, default_rng

from pijler.science.scoring import Item, Scoring, scoring_of

Answers = dict[str, int | None]

# All in standard deviations of the pupils, except the two shares. Chosen to look like a class, not measured.
USUALLY_WELL = 0.9
GENERAL_SHARE = 0.45
CLASS_EFFECT = 0.3
DRIFT_PER_ROUND = 0.15
MOOD_OF_THE_DAY = 0.4
ITEM_NOISE = 0.7
OUTERMOST_CUT = 1.3
SKIPPED = 0.03
ABSENT = 0.05


@dataclass(frozen=True)
class GroupSpec:
    """A group to invent: its key, its pupils, and per domain how much better (or worse) it does.

    A strength of 0.5 lifts the group by half a standard deviation of its pupils.
    """

    key: str
    pupils: int
    strength: Mapping[str, float] = field(default_factory=dict)


def generate_answers(
    instrument_document: Mapping[str, object],
    *,
    groups: Sequence[GroupSpec],
    seed: int,
    round_number: int,
) -> dict[str, list[Answers]]:
    """Invent the answers of all groups in one round.

    Idea: a pupil has one general inclination and one per domain, so that domains go together; a group has its own
    effect per domain, which lasts over rounds and drifts a little; answers are cut from that with noise. Some
    pupils are absent (no answers at all), some items are skipped (None). The same seed, group and round give the
    same answers, whatever other groups there are; pupils and groups keep their inclinations from round to round.
    Units: option values of the instrument. Errors: those of `scoring_of`.
    Source: a one-factor model with group effects; the sizes are invented and claim nothing about real pupils.
    """
    scoring = scoring_of(instrument_document)
    return {
        group.key: _answers_of(group, scoring, seed, round_number) for group in groups
    }


def _answers_of(
    group: GroupSpec, scoring: Scoring, seed: int, round_number: int
) -> list[Answers]:
    lasting = default_rng([seed, _number(group.key)])
    passing = default_rng([seed, _number(group.key), round_number])
    domains = sorted({scale.domain for scale in scoring.scales})
    effects = _group_effects(group, domains, lasting, passing)
    everybody = [
        _pupil(scoring, _inclinations(effects, lasting), seed, passing)
        for _ in range(group.pupils)
    ]
    return [answers for answers in everybody if passing.random() >= ABSENT]


def _group_effects(
    group: GroupSpec, domains: Sequence[str], lasting: Generator, passing: Generator
) -> dict[str, float]:
    return {
        domain: USUALLY_WELL
        + group.strength.get(domain, 0.0)
        + CLASS_EFFECT * lasting.standard_normal()
        + DRIFT_PER_ROUND * passing.standard_normal()
        for domain in domains
    }


def _inclinations(effects: Mapping[str, float], lasting: Generator) -> dict[str, float]:
    general = lasting.standard_normal()
    return {
        domain: effect
        + np.sqrt(GENERAL_SHARE) * general
        + np.sqrt(1 - GENERAL_SHARE) * lasting.standard_normal()
        for domain, effect in effects.items()
    }


def _pupil(
    scoring: Scoring, inclinations: Mapping[str, float], seed: int, passing: Generator
) -> Answers:
    mood = MOOD_OF_THE_DAY * passing.standard_normal()
    domain_of = {key: scale.domain for scale in scoring.scales for key in scale.items}
    answers: Answers = {}
    for key, item in scoring.items.items():
        leaning = inclinations.get(domain_of.get(key, ""), USUALLY_WELL)
        felt = (
            leaning + mood + _ease(key, seed) + ITEM_NOISE * passing.standard_normal()
        )
        skips = passing.random() < SKIPPED
        answers[key] = None if skips else _chosen(item, felt)
    return answers


def _ease(key: str, seed: int) -> float:
    """How much easier than others this item is to agree with: the same for everybody."""
    return 0.25 * float(default_rng([seed, _number(key)]).standard_normal())


def _chosen(item: Item, felt: float) -> int:
    """The option for a feeling; on a reversed item those who do well choose low."""
    values = sorted(item.values)
    cuts = np.linspace(-OUTERMOST_CUT, OUTERMOST_CUT, len(values) - 1)
    place = int(np.searchsorted(cuts, -felt if item.reverse else felt))
    return values[place]


def _number(key: str) -> int:
    # Python's own hash differs from run to run.
    return crc32(key.encode())
