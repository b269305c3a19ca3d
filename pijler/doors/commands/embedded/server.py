"""Starting and stopping one PostgreSQL server on one folder."""

import os
import re
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from pijler.doors.commands.embedded import layout, locks
from pijler.doors.commands.embedded.account import Account, owner_of
from pijler.doors.commands.embedded.address import embedded_address
from pijler.doors.commands.embedded.binaries import Binaries
from pijler.doors.commands.embedded.making import SUPERUSER
from pijler.doors.commands.embedded.problems import CannotStart, OtherVersion
from pijler.doors.commands.embedded.programs import door, run_as

ORPHANS_LEAVE = 30.0
STARTED_WITHIN = 300.0
STOPPED_WITHIN = 120.0
REFUSED = re.compile(r"FATAL: +password authentication failed|no password supplied")
# What is acknowledged is kept: said here, so that no file of settings can undo it.
# No values of rows and no text of statements in the log: they may be about people.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "port": "5432",
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgres-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}


def answers(data: Path) -> bool:
    """Whether the server takes a connection: the only sign of health we trust."""
    place = embedded_address(data, SUPERUSER, "postgres")
    try:
        with psycopg.connect(place.conninfo, connect_timeout=5) as connection:
            connection.execute("SELECT 1")
    except psycopg.OperationalError as error:
        # Only what the server says counts: the path of its socket is in here as well.
        if REFUSED.search(str(error)):
            raise CannotStart(_lost_passwords(data)) from None
        return False
    return True


def check_version(data: Path, binaries: Binaries) -> None:
    """Refuse a data folder that these programs cannot read."""
    made = int((layout.files(data) / "PG_VERSION").read_text())
    if made != binaries.major:
        raise OtherVersion(
            f"The data in {data} was made by PostgreSQL {made}, this is PostgreSQL "
            f"{binaries.major}. To upgrade: run `pijler backup` with the programs of "
            f"PostgreSQL {made} (name their folder in PIJLER_POSTGRES_BIN), choose an "
            "empty PIJLER_DATA, and run `pijler restore` there without it."
        )


def start(
    data: Path, binaries: Binaries, account: Account, settings: Mapping[str, str]
) -> None:
    """Start the server and wait until it answers."""
    check_version(data, binaries)
    _prepare_socket_folder(data, account)
    handle = locks.open_lock(data, "alive")
    try:
        if not locks.alone_within(handle, ORPHANS_LEAVE):
            raise CannotStart(
                f"Processes of an earlier server still use {layout.files(data)} but "
                "do not answer. Wait a moment, or end them, and try again."
            )
        _sweep(data)
        _spawn(data, binaries, account, settings, alive=handle)
    finally:
        os.close(handle)
    _wait_for_answer(data)


def stop(data: Path) -> None:
    """Stop the server, let it finish its writing, and wait until it is gone."""
    handle = locks.open_lock(data, "alive")
    until = time.monotonic() + STOPPED_WITHIN
    try:
        if locks.alone(handle):
            return
        while not locks.alone_within(handle, _ask_to_stop(data)):
            if time.monotonic() > until:
                raise CannotStart("The database does not stop; see its log.")
        _remove_socket_folder(data)
    finally:
        os.close(handle)


def _ask_to_stop(data: Path) -> float:
    """Ask, and tell how long to wait before asking again."""
    try:
        text = (layout.files(data) / "postmaster.pid").read_text()
        os.kill(int(text.splitlines()[0]), signal.SIGINT)
    except (FileNotFoundError, IndexError, ValueError, ProcessLookupError):
        # It is so new that it has not written its number yet, or is just gone.
        return 0.05
    return 2.0


def _prepare_socket_folder(data: Path, account: Account) -> None:
    folder = layout.socket_folder(data)
    if folder == layout.files(data):
        return
    if not folder.exists():
        folder.mkdir(mode=0o700)
        os.chown(folder, account.uid, account.gid)
    found = folder.lstat()
    if not (found.st_uid == account.uid and found.st_mode & 0o170777 == 0o040700):
        raise CannotStart(
            f"{folder} must be a folder that only the server's account can open. "
            "Remove it, or choose a shorter PIJLER_DATA."
        )


def _remove_socket_folder(data: Path) -> None:
    folder = layout.socket_folder(data)
    if folder != layout.files(data):
        with suppress(OSError):
            folder.rmdir()


def _sweep(data: Path) -> None:
    # We hold "alive", so no process of a server is left: what says so is stale, and
    # after a restart of the machine its number may belong to somebody else.
    (layout.files(data) / "postmaster.pid").unlink(missing_ok=True)
    for end in ("", ".lock"):
        (layout.socket_folder(data) / f"{layout.SOCKET}{end}").unlink(missing_ok=True)


def _spawn(
    data: Path,
    binaries: Binaries,
    account: Account,
    settings: Mapping[str, str],
    *,
    alive: int,
) -> None:
    files, sockets = layout.files(data), layout.socket_folder(data)
    with (
        door(files, account) as (path, first),
        door(sockets, account) as (socket_path, second),
        _open_log(data) as log,
    ):
        quoted = socket_path.replace('"', '""')
        wanted = {**SETTINGS, **settings, "unix_socket_directories": f'"{quoted}"'}
        options = [part for k, v in wanted.items() for part in ("-c", f"{k}={v}")]
        server = [binaries.program("postgres"), "-D", path, *options]
        # The shell ends at once, so that the server is nobody's child here.
        command = ["/bin/sh", "-c", '"$@" &', "sh", *server]
        run_as(account, command, doors=(*first, *second, alive), output=log)


@contextmanager
def _open_log(data: Path) -> Iterator[int]:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    handle = os.open(layout.start_log(data), flags, 0o600)
    try:
        os.fchown(handle, *owner_of(data))
        yield handle
    finally:
        os.close(handle)


def _wait_for_answer(data: Path) -> None:
    until = time.monotonic() + STARTED_WITHIN
    while not answers(data):
        if locks.is_free(data, "alive"):
            said = layout.start_log(data).read_text(errors="replace").strip()
            raise CannotStart(f"The database did not start. It said: {said[-600:]}")
        if time.monotonic() > until:
            raise CannotStart("The database takes too long to start; see its log.")
        time.sleep(0.02)


def _lost_passwords(data: Path) -> str:
    return (
        f"The passwords in {layout.passwords(data)} do not fit this database. Put the "
        "file back that belongs to it, or restore a backup in an empty folder."
    )
