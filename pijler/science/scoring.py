"""From the answers of one respondent to a score per scale, by the instrument's own rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum


class UnreadableInstrument(ValueError):
    """The instrument document lacks something that scoring needs."""


class UnknownItem(ValueError):
    """An answer, or a scale, names an item that the instrument does not have."""


class AnswerOutsideOptions(ValueError):
    """An answer is none of the options of its item."""


class Rule(Enum):
    """How a scale is made of its items; a closed list."""

    MEAN = "mean"


@dataclass(frozen=True)
class Option:
    """One possible answer; the value counts, the label is for people."""

    value: int


@dataclass(frozen=True)
class Item:
    """One question with its options; a reversed one counts the other way round."""

    key: str
    options: tuple[Option, ...]
    reverse: bool = False

    @property
    def values(self) -> frozenset[int]:
        """The answers that can be given."""
        return frozenset(option.value for option in self.options)

    def points(self, answer: int) -> int:
        """What an answer counts for: itself, or mirrored between the lowest and highest option."""
        if not self.reverse:
            return answer
        return min(self.values) + max(self.values) - answer


@dataclass(frozen=True)
class Scale:
    """Some items that together say something about one domain of wellbeing."""

    key: str
    domain: str
    items: tuple[str, ...]
    rule: Rule
    least_answered: int
    well_from: float


@dataclass(frozen=True)
class Scoring:
    """All that an instrument says about scoring."""

    items: Mapping[str, Item]
    scales: tuple[Scale, ...]


@dataclass(frozen=True)
class ScaleScore:
    """The score of one respondent on one scale; no value when too little was answered."""

    scale: str
    value: float | None
    answered: int
    of: int
    rule: str


def score(
    scale: Scale, items: Mapping[str, Item], answers: Mapping[str, int | None]
) -> ScaleScore:
    """Score one scale for one respondent.

    Idea: the mean of the answered items after mirroring the reversed ones; no value below
    `least_answered`, for a mean of too few items says little.
    Units: those of the options (1 to 5, say), never rounded.
    Errors: `UnknownItem`, `AnswerOutsideOptions`. A skipped item is None or absent.
    Source: the usual rule for short questionnaires (PedsQL asks for half of the items); each
    instrument sets its own `least_answered`.
    """
    check_answers(items, answers)
    points = [
        _item(items, key).points(answer)
        for key in scale.items
        if (answer := answers.get(key)) is not None
    ]
    enough = len(points) >= max(1, scale.least_answered)
    return ScaleScore(
        scale=scale.key,
        value=sum(points) / len(points) if enough else None,
        answered=len(points),
        of=len(scale.items),
        rule=scale.rule.value,
    )


def is_well(score: ScaleScore, scale: Scale) -> bool | None:
    """Whether this respondent does well on the scale; None when there is no score.

    Idea: a score of `well_from` or higher counts as doing well. Units: none. Errors: none.
    Source: the instrument's own choice; it is not a clinical limit.
    """
    return None if score.value is None else score.value >= scale.well_from


def check_answers(items: Mapping[str, Item], answers: Mapping[str, int | None]) -> None:
    """Refuse answers to unknown items and answers that are no option of their item."""
    for key, answer in answers.items():
        item = _item(items, key)
        if answer is None:
            continue
        # JSON's true would pass for 1.
        if isinstance(answer, bool) or answer not in item.values:
            raise AnswerOutsideOptions(f"The answer to {key!r} is none of its options.")


def scoring_of(document: Mapping[str, object]) -> Scoring:
    """Read items and scales from an instrument document.

    Idea: take only what scoring needs; the full check of a document is its JSON Schema.
    Units: none. Errors: `UnreadableInstrument`, `UnknownItem`. Source: the format "pijler-instrument/1".
    """
    options = {
        name: tuple(_options(listed, name))
        for name, listed in _mapping(document, "options").items()
    }
    items = {item.key: item for item in _items(document, options)}
    return Scoring(items=items, scales=tuple(_scales(document, items)))


def _item(items: Mapping[str, Item], key: str) -> Item:
    if key not in items:
        raise UnknownItem(f"The instrument has no item {key!r}.")
    return items[key]


def _options(listed: object, name: str) -> Iterator[Option]:
    for option in _entries(listed, name):
        yield Option(_whole(option, "value"))


def _items(
    document: Mapping[str, object], options: Mapping[str, tuple[Option, ...]]
) -> Iterator[Item]:
    for entry in _entries(document.get("items"), "items"):
        name = _text(entry, "options")
        if not options.get(name):
            raise UnreadableInstrument(f"The instrument has no options {name!r}.")
        yield Item(
            _text(entry, "key"), options[name], reverse=entry.get("reverse") is True
        )


def _scales(
    document: Mapping[str, object], items: Mapping[str, Item]
) -> Iterator[Scale]:
    for entry in _entries(document.get("scales"), "scales"):
        keys = tuple(str(key) for key in _list(entry.get("items"), "items"))
        yield Scale(
            key=_text(entry, "key"),
            domain=_text(entry, "domain"),
            items=tuple(_item(items, key).key for key in keys),
            rule=_rule(_text(entry, "rule")),
            least_answered=_whole(entry, "least_answered"),
            well_from=_number(entry, "well_from"),
        )


def _rule(name: str) -> Rule:
    try:
        return Rule(name)
    except ValueError:
        raise UnreadableInstrument(f"There is no scoring rule {name!r}.") from None


def _entries(value: object, name: str) -> list[Mapping[str, object]]:
    entries: list[Mapping[str, object]] = []
    for entry in _list(value, name):
        if not isinstance(entry, Mapping):
            raise UnreadableInstrument(f"Every entry of {name!r} must be an object.")
        entries.append(entry)
    return entries


def _list(value: object, name: str) -> Sequence[object]:
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        raise UnreadableInstrument(f"{name!r} must be a list with something in it.")
    return value


def _mapping(entry: Mapping[str, object], name: str) -> Mapping[str, object]:
    value = entry.get(name)
    if not isinstance(value, Mapping):
        raise UnreadableInstrument(f"{name!r} must be an object.")
    return value


def _text(entry: Mapping[str, object], name: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value:
        raise UnreadableInstrument(f"{name!r} must be a text.")
    return value


def _whole(entry: Mapping[str, object], name: str) -> int:
    value = entry.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise UnreadableInstrument(f"{name!r} must be a whole number.")
    return value


def _number(entry: Mapping[str, object], name: str) -> float:
    value = entry.get(name)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise UnreadableInstrument(f"{name!r} must be a number.")
    return value
