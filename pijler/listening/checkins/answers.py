"""From the bytes of an opened answer to answers that fit the instrument, or a refusal."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pijler.listening.instruments.models import Instrument
from pijler.listening.instruments.questionnaire import languages_of
from pijler.science import scoring

Given = dict[str, int | None]
MEMBERS = {"v", "instrument", "language", "answers"}


class Unreadable(Exception):
    """This is no answer to this instrument."""


@dataclass(frozen=True)
class Answer:
    """What one respondent answered: every item, with nothing where it was skipped."""

    language: str
    given: Given


class Reader:
    """Reads answers to one instrument; made once, used for every answer of a round."""

    def __init__(self, instrument: Instrument) -> None:
        self._name = str(instrument)
        self._languages = languages_of(instrument.document)
        self._scoring = scoring.scoring_of(instrument.document)

    def read(self, plaintext: bytes) -> Answer:
        """The answer in these bytes; anything that does not fit wholly is refused."""
        try:
            written = json.loads(plaintext, object_pairs_hook=_once)
        except (ValueError, RecursionError):
            raise Unreadable from None
        if not isinstance(written, dict) or set(written) != MEMBERS:
            raise Unreadable
        # JSON's true would pass for 1.
        if (
            written["v"] is True
            or written["v"] != 1
            or written["instrument"] != self._name
        ):
            raise Unreadable
        language = written["language"]
        if not isinstance(language, str) or language not in self._languages:
            raise Unreadable
        return Answer(language, self._complete(written["answers"]))

    def scores(self, answer: Answer) -> list[scoring.ScaleScore]:
        """The score of this answer on every scale, unrounded."""
        return [
            scoring.score(scale, self._scoring.items, answer.given)
            for scale in self._scoring.scales
        ]

    def _complete(self, given: object) -> Given:
        if not isinstance(given, Mapping):
            raise Unreadable
        try:
            whole = {str(key): _whole(value) for key, value in given.items()}
            scoring.check_answers(self._scoring.items, whole)
        except (scoring.UnknownItem, scoring.AnswerOutsideOptions):
            raise Unreadable from None
        return {key: whole.get(key) for key in self._scoring.items}


def written(instrument: Instrument, language: str, given: Given) -> bytes:
    """An answer as a device writes it down before sealing."""
    content = {
        "v": 1,
        "instrument": str(instrument),
        "language": language,
        "answers": given,
    }
    return json.dumps(content, separators=(",", ":")).encode()


def _whole(value: object) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise Unreadable


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise Unreadable
    return members
