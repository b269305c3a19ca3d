"""Making a new, empty database."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pijler.doors.commands.embedded import layout, passwords
from pijler.doors.commands.embedded.account import Account
from pijler.doors.commands.embedded.binaries import Binaries
from pijler.doors.commands.embedded.problems import CannotStart
from pijler.doors.commands.embedded.programs import door, run_as

SUPERUSER = "postgres"


def make(data: Path, binaries: Binaries, account: Account, *, sync: bool) -> None:
    """Make a new, empty database; it gets its name only when it is whole."""
    fresh = layout.beginning(data)
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    os.chown(fresh, account.uid, account.gid)
    word = passwords.read(layout.passwords(data))[SUPERUSER]
    with door(fresh, account) as (path, opened), _secret(word, account) as secret:
        command = _initdb(binaries, path, secret)
        extra = [] if sync else ["--no-sync"]
        done = run_as(account, [*command, *extra], doors=(*opened, secret))
    if done.returncode != 0:
        raise CannotStart(f"The database could not be made: {done.stdout.strip()}")
    fresh.rename(layout.files(data))


def _initdb(binaries: Binaries, path: str, secret: int) -> list[str]:
    own = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    older = "C" if sys.platform == "darwin" else "C.UTF-8"
    return [
        binaries.program("initdb"),
        f"--pgdata={path}",
        f"--username={SUPERUSER}",
        f"--pwfile=/dev/fd/{secret}",
        "--auth=scram-sha-256",
        "--data-checksums",
        "--encoding=UTF8",
        *(own if binaries.major >= 17 else [f"--locale={older}"]),
    ]


@contextmanager
def _secret(word: str, account: Account) -> Iterator[int]:
    # A file without a name: the password stands on no command line and in no folder.
    with tempfile.TemporaryFile() as file:
        file.write(word.encode() + b"\n")
        file.flush()
        file.seek(0)
        os.fchown(file.fileno(), account.uid, account.gid)
        yield file.fileno()
