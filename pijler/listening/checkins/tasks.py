"""Jobs of rounds: seal one, and keep all of them moving by the clock."""

from uuid import UUID

from django.utils.timezone import now

from pijler.foundation.access.actors import System
from pijler.foundation.database.context import current_tenant_id, school_context
from pijler.foundation.database.jobs import every, job
from pijler.foundation.schools.models import Organisation, OrganisationKind
from pijler.listening.checkins import actions


@job("checkins.seal_round")
def seal_round(round_id: str) -> None:
    """Seal a round that is due; one that is not, or was sealed before, is left as it is."""
    system = System(current_tenant_id())
    actions.seal_round(round_id=UUID(round_id), by=system, at=now())


@every("*/5 * * * *", "checkins.keep_moving")
def keep_moving() -> None:
    """Every school in its own transaction."""
    for school in Organisation.objects.filter(kind=OrganisationKind.SCHOOL):
        with school_context(school.pk):
            actions.keep_moving(by=System(school.pk), at=now())
