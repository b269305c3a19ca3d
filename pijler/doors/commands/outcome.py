"""How a command ends: its exit code, and the sentence when it cannot go on."""

import sys

OK = 0
NOT_OK = 1
WRONG_USE = 2


class Refused(Exception):
    """A command cannot go on, with a sentence on what to do about it."""


def say_problem(sentence: str) -> None:
    """Tell what went wrong, apart from what a command prints."""
    print(f"pijler: {sentence}", file=sys.stderr)
