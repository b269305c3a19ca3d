"""Reads what a device sent: small, JSON, and exactly the members that were asked for."""

import json
from collections.abc import Mapping

LARGEST = 16_384


class Unreadable(Exception):
    """This is not what the protocol asks for."""


class Members:
    """The members of one JSON object, each read as what it must be."""

    def __init__(self, content: bytes) -> None:
        if len(content) > LARGEST:
            raise Unreadable
        try:
            value = json.loads(content)
        except (ValueError, RecursionError):
            raise Unreadable from None
        if not isinstance(value, dict):
            raise Unreadable
        self._members: Mapping[str, object] = value

    def text(self, name: str, longest: int = LARGEST) -> str:
        """A text that can be kept: no half characters, no zero byte."""
        value = self._members.get(name)
        if not isinstance(value, str) or len(value) > longest or "\0" in value:
            raise Unreadable
        if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
            raise Unreadable
        return value

    def text_or_nothing(self, name: str) -> str | None:
        """A text, or nothing at all."""
        return None if self._members.get(name) is None else self.text(name)

    def yes_or_no(self, name: str) -> bool:
        """True or false; when it is left out, false."""
        value = self._members.get(name, False)
        if not isinstance(value, bool):
            raise Unreadable
        return value
