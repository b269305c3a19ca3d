"""Typed readers of the environment; what is wrong is said in a sentence."""

import os
import re
from pathlib import Path


class Unreadable(Exception):
    """A setting from the environment cannot be used."""


def text(name: str, default: str | None = None) -> str:
    """A text; without a default it must be there."""
    value = os.environ.get(name, default)
    if value is None:
        raise Unreadable(f"Set {name} in the environment.")
    return value


def flag(name: str, *, default: bool) -> bool:
    """Yes or no, written as 1/0, yes/no, true/false, on/off."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "yes", "true", "on"}:
        return True
    if value in {"0", "no", "false", "off"}:
        return False
    raise Unreadable(f"{name} must be yes or no, not {value!r}.")


def words(name: str, default: str = "") -> list[str]:
    """A list, separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    """A whole number."""
    value = text(name, str(default))
    if not value.isdigit():
        raise Unreadable(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def address(name: str, default: str) -> str:
    """An address of a site, with its scheme and nothing behind it; or the default."""
    value = text(name, default).strip()
    if value and not re.fullmatch(r"https?://[^\s/?#]+/?", value):
        raise Unreadable(
            f"{name} must be like https://pijler.school.nl, not {value!r}."
        )
    return value


def folder(name: str, default: str) -> Path:
    """A folder, as a full path."""
    return Path(text(name, default)).expanduser().absolute()
