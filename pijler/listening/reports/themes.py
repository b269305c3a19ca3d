"""The themes of an instrument, in its own order and in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from pijler.listening.instruments.questionnaire import say


@dataclass(frozen=True)
class Theme:
    """One scale as people read it."""

    key: str
    domain: str
    label: str
    statement: str


def themes_of(document: Mapping[str, object], language: str) -> list[Theme]:
    """The themes of an instrument document that was checked."""
    scales = document.get("scales")
    return [
        Theme(
            key=str(scale.get("key")),
            domain=str(scale.get("domain")),
            label=say(scale.get("label"), language),
            statement=say(scale.get("strength"), language),
        )
        for scale in (scales if isinstance(scales, list) else [])
        if isinstance(scale, dict)
    ]
