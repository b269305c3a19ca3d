"""The password file: one line per role, readable by its owner only."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path


def read(file: Path) -> dict[str, str]:
    """The passwords by role; none when there is no file."""
    try:
        lines = file.read_text().splitlines()
    except FileNotFoundError:
        return {}
    parts = [line.split(":") for line in lines]
    return {fields[3]: fields[4] for fields in parts if len(fields) == 5}


def complete(file: Path, roles: Iterable[str], owner: tuple[int, int]) -> None:
    """Give a password to each role that has none yet."""
    known = read(file)
    wanted = {role: known.get(role) or secrets.token_urlsafe(32) for role in roles}
    if wanted.keys() - known.keys():
        _write(file, {**known, **wanted}, owner)


def _write(file: Path, known: dict[str, str], owner: tuple[int, int]) -> None:
    text = "".join(f"*:*:*:{role}:{word}\n" for role, word in known.items())
    fresh = file.with_suffix(".fresh")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        os.fchown(handle, *owner)
        out.write(text)
        out.flush()
        os.fsync(handle)
    fresh.replace(file)
