"""Every command in the documentation is one that the real program understands."""

import os
import re
import shlex
import subprocess
import sys

import pytest

from pijler.doors.commands import main

from . import pages

SETTING = re.compile(r"[A-Z][A-Z0-9_]*=")
MAKE_WORDS = set(
    re.findall(r"^([a-z-]+):", (pages.ROOT / "Makefile").read_text(), re.MULTILINE)
)


class WrongExample(Exception):
    """A command in the documentation that does not work."""


def check(command: str) -> None:
    """Raise when neither make nor pijler knows this command."""
    words = shlex.split(command.split(" > ")[0])
    while words and SETTING.match(words[0]):
        _check_setting(words.pop(0).split("=")[0])
    match words:
        case ["make", word] if word in MAKE_WORDS:
            return
        case ["pijler", *arguments]:
            _check_arguments(arguments)
        case _:
            raise WrongExample(command)


def _check_setting(name: str) -> None:
    if name not in pages.terms((pages.REFERENCE / "settings.md").read_text()):
        raise WrongExample(f"no such setting: {name}")


def _check_arguments(arguments: list[str]) -> None:
    named = [word for word in arguments if word in main.COMMANDS]
    if named and not main._exists(named[0]):
        return  # promised in the list of commands, not built yet
    try:
        main._parser(arguments).parse_args(arguments)
    except SystemExit as end:
        if end.code != 0:
            raise WrongExample(" ".join(arguments)) from end


@pytest.mark.parametrize(("page", "command"), pages.all_commands())
def test_the_program_understands_the_example(page, command):
    check(command)


@pytest.mark.parametrize(
    "command",
    [
        "make tea",
        "pijler fly",
        "pijler serve --prot 1",
        "PIJLER_DATTA=x pijler serve",
        "rm -r data",
    ],
)
def test_a_wrong_example_is_seen(command):
    with pytest.raises(WrongExample):
        check(command)


# Examples that only read are really run.
SAFE = {command for _, command in pages.all_commands() if command.endswith("--help")}
SAFE |= {c for _, c in pages.all_commands() if "check examples/" in c}


@pytest.mark.parametrize("command", sorted(SAFE))
def test_the_example_runs(command, tmp_path):
    words = shlex.split(command)[1:]
    if words[0] in main.COMMANDS and not main._exists(words[0]):
        pytest.xfail(f"pijler {words[0]} is not built yet")

    done = subprocess.run(
        [sys.executable, "-m", "pijler", *words],
        cwd=pages.ROOT,
        env=os.environ | {"PIJLER_DATA": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr


def test_there_are_examples_to_try():
    assert len(pages.all_commands()) > 10
    assert SAFE
