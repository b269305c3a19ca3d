"""Under which account of the operating system the server runs.

PostgreSQL refuses to run as root. An ordinary user runs it as themselves. For root
we take, in this order: who owns the database's files, who owns the data folder, the
account in PIJLER_POSTGRES_USER, and the first that exists of pijler, postgres and
nobody. We make no accounts.
"""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from pijler.doors.commands.embedded import layout
from pijler.doors.commands.embedded.problems import NoAccount

CHOICES = ("pijler", "postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """A user of the operating system, and whether we must change into it."""

    uid: int
    gid: int
    change: bool


def ourselves() -> Account:
    """The account that we run as already."""
    return Account(os.geteuid(), os.getegid(), change=False)


def owner_of(folder: Path) -> tuple[int, int]:
    """User and group to whom files in this folder are given."""
    found = folder.stat()
    return found.st_uid, found.st_gid


def server_account(data: Path) -> Account:
    """The account for the server of this data folder."""
    if os.geteuid() != 0:
        return ourselves()
    for folder in (layout.files(data), data):
        if folder.exists() and folder.stat().st_uid != 0:
            return _by_uid(folder.stat().st_uid)
    return _unprivileged(os.environ.get("PIJLER_POSTGRES_USER"))


def _by_uid(uid: int) -> Account:
    try:
        found = pwd.getpwuid(uid)
    except KeyError:
        raise NoAccount(
            f"The data folder belongs to user number {uid}, who has no account on "
            "this machine. Give the folder to an account with chown."
        ) from None
    return Account(found.pw_uid, found.pw_gid, change=True)


def _unprivileged(wanted: str | None) -> Account:
    for name in (wanted,) if wanted else CHOICES:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(found.pw_uid, found.pw_gid, change=True)
    raise NoAccount(
        "PostgreSQL does not run as root and no account was found for it. Make one "
        "(useradd --system pijler) or name one in PIJLER_POSTGRES_USER."
    )


def give_back(data: Path) -> None:
    """Root leaves nothing in somebody's data folder that this person cannot use."""
    if os.geteuid() != 0 or not data.exists() or data.stat().st_uid == 0:
        return
    owner = owner_of(data)
    for top in (path for path in data.iterdir() if path != layout.files(data)):
        for path in (top, *(top.rglob("*") if top.is_dir() else ())):
            if path.lstat().st_uid == 0:
                os.chown(path, *owner, follow_symlinks=False)
