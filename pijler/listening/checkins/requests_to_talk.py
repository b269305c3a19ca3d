"""A request to talk as it came from a device: read, checked, handed on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pijler.foundation.access.actors import Respondent
from pijler.listening.checkins.actions import ask_to_talk
from pijler.listening.checkins.bodies import Unreadable
from pijler.listening.checkins.models import Sitting
from pijler.listening.checkins.server_key import stamp
from pijler.listening.checkins.tokens import NotOurs, read_ticket

LONGEST_NAME = 80


@dataclass(frozen=True)
class Asked:
    """Who wants to talk, with whom, and how soon."""

    ticket: str
    name: str
    with_: str | None
    urgent: bool
    request_id: str | None = None


def hand_on(asked: Asked, *, at: datetime) -> str:
    """Keep the request; the receipt is the same when a device sends it again."""
    try:
        ticket = read_ticket(asked.ticket)
        with_ = UUID(asked.with_) if asked.with_ else None
        request_id = UUID(asked.request_id) if asked.request_id else None
    except (NotOurs, ValueError):
        raise Unreadable from None
    name = " ".join(asked.name.split())
    if not name or len(name) > LONGEST_NAME:
        raise Unreadable
    try:
        ask_to_talk(
            ticket=ticket,
            name=name,
            with_=with_,
            urgent=asked.urgent,
            by=Respondent(ticket.tenant_id),
            at=at,
            request_id=request_id,
        )
    except Sitting.DoesNotExist:
        raise Unreadable from None
    content = f"{asked.ticket}/{name}/{with_}/{asked.urgent}/{request_id}"
    return stamp("talk receipt", content.encode()).hex()
