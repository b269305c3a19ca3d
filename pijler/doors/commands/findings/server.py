"""The database server: what was acknowledged must survive a power cut."""

import os
from collections.abc import Iterator, Sequence

import psycopg

from pijler.doors.commands import embedded
from pijler.doors.commands.findings import Finding

OLDEST = 150000
SETTINGS = ("fsync", "full_page_writes", "synchronous_commit", "data_checksums")
READ = "SELECT name, setting FROM pg_settings WHERE name = ANY(%s)"
# A stronger promise than "on" is fine as well.
SAFE = {"on", "remote_apply", "remote_write"}


def findings() -> Iterator[Finding]:
    """Whether each role gets in, and what the server promises to it."""
    for short, role in embedded.LOGINS.items():
        yield from _of_role(short, role)
    if embedded.is_embedded(os.environ):
        cluster = embedded.Cluster(embedded.data_folder(os.environ))
        yield Finding(
            not cluster.is_for_tests(),
            "the database was not made for tests",
            "Choose another PIJLER_DATA: this one may lose answers.",
        )


def _of_role(short: str, role: str) -> Iterator[Finding]:
    try:
        place = embedded.address_of(os.environ, short)
        with psycopg.connect(place.conninfo, connect_timeout=10) as connection:
            yield Finding(True, f"the database answers as {place.user}")
            if short == "app":
                yield from _promises(connection)
    except embedded.NoAddress as problem:
        yield Finding(False, f"there is no address for {role}", str(problem))
    except psycopg.OperationalError:
        yield Finding(
            False,
            f"the database does not answer as {role}",
            "Look at the address and the password; `pijler database sql` shows what "
            "the server needs.",
        )


def _promises(connection: psycopg.Connection[tuple[str, ...]]) -> Iterator[Finding]:
    version = connection.info.server_version
    yield Finding(
        version >= OLDEST,
        f"PostgreSQL {version // 10000} is new enough",
        "Pijler needs PostgreSQL 15 or newer.",
    )
    rows = connection.execute(READ, [list(SETTINGS)]).fetchall()
    yield from _settings(rows)


def _settings(rows: Sequence[tuple[str, ...]]) -> Iterator[Finding]:
    known = {row[0]: row[1] for row in rows}
    for name in SETTINGS:
        todo = (
            "Turn it on with pg_checksums while the server is off."
            if name == "data_checksums"
            else f"Set {name} = on on the server, and for no role or database to less."
        )
        yield Finding(known[name] in SAFE, f"{name} is on", todo)
