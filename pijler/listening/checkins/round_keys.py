"""The private keys of rounds: files of ours alone, outside the database and its backups.

A key is written before its round is, and destroyed after its round was sealed; the
sweep sees to both when something was interrupted in between.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from django.conf import settings

ORPHAN_AFTER = timedelta(days=1)


class KeyIsMissing(Exception):
    """The private key of a round is not there (yet, or any more)."""


def keep(tenant_id: UUID, round_id: UUID, key: ec.EllipticCurvePrivateKey) -> None:
    """Write a new key to the disk, whole and readable by us alone."""
    file = _file(tenant_id, round_id)
    _closed_folder(file.parent.parent)
    _closed_folder(file.parent)
    content = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    _sync(file.parent)


def read(tenant_id: UUID, round_id: UUID) -> ec.EllipticCurvePrivateKey:
    """The private key of a round."""
    try:
        content = _file(tenant_id, round_id).read_bytes()
    except FileNotFoundError:
        raise KeyIsMissing(
            f"The key of round {round_id} is not in the folder of keys. Put back the"
            " backup of the keys; the answers are kept until then."
        ) from None
    key = load_der_private_key(content, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise KeyIsMissing(f"The key file of round {round_id} holds another key.")
    return key


def is_there(tenant_id: UUID, round_id: UUID) -> bool:
    """Whether the key of a round is on the disk."""
    return _file(tenant_id, round_id).exists()


def destroy(tenant_id: UUID, round_id: UUID) -> None:
    """Overwrite and remove a key; one that is gone already is fine."""
    file = _file(tenant_id, round_id)
    try:
        handle = os.open(file, os.O_WRONLY)
    except FileNotFoundError:
        return
    with os.fdopen(handle, "wb") as out:
        out.write(b"\0" * 512)
        out.flush()
        os.fsync(out.fileno())
    file.unlink(missing_ok=True)
    _sync(file.parent)


def kept(tenant_id: UUID) -> Iterator[UUID]:
    """The rounds of a school of which a key is on the disk."""
    for file in sorted(_folder(tenant_id).glob("*.key")):
        yield UUID(file.stem)


def is_old(tenant_id: UUID, round_id: UUID, at: datetime) -> bool:
    """Whether a key without a round is too old to belong to one that is being planned."""
    written = datetime.fromtimestamp(_file(tenant_id, round_id).stat().st_mtime, UTC)
    return at - written > ORPHAN_AFTER


def _folder(tenant_id: UUID) -> Path:
    return Path(settings.ROUND_KEYS) / str(tenant_id)


def _file(tenant_id: UUID, round_id: UUID) -> Path:
    return _folder(tenant_id) / f"{round_id}.key"


def _closed_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
