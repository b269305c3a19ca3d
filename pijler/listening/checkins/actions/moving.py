"""What has to happen to rounds by the clock, and after an interruption."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from pijler.foundation.access.actors import System
from pijler.foundation.access.roles import school_day
from pijler.foundation.database.jobs import defer
from pijler.listening.checkins import round_keys
from pijler.listening.checkins.ending import is_waiting, locked_round, stop_all
from pijler.listening.checkins.models import GuessMinute, Round

GUESSES_ARE_OLD_AFTER = timedelta(days=1)


@transaction.atomic
def keep_moving(*, by: System, at: datetime) -> None:
    """Stop rounds past their last day, seal what is due, destroy keys of sealed rounds."""
    _stop_overdue(by, at)
    _seal_what_is_in(at)
    for round_ in Round.objects.filter(sealed_at=None, seal_due_at__lte=at):
        defer("checkins.seal_round", round_id=str(round_.pk))
    sweep_keys(by=by, at=at)
    GuessMinute.objects.filter(minute__lt=at - GUESSES_ARE_OLD_AFTER).delete()


def _stop_overdue(by: System, at: datetime) -> None:
    open_still = Round.objects.filter(stopped_at=None, closes_on__lt=school_day(at))
    for round_ in open_still:
        stop_all(locked_round(round_), by, at)


def _seal_what_is_in(at: datetime) -> None:
    """A stopped round of which the last answer has come in need not wait any longer."""
    for round_ in Round.objects.filter(sealed_at=None, seal_due_at__gt=at):
        if not is_waiting(round_):
            round_.seal_due_at = at
            round_.save(update_fields=["seal_due_at"])


def sweep_keys(*, by: System, at: datetime) -> None:
    """Destroy the keys of sealed rounds, and old keys whose round never came to be."""
    for round_id in round_keys.kept(by.tenant_id):
        if _is_done_with(by.tenant_id, round_id, at):
            round_keys.destroy(by.tenant_id, round_id)


def _is_done_with(tenant_id: UUID, round_id: UUID, at: datetime) -> bool:
    round_ = Round.objects.filter(pk=round_id).first()
    if round_ is None:
        return round_keys.is_old(tenant_id, round_id, at)
    return round_.sealed_at is not None
