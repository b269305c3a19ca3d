"""`pijler restore`: a backup into an empty database, all of it or nothing."""

import argparse
import subprocess
from pathlib import Path

import psycopg

from pijler.doors.commands import dumps, embedded
from pijler.doors.commands.house import address, database_up, load_django
from pijler.doors.commands.keys_apart import put_keys_back
from pijler.doors.commands.outcome import NOT_OK, OK, Refused, say_problem

EXAMPLES = """\
  PIJLER_DATA=/new/empty/folder pijler restore pijler-2026-11-22-130000.dump
  pijler restore FILE --keys pijler-keys.tar"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The backup, and the keys if they were saved."""
    parser.add_argument("file", type=Path, help="a file that `pijler backup` made")
    parser.add_argument("--keys", type=Path, metavar="FILE", help="the saved keys")


def run(args: argparse.Namespace) -> int:
    """Restore, set rights anew, and say whether every row came back."""
    for file in (args.file, *([args.keys] if args.keys else [])):
        if not file.is_file():
            raise Refused(f"There is no file {file}.")
    with database_up():
        load_django()
        major = _check_empty(address("owner"))
        expected = dumps.rows_in_dump(args.file, major)
        restore(address("owner"), args.file, major)
        if args.keys:
            put_keys_back(args.keys)
        return _set_rights_and_compare(expected)


def restore(place: embedded.Address, file: Path, major: int) -> None:
    """Everything in one transaction, made by the owner.

    Row-level security stands at the end of a backup file, after rows and foreign keys,
    so that it hides no row from the checks of the foreign keys.
    """
    command = [dumps.program("pg_restore", major), "--no-owner", "--no-password"]
    command += [f"--role={embedded.OWNER}", "--single-transaction", "--exit-on-error"]
    command += [f"--dbname={place.dbname}", str(file.resolve())]
    done = subprocess.run(
        command, env=dumps.environment(place), capture_output=True, check=False
    )
    if done.returncode != 0:
        raise Refused(f"Nothing was restored: {dumps.last_line(done.stderr)}")


def _check_empty(place: embedded.Address) -> int:
    try:
        with psycopg.connect(place.conninfo) as connection:
            tables = connection.execute(dumps.TABLES.encode()).fetchall()
            major = connection.info.server_version // 10000
    except psycopg.OperationalError as problem:
        raise Refused("The database does not answer as the owner's login.") from problem
    if tables:
        raise Refused(
            "The database is not empty. Restore into a new one: choose another "
            "PIJLER_DATA, or an empty database on your server."
        )
    return major


def _set_rights_and_compare(expected: dumps.Rows) -> int:
    from pijler.foundation.access import policies

    policies.apply()
    with psycopg.connect(address("backup").conninfo) as connection:
        wrong = dumps.differences(expected, dumps.rows_in_database(connection))
    if wrong:
        say_problem(f"Not everything came back: {'; '.join(wrong)}.")
        return NOT_OK
    print("Every row is back. Run `pijler migrate` if this Pijler is newer.")
    return OK
