"""Ending a round: from stopping on nobody begins; what waits on devices may still arrive."""

from datetime import datetime, timedelta

from django.conf import settings

from pijler.foundation.access.actors import Actor, Person
from pijler.foundation.database.jobs import defer
from pijler.foundation.journal.actions import record
from pijler.listening.checkins.models import Place, Round
from pijler.listening.checkins.problems import AlreadySealed


def locked_round(round_: Round) -> Round:
    """The round as it is now, kept from others who stop or seal; submitting goes on."""
    current = Round.objects.select_for_update(no_key=True).get(pk=round_.pk)
    if current.sealed_at is not None:
        raise AlreadySealed
    return current


def stop_when_all_stopped(round_: Round, at: datetime) -> None:
    """Stop the round itself once no sitting is open or still to come."""
    if not round_.sittings.filter(stopped_at__isnull=True).exists():
        begin_sealing(round_, at)


def begin_sealing(round_: Round, at: datetime) -> None:
    """Say when the round is sealed: at once when all is in, else after the usual wait."""
    wait = (
        timedelta(hours=settings.SEAL_AFTER_HOURS)
        if is_waiting(round_)
        else timedelta()
    )
    round_.stopped_at = at
    round_.seal_due_at = at + wait
    round_.save(update_fields=["stopped_at", "seal_due_at"])
    if not wait:
        defer("checkins.seal_round", round_id=str(round_.pk))


def is_waiting(round_: Round) -> bool:
    """Whether an answer may still be on its way: somewhere a place is free."""
    return Place.objects.filter(sitting__round=round_).exists()


def stop_all(round_: Round, by: Actor, at: datetime) -> None:
    """Stop every open sitting and the round with them."""
    for sitting in round_.sittings.filter(opened_at__isnull=False, stopped_at=None):
        sitting.stopped_at = at
        sitting.save(update_fields=["stopped_at"])
        record("sitting.stopped", about=sitting, by=by, at=at)
    if isinstance(by, Person):
        round_.stopped_by = by
        round_.save(update_fields=["stopped_by"])
    begin_sealing(round_, at)
