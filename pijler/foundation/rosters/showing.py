"""A difference as a page shows it: who is new, who leaves, who moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pijler.foundation.rosters.steps import Difference, Kind, MemberStep, PupilStep
from pijler.foundation.rosters.wording import phrase
from pijler.foundation.schools.names import sort_key

MOST_SHOWN = 200
_OF_PUPILS = (
    Kind.PUPIL_LEAVES, Kind.PUPIL_MOVES, Kind.PUPIL_RENAMED, Kind.PUPIL_RETURNS,
    Kind.PUPIL_CORRECTED, Kind.PUPIL_PLACED, Kind.PUPIL_REGROUPED, Kind.PUPIL_NEW,
)  # fmt: skip
_OF_STAFF = (
    Kind.STAFF_ENDS, Kind.STAFF_ROLES, Kind.STAFF_CORRECTED, Kind.STAFF_NEW,
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A name, and what happens."""

    name: str
    note: str


@dataclass(frozen=True)
class Section:
    """One kind of change with everybody whom it touches."""

    title: str
    rows: Sequence[Row]
    more: str = ""


def sections(difference: Difference) -> list[Section]:
    """Every kind of change that there is, what is hardest to put right first."""
    by_kind = [_section(kind, _rows(kind, difference)) for kind in _OF_PUPILS]
    by_kind += [_section(kind, _staff(kind, difference)) for kind in _OF_STAFF]
    by_kind.append(_section(Kind.GROUP_NEW, _new_groups(difference)))
    return [section for section in by_kind if section.rows]


def touched(difference: Difference) -> set[UUID]:
    """The people of the school whose names such a page shows."""
    pupils = (
        step.known.id
        for step in difference.pupils
        if step.known and Kind.PUPIL_SAME not in step.kinds
    )
    staff = (step.known.id for step in difference.staff if step.known and step.kinds)
    return {*pupils, *staff}


def _section(kind: Kind, rows: Sequence[Row]) -> Section:
    over = len(rows) - MOST_SHOWN
    more = ngettext("and %(n)d more", "and %(n)d more", over) % {"n": over}
    title = phrase(kind, len(rows))
    title = title[:1].upper() + title[1:]
    return Section(title, rows[:MOST_SHOWN], more if over > 0 else "")


def _rows(kind: Kind, difference: Difference) -> list[Row]:
    steps = [step for step in difference.pupils if kind in step.kinds]
    return [
        Row(step.details.name, _note(kind, step))
        for step in sorted(steps, key=_by_name)
    ]


def _staff(kind: Kind, difference: Difference) -> list[Row]:
    steps = [step for step in difference.staff if kind in step.kinds]
    return [Row(step.details.name, "") for step in sorted(steps, key=_by_name)]


def _by_name(step: PupilStep | MemberStep) -> str:
    details = step.details
    return sort_key(details.given_name, details.infix, details.family_name)


def _new_groups(difference: Difference) -> list[Row]:
    return [
        Row(step.listed.name, "")
        for step in difference.groups
        if Kind.GROUP_NEW in step.kinds
    ]


def _note(kind: Kind, step: PupilStep) -> str:
    before, after = ", ".join(step.groups_before), ", ".join(step.groups_after)
    if kind == Kind.PUPIL_MOVES:
        none = _("no class")
        words = {"before": before or none, "after": after or none}
        return _("from %(before)s to %(after)s") % words
    if kind == Kind.PUPIL_RENAMED and step.known:
        return _("was called %(name)s") % {"name": step.known.details.name}
    if kind == Kind.PUPIL_LEAVES:
        return before
    return after
