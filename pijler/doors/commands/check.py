"""`pijler check`: is this installation safe to use?"""

import argparse
from collections.abc import Iterator

from pijler.doors.commands.findings import Finding
from pijler.doors.commands.house import database_up, load_django
from pijler.doors.commands.outcome import NOT_OK, OK

EXAMPLES = "  pijler check\n  PIJLER_HOSTS=pijler.school.nl pijler check"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> int:
    """Print every finding; not ok when one of them is unsafe."""
    with database_up():
        load_django()
        findings = list(all_findings())
    for finding in findings:
        print(finding)
    return OK if all(finding.ok for finding in findings) else NOT_OK


def passes() -> bool:
    """Whether all is safe; prints what is not."""
    unsafe = [finding for finding in all_findings() if not finding.ok]
    for finding in unsafe:
        print(finding)
    if unsafe:
        print("Pijler does not serve like this. `pijler check` shows everything.")
    return not unsafe


def all_findings() -> Iterator[Finding]:
    """Everything that we look at, in the order in which one would put it right."""
    from pijler.doors.commands.findings import configuration, roles, server, tables

    yield from configuration.findings()
    yield from server.findings()
    yield from roles.findings()
    yield from tables.findings()
