"""What a pupil's device holds: a token for one answer, a ticket for a talk.

Both carry the school and the sitting and the server's mark, so that beginning writes
nothing and submitting still proves that somebody began. The ticket is the same for the
whole sitting: it points at nobody.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from uuid import UUID, uuid4

from pijler.listening.checkins.server_key import stamp

_MARK = 16


class NotOurs(Exception):
    """This token or ticket was not given out by this server."""


@dataclass(frozen=True)
class Token:
    """The right to send one answer to one sitting; `id` is random and means nothing."""

    tenant_id: UUID
    sitting_id: UUID
    id: UUID


@dataclass(frozen=True)
class Ticket:
    """The right to ask for a talk, for whoever is in this sitting."""

    tenant_id: UUID
    sitting_id: UUID


def new_token(tenant_id: UUID, sitting_id: UUID) -> str:
    """A token for one more answer."""
    return _signed("token", tenant_id.bytes + sitting_id.bytes + uuid4().bytes)


def new_ticket(tenant_id: UUID, sitting_id: UUID) -> str:
    """The ticket of a sitting."""
    return _signed("ticket", tenant_id.bytes + sitting_id.bytes)


def read_token(text: str) -> Token:
    """The token that a device sent back, if it is ours."""
    return Token(*_parts("token", text, 3))


def read_ticket(text: str) -> Ticket:
    """The ticket that a device sent back, if it is ours."""
    return Ticket(*_parts("ticket", text, 2))


def to_base64url(content: bytes) -> str:
    """Bytes as text for JSON and addresses, without padding."""
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """The bytes again; only the one right way of writing them is read."""
    content = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    if to_base64url(content) != text:
        raise ValueError("This is not base64url.")
    return content


def _signed(purpose: str, content: bytes) -> str:
    return to_base64url(content + stamp(purpose, content)[:_MARK])


def _parts(purpose: str, text: str, count: int) -> list[UUID]:
    try:
        signed = from_base64url(text)
    except ValueError:
        raise NotOurs from None
    content, mark = signed[:-_MARK], signed[-_MARK:]
    right = hmac.compare_digest(mark, stamp(purpose, content)[:_MARK])
    if len(content) != 16 * count or not right:
        raise NotOurs
    return [UUID(bytes=content[at : at + 16]) for at in range(0, len(content), 16)]
