"""`pijler database`: start, stop and look at the database."""

import argparse
import os

from pijler.doors.commands import embedded
from pijler.doors.commands.embedded import script
from pijler.doors.commands.house import database_up
from pijler.doors.commands.outcome import NOT_OK, OK, Refused

EXAMPLES = """\
  pijler database start            keep the embedded database on
  pijler database stop             stop it when nobody uses it
  pijler database status
  pijler database sql > roles.sql  for a server of your own, version 15 or newer:
  psql --file=roles.sql            run by its administrator; asks for the passwords"""

ACTIONS = {
    "start": "start the embedded database and keep it on",
    "stop": "stop the embedded database",
    "status": "say whether the embedded database runs (exit code 0) or not (1)",
    "sql": "print the roles and rights for a server of your own",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which of the four."""
    listed = "; ".join(f"{name}: {what}" for name, what in ACTIONS.items())
    parser.add_argument("action", choices=ACTIONS, help=listed)
    parser.add_argument(
        "--name", default="pijler", help="name of the database (with sql)"
    )


def run(args: argparse.Namespace) -> int:
    """Do one of the four."""
    if args.action == "sql":
        print(script(args.name))
        return OK
    if not embedded.is_embedded(os.environ):
        raise Refused("The database is a server of your own; its host starts it.")
    cluster = embedded.Cluster(embedded.data_folder(os.environ))
    actions = {"start": _start, "stop": _stop, "status": _status}
    return actions[args.action](cluster)


def _start(cluster: embedded.Cluster) -> int:
    with database_up():
        cluster.keep()
    print(f"The database of {cluster.data} is on, until `pijler database stop`.")
    return OK


def _stop(cluster: embedded.Cluster) -> int:
    if not cluster.exists():
        print("There is no database yet.")
        return OK
    if not cluster.end():
        print("Something still uses the database; it stops with the last user.")
        return NOT_OK
    print("The database is off.")
    return OK


def _status(cluster: embedded.Cluster) -> int:
    if cluster.exists() and cluster.answers():
        print(f"The database of {cluster.data} is on.")
        return OK
    print(f"The database of {cluster.data} is off.")
    return NOT_OK
