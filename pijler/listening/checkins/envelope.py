"""Sealed answers: to a round's public key, opened with its private one.

HPKE (RFC 9180), base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. The
round stands in the info of the seal, so an answer cannot be moved to another round.
"""

from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

INFO = b"pijler answer 1 "
STEP = 512
# The sender's point, and the mark at the end of the ciphertext.
POINT, MARK = 65, 16
_SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_128_GCM)
_CURVE = ec.SECP256R1()


class CannotOpen(Exception):
    """These bytes were not sealed to this round."""


def seal(plaintext: bytes, public_key: bytes, round_id: UUID) -> bytes:
    """Seal an answer, padded so that its length tells nothing."""
    length = -(-len(plaintext) // STEP) * STEP
    key = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, public_key)
    return _SUITE.encrypt(plaintext.ljust(length), key, _info(round_id))


def opened(
    sealed: bytes, private_key: ec.EllipticCurvePrivateKey, round_id: UUID
) -> bytes:
    """The answer as it was written, with its padding."""
    try:
        return _SUITE.decrypt(sealed, private_key, _info(round_id))
    except (InvalidTag, ValueError) as problem:
        raise CannotOpen from problem


def _info(round_id: UUID) -> bytes:
    return INFO + str(round_id).encode()


def info_of(round_id: UUID) -> bytes:
    """What binds a seal to its use and its round."""
    return f"pijler answer 1 {round_id}".encode()


def looks_sealed(sealed: bytes) -> bool:
    """Whether these bytes have the form of a sealed answer; more only the key can tell."""
    padded, rest = divmod(len(sealed) - POINT - MARK, STEP)
    return padded > 0 and rest == 0 and sealed[:1] == b"\x04"


def new_private_key() -> ec.EllipticCurvePrivateKey:
    """A key pair for one round."""
    return ec.generate_private_key(_CURVE)


def public_key_of(private_key: ec.EllipticCurvePrivateKey) -> bytes:
    """The public half as a raw point of 65 bytes, as browsers read it."""
    return private_key.public_key().public_bytes(
        Encoding.X962, PublicFormat.UncompressedPoint
    )
