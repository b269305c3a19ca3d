"""By what a person is known over imports, unreadable for whoever sees the database.

A system's number or an ECK iD is stored as HMAC-SHA256 under a key of the school. That
key is derived (HKDF) from a file beside the database, not from the secret of the
website: a host may change that secret to sign everybody out, and then every pupil of
every school would be a stranger to the next list. Lose the file, and the next import
says so instead of doubling the school.
"""

import hmac
import os
import secrets
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_PURPOSE = b"pijler roster identity 1 "


class SchoolIdentity:
    """Hashes what other systems know people by, with the key of one school."""

    def __init__(self, tenant_id: UUID) -> None:
        self._tenant_id = tenant_id

    def of(self, kind: str, *values: str) -> str:
        """The hash of a value; the same number of a pupil and a teacher differ."""
        message = "\x1f".join([kind, *values]).encode()
        return hmac.new(self._key, message, sha256).hexdigest()

    @property
    def mark(self) -> str:
        """Sixteen symbols that are the same as long as the key is."""
        return self.of("mark")[:16]

    @cached_property
    def _key(self) -> bytes:
        info = _PURPOSE + self._tenant_id.bytes
        hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=info)
        return hkdf.derive(_root_key(Path(settings.DATA) / "keys" / "roster"))


def _root_key(file: Path) -> bytes:
    if not file.exists():
        _make(file)
    return bytes.fromhex(file.read_text().strip())


def _make(file: Path) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = file.with_name(f"roster.{secrets.token_hex(8)}")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(secrets.token_hex(32))
    with suppress(FileExistsError):
        os.link(partial, file)  # whole or not at all, also when two make it at once
    partial.unlink()
