"""Undo a list: every row as it was before."""

from datetime import datetime, timedelta

from django.db import transaction

from pijler.foundation.access.actors import Actor
from pijler.foundation.access.roles import school_day
from pijler.foundation.accounts.models import Affiliation
from pijler.foundation.database.context import current_tenant_id
from pijler.foundation.journal.actions import Purpose, record
from pijler.foundation.rosters import changes
from pijler.foundation.rosters.models import ImportStatus, RosterImport
from pijler.foundation.rosters.permissions import check_can_import
from pijler.foundation.rosters.turns import one_at_a_time

UNDO_WITHIN = timedelta(days=30)


class CannotUndo(Exception):
    """The list can no longer be undone; `reason` says why, in a word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def undo_import(*, by: Actor, at: datetime, roster_import: RosterImport) -> None:
    """Give the school the rows it had before this list."""
    check_can_import(by, school_day(at))
    one_at_a_time()
    roster_import.refresh_from_db()
    _check(roster_import, at)
    try:
        changes.undo(roster_import.changes)
    except changes.ChangedSince:
        raise CannotUndo("changed") from None
    except changes.UsedSince:
        raise CannotUndo("used") from None

    roster_import.status = ImportStatus.UNDONE
    roster_import.undone_at = at
    roster_import.changes = {}
    roster_import.save(update_fields=["status", "undone_at", "changes"])
    record(
        "roster.undone",
        about=roster_import,
        by=by,
        at=at,
        purpose=Purpose.ADMINISTRATION,
    )


def _check(roster_import: RosterImport, at: datetime) -> None:
    applied_at = roster_import.applied_at
    if roster_import.status != ImportStatus.APPLIED or applied_at is None:
        raise CannotUndo("not-in-use")
    if at > applied_at + UNDO_WITHIN or not roster_import.changes:
        raise CannotUndo("too-late")
    in_use = RosterImport.objects.filter(status=ImportStatus.APPLIED)
    if in_use.filter(applied_at__gt=applied_at).exists():
        raise CannotUndo("later-list")
    people = changes.made_people(roster_import.changes)
    ours = Affiliation.objects.filter(tenant_id=current_tenant_id())
    if ours.filter(person_id__in=people).exists():
        raise CannotUndo("account")
