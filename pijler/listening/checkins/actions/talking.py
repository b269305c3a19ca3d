"""A pupil of a sitting asks for a talk; apart from any answer."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from pijler.foundation.access.actors import Person, Respondent
from pijler.foundation.database.context import school_context
from pijler.listening.checkins.models import Sitting, TalkPartner
from pijler.listening.checkins.tokens import Ticket
from pijler.listening.concerns.actions import ask_to_talk as ask

# A browser that was offline still sends what waits in it, and a ticket ends all the same.
TICKET_ENDS_AFTER = timedelta(days=3)


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
    """Hand the request to the person who was chosen, or to the support coordinators.

    The ticket of a round that was sealed days ago is no ticket (`Sitting.DoesNotExist`).
    """
    with school_context(by.tenant_id):
        sitting = _sittings(at).get(pk=ticket.sitting_id)
        ask(
            group=sitting.group,
            name=name,
            asked_for=_partner(sitting, with_),
            urgent=urgent,
            places=sitting.places,
            by=by,
            at=at,
            request_id=request_id,
        )


def _sittings(at: datetime) -> QuerySet[Sitting]:
    not_sealed = Q(round__sealed_at__isnull=True)
    just_sealed = Q(round__sealed_at__gt=at - TICKET_ENDS_AFTER)
    return Sitting.objects.select_related("group").filter(not_sealed | just_sealed)


def _partner(sitting: Sitting, with_: UUID | None) -> Person | None:
    chosen = TalkPartner.objects.filter(round=sitting.round_id, person=with_)
    partner = chosen.select_related("person").first()
    return partner.person if partner else None
