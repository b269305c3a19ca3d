"""The tables: all there, and closed as the apps declare."""

from collections.abc import Iterator

from django.db import OperationalError, connections
from django.db.migrations.executor import MigrationExecutor

from pijler.doors.commands.findings import Finding
from pijler.foundation.access import catalogue

AGAIN = "Run: pijler migrate"
BY_HAND = f"{AGAIN}. If it stays, somebody changed the database by hand."


def findings() -> Iterator[Finding]:
    """Whether the database is what this version of Pijler expects."""
    try:
        complete = _is_migrated()
    except OperationalError:
        # That the owner's login does not get in is a finding of its own.
        return
    yield Finding(complete, "the database is of this version of Pijler", AGAIN)
    if complete:
        yield from _differences()


def _is_migrated() -> bool:
    executor = MigrationExecutor(connections["owner"])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _differences() -> Iterator[Finding]:
    found = catalogue.problems("owner")
    for problem in found:
        yield Finding(False, problem, BY_HAND)
    if not found:
        yield Finding(True, "tables, policies and rights are as Pijler declares them")
