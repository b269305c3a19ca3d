"""Stop a whole round."""

from datetime import datetime

from django.db import transaction

from pijler.foundation.access.actors import Actor
from pijler.foundation.access.roles import school_day
from pijler.listening.checkins import permissions
from pijler.listening.checkins.ending import locked_round, stop_all
from pijler.listening.checkins.models import Round


@transaction.atomic
def stop_round(*, round_: Round, by: Actor, at: datetime) -> None:
    """Stop every sitting of a round, also those that were never opened."""
    permissions.check_can_end(by, school_day(at), round_)
    stop_all(locked_round(round_), by, at)
