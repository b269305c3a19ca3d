"""`pijler migrate`: tables, then policies, functions and grants."""

import argparse

from pijler.doors.commands.house import database_up, load_django
from pijler.doors.commands.outcome import OK

EXAMPLES = "  pijler migrate"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose: it may be run at any time, and again."""
    parser.add_argument("--quiet", action="store_true", help="say nothing")


def run(args: argparse.Namespace) -> int:
    """Bring the database up to this version of Pijler."""
    with database_up():
        load_django()
        migrate(quiet=args.quiet)
    return OK


def migrate(*, quiet: bool = False) -> None:
    """Make the tables as the owner, then set anew who may do what."""
    from django.core.management import call_command

    from pijler.foundation.access import policies

    verbosity = 0 if quiet else 1
    call_command("migrate", database="owner", interactive=False, verbosity=verbosity)
    call_command("createcachetable", database="owner", verbosity=verbosity)
    policies.apply()
    if not quiet:
        print("Rights and policies are set.")
