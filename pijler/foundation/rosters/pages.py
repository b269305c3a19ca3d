"""What the pages about one list show, per state of that list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from pijler.foundation.access.roles import school_day
from pijler.foundation.rosters.actions.undoing import UNDO_WITHIN
from pijler.foundation.rosters.listed import first_year_of, school_year
from pijler.foundation.rosters.models import ImportStatus, RosterImport
from pijler.foundation.rosters.steps import Difference
from pijler.foundation.rosters.wording import (
    phrases,
    summary,
    unread,
    words_to_confirm,
)

TEMPLATES = {
    ImportStatus.READING: "rosters/reading.html",
    ImportStatus.STAGED: "rosters/difference.html",
    ImportStatus.REFUSED: "rosters/refused.html",
}

_COUNTED = frozenset([ImportStatus.STAGED, ImportStatus.APPLIED, ImportStatus.UNDONE])


@dataclass(frozen=True)
class Step:
    """One of the three steps of bringing in a list."""

    label: str
    state: str
    url: str = ""


@dataclass(frozen=True)
class Line:
    """One list in the history."""

    roster_import: RosterImport
    summary: str
    shows_counts: bool


def steps(now: int) -> list[Step]:
    """Where somebody is: choose, look, done."""
    labels = [_("Choose the list"), _("Look what changes"), _("In use")]
    states = ["done"] * now + ["now"] + [""] * (2 - now)
    return [Step(*pair) for pair in zip(labels, states, strict=True)]


def template_of(roster_import: RosterImport) -> str:
    """Which page shows this list."""
    status = ImportStatus(roster_import.status)
    return TEMPLATES.get(status, "rosters/done.html")


def line(roster_import: RosterImport) -> Line:
    """A list as the history shows it."""
    return Line(
        roster_import,
        summary(roster_import.counts),
        shows_counts=roster_import.status in _COUNTED,
    )


def in_words(roster_import: RosterImport) -> list[str]:
    """The counts, and the lines that were left out."""
    return [*phrases(roster_import.counts), *unread(roster_import.findings)]


def this_year(at: datetime) -> str:
    """The name of the school year of today."""
    return school_year(first_year_of(school_day(at)))[0]


def asks(difference: Difference, at: datetime) -> dict[str, object]:
    """What somebody has to say before the list can be used."""
    return {
        "year_is_over": difference.listed.ends_on < school_day(at),
        "this_year": this_year(at),
        "leaving": difference.leaving if difference.too_many_leave else 0,
        "enrolled": difference.enrolled_before,
        "words": words_to_confirm(difference.leaving),
    }


def undo_until(roster_import: RosterImport, at: datetime) -> datetime | None:
    """Until when a list can be undone; nothing when that is over."""
    if roster_import.status != ImportStatus.APPLIED or not roster_import.applied_at:
        return None
    until = roster_import.applied_at + UNDO_WITHIN
    return until if at <= until else None


def why_not_undone(reason: str) -> str:
    """Why a list can no longer be undone, in a sentence."""
    sentences = {
        "not-in-use": _("This list is not in use, so there is nothing to undo."),
        "too-late": _("A list can be undone for 30 days. After that it stays."),
        "later-list": _(
            "A later list is in use. Undo that one first; nothing changed now."
        ),
        "account": _(
            "Somebody from this list has an account by now. Nothing changed. Bring in"
            " the right list instead: who is not in it is ended."
        ),
        "changed": _(
            "Something in these lists was changed by hand since. Nothing changed now."
            " Bring in the right list instead."
        ),
        "used": _(
            "The groups or pupils of this list are in use by now, in a round for"
            " example. Nothing changed. Bring in the right list instead."
        ),
    }
    return sentences[reason]
