"""`pijler worker`: runs jobs under the worker's own role."""

import argparse

from pijler.doors.commands.house import database_up, load_django
from pijler.doors.commands.outcome import OK

EXAMPLES = "  pijler worker\n  pijler worker --once"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to stay when the queue is empty."""
    parser.add_argument(
        "--once", action="store_true", help="stop when no job is waiting"
    )


def run(args: argparse.Namespace) -> int:
    """Run jobs until stopped; a job that is at work may finish."""
    with database_up():
        load_django("worker")
        from pijler.foundation.database.jobs import run_worker

        run_worker(wait=not args.once)
    return OK
