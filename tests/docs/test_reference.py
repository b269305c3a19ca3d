"""What is not documented fails, and so does what is documented but not there."""

import argparse

import pytest

from pijler.doors.commands import main
from tests.architecture import house, rules

from . import pages

SETTINGS = pages.terms((pages.REFERENCE / "settings.md").read_text())
COMMANDS = pages.sections(pages.REFERENCE / "commands.md")
# Read by the tests, not by the product.
OF_THE_TESTS = {"PIJLER_CHROMIUM"}
BUILT = [name for name in main.COMMANDS if main._exists(name)]


def options(parser: argparse.ArgumentParser) -> set[str]:
    """Every --option of a command, and of the commands under it."""
    found: set[str] = set()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                found |= options(child)
        found |= {name for name in action.option_strings if name.startswith("--")}
    return found - {"--help"}


def parser_of(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    main._load(name).add_arguments(parser)
    return parser


def test_every_setting_is_documented():
    assert rules.environment_names(house.PACKAGE) - SETTINGS == set()


def test_every_documented_setting_is_read():
    assert SETTINGS - rules.environment_names(house.PACKAGE) - OF_THE_TESTS == set()


def test_an_undocumented_setting_is_seen(tmp_path):
    (tmp_path / "settings.py").write_text("tea = environment.text('PIJLER_TEA', '')")

    assert rules.environment_names(tmp_path) == {"PIJLER_TEA"}


def test_every_command_is_documented_and_no_other():
    assert set(COMMANDS) == {f"pijler {name}" for name in main.COMMANDS}


@pytest.mark.parametrize("name", BUILT)
def test_every_option_of_the_command_is_documented_and_no_other(name):
    assert pages.terms(COMMANDS[f"pijler {name}"]) == options(parser_of(name))


def test_an_undocumented_option_is_seen():
    parser = argparse.ArgumentParser()
    parser.add_subparsers().add_parser("boil").add_argument("--tea")

    assert options(parser) == {"--tea"}
