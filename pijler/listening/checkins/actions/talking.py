"""A pupil of a sitting asks for a talk; apart from any answer."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from pijler.foundation.access.actors import Person, Respondent
from pijler.foundation.database.context import school_context
from pijler.listening.checkins.models import Sitting, TalkPartner
from pijler.listening.checkins.tokens import Ticket
from pijler.listening.concerns.actions import ask_to_talk as ask


@transaction.atomic
def ask_to_talk(
    *,
    ticket: Ticket,
    name: str,
    with_: UUID | None,
    urgent: bool,
    by: Respondent,
    at: datetime,
    request_id: UUID | None = None,
) -> None:
    """Hand the request to the person who was chosen, or to the support coordinators."""
    with school_context(by.tenant_id):
        sitting = Sitting.objects.select_related("group").get(pk=ticket.sitting_id)
        ask(
            group=sitting.group,
            name=name,
            asked_for=_partner(sitting, with_),
            urgent=urgent,
            by=by,
            at=at,
            request_id=request_id,
        )


def _partner(sitting: Sitting, with_: UUID | None) -> Person | None:
    chosen = TalkPartner.objects.filter(round=sitting.round_id, person=with_)
    partner = chosen.select_related("person").first()
    return partner.person if partner else None
