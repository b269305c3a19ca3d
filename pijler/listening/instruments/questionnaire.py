"""An instrument as people read it: its questions and answers in one language."""

from collections.abc import Mapping
from dataclasses import dataclass

Entry = Mapping[str, object]


@dataclass(frozen=True)
class Choice:
    """One possible answer in words; the value is never shown."""

    value: int
    label: str
    face: int | None


@dataclass(frozen=True)
class Question:
    """One question with its possible answers."""

    key: str
    text: str
    show: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Questionnaire:
    """All that a page needs to show an instrument, or to ask it."""

    title: str
    purpose: str
    notices: tuple[str, ...]
    age_from: int
    questions: tuple[Question, ...]

    @property
    def is_for_older(self) -> bool:
        """Whether pupils of secondary school answer it: another tone, words first."""
        return self.age_from >= 12


def questionnaire_of(document: Entry, language: str) -> Questionnaire:
    """Read an instrument document that was checked, in one of its languages."""
    age_from = _mapping(document.get("ages")).get("from")
    return Questionnaire(
        title=say(document.get("title"), language),
        purpose=say(document.get("purpose"), language),
        notices=tuple(str(notice) for notice in _list(document.get("notices"))),
        age_from=age_from if isinstance(age_from, int) else 0,
        questions=tuple(_questions(document, language)),
    )


def languages_of(document: Entry) -> frozenset[str]:
    """The languages in which the instrument can be asked."""
    return frozenset(_mapping(document.get("languages")))


def say(text: object, language: str) -> str:
    """A text in this language; in Dutch, or whatever there is, when it lacks this one."""
    words = _mapping(text)
    chosen = words.get(language) or words.get("nl") or next(iter(words.values()), "")
    return str(chosen)


def _questions(document: Entry, language: str) -> list[Question]:
    options = _mapping(document.get("options"))
    return [
        Question(
            key=str(item.get("key")),
            text=say(item.get("text"), language),
            show=str(item.get("show")),
            choices=_choices(options.get(str(item.get("options"))), language),
        )
        for item in map(_mapping, _list(document.get("items")))
    ]


def _choices(options: object, language: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            value=_whole(option.get("value")),
            label=say(option.get("label"), language),
            face=_whole(option["face"]) if "face" in option else None,
        )
        for option in map(_mapping, _list(options))
    )


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _mapping(value: object) -> Entry:
    return value if isinstance(value, dict) else {}
