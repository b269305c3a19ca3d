"""The `pijler` program: reads the command line and runs one command."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, TypeAlias

from pijler.doors.commands.outcome import NOT_OK, Refused, say_problem

# Every command is a module of this name beside this file, with `add_arguments` and
# `run`. Only the module that is called for is loaded.
COMMANDS = {
    "demo": "open the demo school in your browser",
    "serve": "serve Pijler, with its database and its worker",
    "worker": "run the jobs (mail, sealing, figures)",
    "migrate": "bring the database up to this version",
    "check": "say whether this installation is safe to use",
    "database": "start, stop or look at the database",
    "school": "add a school, or list them",
    "roster": "check or import a class list",
    "backup": "save the database in a folder",
    "restore": "put a saved database back",
}
EXIT_CODES = "exit codes:\n  0 it went well\n  1 it did not\n  2 wrong use"


_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class Command(Protocol):
    """What a module of a command offers."""

    EXAMPLES: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Tell the parser what the command takes."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it, and answer the exit code."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; the answer is the exit code of the program."""
    words = sys.argv[1:] if words is None else list(words)
    args = _parser(words).parse_args(words)
    try:
        return _load(args.command).run(args)
    except Refused as problem:
        say_problem(str(problem))
    except KeyboardInterrupt:
        say_problem("Stopped.")
    return NOT_OK


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pijler",
        description="Pijler: the whole-school approach to wellbeing.",
        epilog=f"`pijler COMMAND --help` explains a command.\n\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    called = next((word for word in words if not word.startswith("-")), None)
    for name, summary in COMMANDS.items():
        if _exists(name):
            _add(commands, name, summary, full=name == called)
    return parser


def _add(commands: _Commands, name: str, summary: str, *, full: bool) -> None:
    examples = f"examples:\n{_load(name).EXAMPLES}\n\n" if full else ""
    parser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=f"{examples}{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    if full:
        _load(name).add_arguments(parser)


def _exists(name: str) -> bool:
    return find_spec(f"pijler.doors.commands.{name}") is not None


def _load(name: str) -> Command:
    command: Command = import_module(f"pijler.doors.commands.{name}")
    return command
