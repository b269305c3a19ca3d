"""`pijler backup`: the whole database in one file, and proof that it is whole."""

import argparse
import os
import subprocess
import time
from pathlib import Path

import psycopg

from pijler.doors.commands import dumps, embedded
from pijler.doors.commands.house import address, database_up, load_django
from pijler.doors.commands.keys_apart import check_place, save_keys
from pijler.doors.commands.outcome import NOT_OK, OK, Refused, say_problem

EXAMPLES = """\
  pijler backup /backups/pijler
  pijler backup /backups/pijler --keys /elsewhere/pijler-keys.tar

The backup holds no keys. Answers that wait for their round to be sealed can only be
read with the keys of their rounds; keep those in another place, and destroy old copies:
whoever has both can read answers that Pijler itself has destroyed the key of."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the backup goes, and where the keys go."""
    parser.add_argument("folder", type=Path, help="where the backup file is put")
    parser.add_argument(
        "--keys", type=Path, metavar="FILE", help="save the keys too, in this new file"
    )


def run(args: argparse.Namespace) -> int:
    """Save the database, and say whether every row is in the file."""
    if args.keys:
        check_place(args.keys, backup=args.folder)
    with database_up():
        load_django()
        file = _save(args.folder)
        if file is None:
            return NOT_OK
    if args.keys:
        save_keys(args.keys)
        print(f"{args.keys}: the keys. Keep them apart from the backup.")
    return OK


def _save(folder: Path) -> Path | None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / time.strftime("pijler-%Y-%m-%d-%H%M%S.dump")
    partial = file.with_suffix(".partial")
    try:
        wrong = _dump_and_compare(partial)
        if wrong:
            say_problem(f"The backup is not whole: {'; '.join(wrong)}.")
            return None
        partial.rename(file)
    finally:
        partial.unlink(missing_ok=True)
    print(f"{file}: every row of the database is in it.")
    return file


def _dump_and_compare(file: Path) -> list[str]:
    place = address("backup")
    try:
        connection = psycopg.connect(place.conninfo)
    except psycopg.OperationalError as problem:
        raise Refused("The database does not answer as the backup role.") from problem
    with connection:
        # The copy and the count look at the same moment, whatever goes on meanwhile.
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        major = connection.info.server_version // 10000
        dump(place, major, file, snapshot=str(row[0]) if row else "")
        counted = dumps.rows_in_database(connection)
    return dumps.differences(counted, dumps.rows_in_dump(file, major))


def dump(place: embedded.Address, major: int, file: Path, *, snapshot: str) -> None:
    """Copy one moment of the database into a file that only we can read."""
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    command = [dumps.program("pg_dump", major), "--format=custom", "--no-password"]
    command += [f"--snapshot={snapshot}", f"--file={file}"]
    done = subprocess.run(
        command, env=dumps.environment(place), capture_output=True, check=False
    )
    if done.returncode != 0:
        raise Refused(f"pg_dump failed: {dumps.last_line(done.stderr)}")
