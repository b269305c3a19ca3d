"""Put a staged list to use: all of it or nothing."""

from datetime import date, datetime

from django.db import transaction

from pijler.foundation.access.actors import Actor
from pijler.foundation.access.roles import school_day
from pijler.foundation.journal.actions import Purpose, record
from pijler.foundation.rosters.applying import changes_of
from pijler.foundation.rosters.comparing import compared, counted
from pijler.foundation.rosters.models import ImportStatus, RosterImport
from pijler.foundation.rosters.permissions import check_can_import
from pijler.foundation.rosters.steps import Difference
from pijler.foundation.rosters.turns import one_at_a_time
from pijler.foundation.rosters.wording import words_to_confirm


class NotStaged(Exception):
    """The list is not waiting to be put to use: somebody was first."""


class ListChanged(Exception):
    """The school changed since the difference was shown; it must be looked at again."""


class YearIsOver(Exception):
    """The list is of a school year that has ended."""


class WordsMissing(Exception):
    """More than a fifth of the pupils would leave, and nobody said so in words."""


@transaction.atomic
def apply_import(
    *,
    by: Actor,
    at: datetime,
    roster_import: RosterImport,
    confirmed_words: str | None = None,
) -> None:
    """Write the difference that was shown, and keep what is needed to undo it."""
    check_can_import(by, school_day(at))
    one_at_a_time()
    roster_import.refresh_from_db()
    if roster_import.status != ImportStatus.STAGED:
        raise NotStaged
    difference = compared(roster_import, school_day(at))
    _check(roster_import, difference, school_day(at), confirmed_words)

    changes = changes_of(difference)
    changes.write()
    roster_import.changes = changes.as_json()
    roster_import.staged = {}
    roster_import.status = ImportStatus.APPLIED
    roster_import.applied_at = at
    roster_import.save()
    record(
        "roster.imported",
        about=roster_import,
        by=by,
        at=at,
        purpose=Purpose.ADMINISTRATION,
    )


def _check(
    roster_import: RosterImport, difference: Difference, today: date, words: str | None
) -> None:
    if difference.listed.ends_on < today:
        raise YearIsOver
    if counted(difference) != roster_import.counts:
        raise ListChanged
    if difference.too_many_leave and not _is_said(difference, words):
        raise WordsMissing


def _is_said(difference: Difference, words: str | None) -> bool:
    asked = words_to_confirm(difference.leaving)
    return " ".join((words or "").casefold().split()) == asked.casefold()
