"""Releasing happens after sealing, in the background, under the worker's role."""

from django.utils import timezone

from pijler.foundation.access.actors import System
from pijler.foundation.database.context import current_tenant_id
from pijler.foundation.database.jobs import job
from pijler.listening.checkins.models import Round
from pijler.listening.release import actions


@job("release.release_round")
def release_round(round_id: str) -> None:
    """Make the figures of a sealed round public."""
    round_ = Round.objects.select_related("instrument").get(pk=round_id)
    system = System(current_tenant_id())
    actions.release_round(round_=round_, by=system, at=timezone.now())
