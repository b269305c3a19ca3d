"""Backup files: what is in them, and how it compares with a database."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import psycopg
from psycopg import sql

from pijler.doors.commands import embedded
from pijler.doors.commands.outcome import Refused

Rows = Mapping[str, int]
TABLES = """
SELECT nspname, relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
WHERE relkind = 'r' AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
"""


def rows_in_database(connection: psycopg.Connection[tuple[object, ...]]) -> Rows:
    """How many rows each table holds, for a role that sees them all."""
    connection.execute("SET row_security = off")
    tables = connection.execute(TABLES.encode()).fetchall()
    counted = {}
    for schema, table in tables:
        name = sql.Identifier(str(schema), str(table))
        row = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(name))
        found = row.fetchone()
        counted[f"{schema}.{table}"] = int(str(found[0])) if found else 0
    return counted


def rows_in_dump(file: Path, major: int) -> Rows:
    """How many rows of each table a backup file really holds."""
    command = [program("pg_restore", major), "--data-only", "--file=-", str(file)]
    counted: dict[str, int] = {}
    table = ""
    with subprocess.Popen(command, stdout=subprocess.PIPE) as reading:
        for line in reading.stdout or ():
            if table:
                ended = line == b"\\.\n"
                counted[table] += 0 if ended else 1
                table = "" if ended else table
            elif line.startswith(b"COPY "):
                table = _table_of(line.decode())
                counted[table] = 0
    if reading.returncode != 0:
        raise Refused(f"{file} is not a backup of Pijler, or it is damaged.")
    return counted


def differences(expected: Rows, found: Rows) -> list[str]:
    """A sentence per table of which the number of rows differs."""
    names = sorted(expected.keys() | found.keys())
    return [
        f"{name} has {found.get(name, 0)} rows instead of {expected.get(name, 0)}"
        for name in names
        if expected.get(name, 0) != found.get(name, 0)
    ]


def program(name: str, major: int) -> str:
    """One of PostgreSQL's programs, in the version of the server."""
    try:
        return embedded.of_version(major).program(name)
    except embedded.NoBinaries as problem:
        raise Refused(str(problem)) from problem


def environment(place: embedded.Address) -> dict[str, str]:
    """The address for a program of PostgreSQL; a password is never on its command line."""
    named = {"passfile": "PGPASSFILE", "dbname": "PGDATABASE"}
    ours = {
        named.get(key, f"PG{key.upper()}"): str(value)
        for key, value in place.parameters.items()
    }
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
    return {**kept, **ours}


def last_line(said: bytes) -> str:
    """What a program said last."""
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it did not say why"


def _table_of(line: str) -> str:
    # COPY public."Name" (columns) FROM stdin;
    return line.removeprefix("COPY ").split(" (")[0].replace('"', "")
