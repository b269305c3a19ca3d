"""Running PostgreSQL's programs under the account that they need."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pijler.doors.commands.embedded.account import Account

PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR")


def run_as(
    account: Account,
    command: Sequence[str],
    *,
    doors: Sequence[int] = (),
    output: int = subprocess.PIPE,
) -> subprocess.CompletedProcess[str]:
    """Run a program as this account, with nothing of the caller but open doors."""
    return subprocess.run(
        command,
        check=False,
        user=account.uid if account.change else None,
        group=account.gid if account.change else None,
        extra_groups=[] if account.change else None,
        pass_fds=doors,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        text=True,
        env=_environment(),
        cwd="/",
        umask=0o077,
        start_new_session=True,
    )


@contextmanager
def door(folder: Path, account: Account) -> Iterator[tuple[str, tuple[int, ...]]]:
    """A path to a folder that the account can follow, and what to leave open for it.

    Root may keep its data where the server's account cannot come, such as below
    /root. We open the folder and hand over the open door: nobody's rights change.
    """
    if not (account.change and sys.platform == "linux"):
        yield str(folder), ()
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{handle}", (handle,)
    finally:
        os.close(handle)


def _environment() -> dict[str, str]:
    # Neither PGDATA or PGOPTIONS nor a secret of the caller may reach the server.
    known = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return {**known, "LC_ALL": "C"}
