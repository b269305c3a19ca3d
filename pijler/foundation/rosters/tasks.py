"""Reading large lists, and forgetting what is no longer needed."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from pijler.foundation.access.actors import System
from pijler.foundation.database.context import current_tenant_id, school_context
from pijler.foundation.database.jobs import every, job
from pijler.foundation.rosters import uploads
from pijler.foundation.rosters.actions import read_kept_roster
from pijler.foundation.rosters.actions.undoing import UNDO_WITHIN
from pijler.foundation.rosters.models import ImportStatus, RosterImport
from pijler.foundation.schools.models import Organisation, OrganisationKind

UNUSED_AFTER = timedelta(days=7)


@job("rosters.read")
def read(import_id: str) -> None:
    """Read a large list into staging."""
    roster_import = RosterImport.objects.get(pk=UUID(import_id))
    if not uploads.is_kept(roster_import.pk):
        roster_import.status = ImportStatus.REFUSED
        roster_import.refusal = {"code": "file-gone"}
        roster_import.save(update_fields=["status", "refusal"])
        return
    by = System(current_tenant_id())
    read_kept_roster(by=by, at=timezone.now(), roster_import=roster_import)


@every("17 4 * * *", "rosters.forget")
def forget() -> None:
    """Forget lists that nobody used, and how to undo those that were used long ago."""
    at = timezone.now()
    for school in Organisation.objects.filter(kind=OrganisationKind.SCHOOL):
        with school_context(school.pk):
            _forget(at)


def _forget(at: datetime) -> None:
    waiting = [ImportStatus.MAPPING, ImportStatus.READING, ImportStatus.STAGED]
    old = RosterImport.objects.filter(made_at__lt=at - UNUSED_AFTER, status__in=waiting)
    for pk in old.values_list("pk", flat=True):
        uploads.forget(pk)
    old.update(status=ImportStatus.CANCELLED, staged={})
    used = RosterImport.objects.filter(applied_at__lt=at - UNDO_WITHIN)
    used.exclude(changes={}).update(changes={})
