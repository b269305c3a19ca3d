"""Files that wait to be read: beside the database, under a random name, not for long."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

MEGABYTE = 1024 * 1024
# A list of 3,000 pupils is about 5 MB. What is larger than this is not read at all.
LARGEST = 20 * MEGABYTE
# Larger than this is read by a job, while a page waits.
AT_ONCE = 3 * MEGABYTE
_CHUNK = 64 * 1024


class TooLarge(Exception):
    """The file is larger than a list can be."""


def keep(name: UUID, source: BinaryIO) -> int:
    """Keep a file until it is read; gives its size."""
    place, size = _place(name), 0
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        for chunk in iter(lambda: source.read(_CHUNK), b""):
            size += len(chunk)
            if size > LARGEST:
                break
            out.write(chunk)
    if size > LARGEST:
        forget(name)
        raise TooLarge
    return size


@contextmanager
def kept(name: UUID) -> Iterator[BinaryIO]:
    """Open a file that was kept."""
    with _place(name).open("rb") as file:
        yield file


def is_kept(name: UUID) -> bool:
    """Whether the file is still there."""
    return _place(name).is_file()


def forget(name: UUID) -> None:
    """Take the file away."""
    with suppress(FileNotFoundError):
        _place(name).unlink()


def _place(name: UUID) -> Path:
    return Path(settings.DATA) / "uploads" / name.hex
