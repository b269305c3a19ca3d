"""The embedded database: started by who comes first, stopped by who leaves last."""

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import psycopg
from psycopg import sql

from pijler.doors.commands.embedded import (
    account,
    address,
    binaries,
    layout,
    locks,
    making,
    passwords,
    roles,
    server,
)
from pijler.doors.commands.embedded.problems import CannotStart, NotYours

DATABASE = "pijler"
ROLES = (making.SUPERUSER, *roles.LOGINS)
NO_SETTINGS: Mapping[str, str] = MappingProxyType({})
# Without these a receipt can outlive its answer; only tests may go without.
DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


@dataclass(frozen=True)
class Cluster:
    """A PostgreSQL server on a data folder of ours."""

    data: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    bin: Path | None = None

    def address(self, role: str, database: str = DATABASE) -> address.Address:
        """Where a role finds a database."""
        return address.embedded_address(self.data, role, database)

    def answers(self) -> bool:
        """Whether the server takes connections."""
        return server.answers(self.data)

    def exists(self) -> bool:
        """Whether the database was ever made."""
        return layout.files(self.data).exists()

    def is_for_tests(self) -> bool:
        """Whether this database was made for tests and may lose data."""
        return layout.for_tests(self.data).exists()

    @contextmanager
    def administrator(
        self, database: str = "postgres"
    ) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
        """A connection that may do everything, each statement on its own."""
        place = self.address(making.SUPERUSER, database)
        with psycopg.connect(place.conninfo, autocommit=True) as connection:
            yield connection

    def revive(self) -> bool:
        """Start the server again if it is gone; tells whether that was needed."""
        if not locks.is_free(self.data, "alive"):
            return False
        with locks.held(self.data, "gate"):
            return self._start_if_down()

    def keep(self) -> None:
        """Let the server stay on when nobody uses it, until `end`."""
        layout.stay(self.data).touch(mode=0o600)
        os.chown(layout.stay(self.data), *account.owner_of(self.data))

    def end(self) -> bool:
        """Stop the server if nobody uses it; tells whether it is stopped now."""
        with locks.held(self.data, "gate"):
            layout.stay(self.data).unlink(missing_ok=True)
            if not locks.is_free(self.data, "users"):
                return False
            server.stop(self.data)
        return True

    def _start_if_down(self) -> bool:
        # Only called by who holds the gate.
        if not locks.is_free(self.data, "alive") and self.answers():
            return False
        who = account.server_account(self.data)
        found = binaries.reachable(binaries.find(self.bin), who)
        _check_durable(self)
        passwords.complete(
            layout.passwords(self.data), ROLES, account.owner_of(self.data)
        )
        if not self.exists():
            making.make(self.data, found, who, sync=not self.is_for_tests())
        server.start(self.data, found, who, self.settings)
        _set_up(self)
        return True


@contextmanager
def running(
    data: Path,
    *,
    settings: Mapping[str, str] = NO_SETTINGS,
    binaries: Path | None = None,
) -> Iterator[Cluster]:
    """Use the embedded database: it runs as long as anybody is in here."""
    cluster = Cluster(data.resolve(), settings, binaries)
    prepare(cluster.data)
    users = locks.open_lock(cluster.data, "users")
    try:
        with locks.held(cluster.data, "gate"):
            fcntl.flock(users, fcntl.LOCK_SH)
            cluster._start_if_down()
        yield cluster
    finally:
        _leave(cluster, users)


def _leave(cluster: Cluster, users: int) -> None:
    try:
        with locks.held(cluster.data, "gate"):
            last = locks.alone(users)
            if last and not layout.stay(cluster.data).exists():
                server.stop(cluster.data)
    finally:
        os.close(users)


def prepare(data: Path) -> None:
    """Make the data folder, closed to others; refuse one that is somebody else's."""
    if not data.exists():
        parent = next(folder for folder in data.parents if folder.exists())
        data.mkdir(mode=0o700, parents=True)
        if os.geteuid() == 0:
            # Root in somebody's checkout must not lock that person out.
            os.chown(data, *account.owner_of(parent))
    for place in (data, layout.files(data)):
        if place.exists() and os.geteuid() not in (0, place.stat().st_uid):
            raise NotYours(
                f"{place} belongs to another user. Run Pijler as that user, or choose "
                "another PIJLER_DATA."
            )


def _check_durable(cluster: Cluster) -> None:
    unsafe = [k for k in DURABLE if cluster.settings.get(k, "on") != "on"]
    if not unsafe:
        return
    if not layout.files(cluster.data).exists():
        layout.for_tests(cluster.data).touch(mode=0o600)
    if not cluster.is_for_tests():
        raise CannotStart(
            f"{', '.join(unsafe)} may only be off in a database made for tests."
        )


def _set_up(cluster: Cluster) -> None:
    known = passwords.read(layout.passwords(cluster.data))
    make = sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'")
    with cluster.administrator() as connection:
        found = connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]
        )
        if found.fetchone() is None:
            connection.execute(make.format(sql.Identifier(DATABASE)))
    with cluster.administrator(DATABASE) as connection:
        connection.execute(roles.roles_sql(DATABASE, known).encode())
