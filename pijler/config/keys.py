"""The server's own secret: from the environment, else made once in the data folder."""

import os
import secrets
from pathlib import Path

SHORTEST = 50


class SecretTooShort(Exception):
    """The secret is too short to be safe."""


def secret_key(data: Path, given: str) -> str:
    """The secret of this installation: at least fifty characters, readable by us alone."""
    if given:
        if len(given) < SHORTEST:
            raise SecretTooShort(
                f"PIJLER_SECRET_KEY needs {SHORTEST} characters or more."
            )
        return given
    return _kept(data / "keys" / "secret")


def _kept(file: Path) -> str:
    for folder in (file.parent.parent, file.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text()
    with os.fdopen(handle, "w") as out:
        out.write(secrets.token_urlsafe(64))
    return file.read_text()
