"""The keys of an installation: saved apart from its backups."""

import os
import tarfile
from pathlib import Path

from django.conf import settings

from pijler.doors.commands.outcome import Refused

NAMES = ("secret", "roster", "rounds")


def check_place(file: Path, *, backup: Path) -> None:
    """Refuse a place beside the backup, or one that holds something already."""
    if file.resolve().parent == backup.resolve():
        raise Refused("Keep the keys in another folder than the backup.")
    if file.exists():
        raise Refused(f"{file} is there already; keys are never written over.")


def save_keys(file: Path) -> None:
    """Save the keys in a new file that only we can read."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out, tarfile.open(fileobj=out, mode="w") as tar:
        for name, place in _places().items():
            if place.exists():
                tar.add(place, arcname=name)


def put_keys_back(file: Path) -> None:
    """Put saved keys in an installation that has none of its own."""
    rounds = _places()["rounds"]
    if rounds.exists() and any(rounds.iterdir()):
        raise Refused(f"{rounds} holds keys already; they are never written over.")
    with tarfile.open(file) as tar:
        for member in tar.getmembers():
            first, *rest = Path(member.name).parts
            if member.isfile() and first in NAMES and ".." not in rest:
                _write(_places()[first].joinpath(*rest), tar, member)


def _places() -> dict[str, Path]:
    data = Path(settings.DATA)
    return {
        "secret": data / "keys" / "secret",
        "roster": data / "keys" / "roster",
        "rounds": Path(settings.ROUND_KEYS),
    }


def _write(place: Path, tar: tarfile.TarFile, member: tarfile.TarInfo) -> None:
    content = tar.extractfile(member)
    if content is None:
        return
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(content.read())
