"""Locks of the kernel on files: they vanish with the process that held them."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pijler.doors.commands.embedded import layout
from pijler.doors.commands.embedded.account import owner_of


def open_lock(data: Path, name: str) -> int:
    """Open a lock file of the data folder, made when it is not there."""
    file = layout.lock(data, name)
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    if os.geteuid() == 0:
        os.fchown(handle, *owner_of(data))
    return handle


@contextmanager
def held(data: Path, name: str, kind: int = fcntl.LOCK_EX) -> Iterator[int]:
    """Hold a lock, waiting for it as long as needed."""
    handle = open_lock(data, name)
    try:
        fcntl.flock(handle, kind)
        yield handle
    finally:
        os.close(handle)


def alone(handle: int) -> bool:
    """Take the lock for ourselves if nobody else holds it."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_free(data: Path, name: str) -> bool:
    """Whether nobody holds this lock."""
    handle = open_lock(data, name)
    try:
        return alone(handle)
    finally:
        os.close(handle)


def alone_within(handle: int, seconds: float) -> bool:
    """Take the lock for ourselves, waiting a while for others to leave."""
    until = time.monotonic() + seconds
    while not alone(handle):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
