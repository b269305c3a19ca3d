"""What needs me today, put together from the rooms below."""

from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pijler.acting.activities.queries import home_ideas
from pijler.doors.home.menu import SEE_THE_SCHOOL
from pijler.doors.home.tasks_of_today import Task, tasks_of
from pijler.foundation.access.actors import Person
from pijler.foundation.access.roles import (
    SCHOOL_TIME,
    holds,
    roles_on,
    school_day,
    valid_on,
)
from pijler.foundation.accounts.queries import Change, changes_by_others
from pijler.foundation.schools.models import (
    Guardianship,
    Organisation,
)
from pijler.listening.checkins.permissions import may_plan
from pijler.listening.reports.queries import class_report, new_reports


@dataclass(frozen=True)
class Note:
    """Something beside the tasks: a title, a few sentences, maybe a link."""

    title: str
    sentences: list[str]
    url: str = ""
    link: str = ""


@dataclass(frozen=True)
class Today:
    """The first page of one person."""

    greeting: str
    today: str
    tasks: list[Task] = field(default_factory=list)
    good: Note | None = None
    notes: list[Note] = field(default_factory=list)
    works_here: bool = True
    answers: bool = False
    sees_school: bool = False
    can_plan: bool = False


def today(viewer: Person, school: Organisation, at: datetime) -> Today:
    """What needs somebody today; for pupils and parents what came of it."""
    day = school_day(at)
    if not roles_on(viewer, day).exists():
        return _of_a_pupil_or_parent(viewer, at)
    tasks = tasks_of(viewer, at)
    return Today(
        greeting=_greeting(viewer, at, sum(task.urgent for task in tasks)),
        today=_day_and_rest(at, sum(not task.urgent for task in tasks)),
        tasks=tasks,
        good=_what_goes_well(viewer, at),
        notes=_accounts(viewer, at),
        sees_school=holds(viewer, day, *SEE_THE_SCHOOL),
        can_plan=may_plan(viewer, day),
    )


def _hello(viewer: Person, at: datetime) -> str:
    hour = at.astimezone(SCHOOL_TIME).hour
    if hour < 12:
        words = _("Good morning %(name)s.")
    elif hour < 18:
        words = _("Good afternoon %(name)s.")
    else:
        words = _("Good evening %(name)s.")
    return words % {"name": viewer.given_name}


def _greeting(viewer: Person, at: datetime, urgent: int) -> str:
    hello = _hello(viewer, at)
    if not urgent:
        return hello
    rest = ngettext(
        "One thing cannot wait.", "%(count)d things cannot wait.", urgent
    ) % {"count": urgent}
    return f"{hello} {rest}"


def _day_and_rest(at: datetime, others: int) -> str:
    day = date_format(school_day(at), "l j F").capitalize() + "."
    if not others:
        return day
    rest = ngettext(
        "There is one more thing this week.",
        "There are %(count)d more things this week.",
        others,
    ) % {"count": others}
    return f"{day} {rest}"


def _accounts(viewer: Person, at: datetime) -> list[Note]:
    """For the leader: what others did to roles and accounts this week."""
    changes = changes_by_others(viewer, at)
    if not changes:
        return []
    sentences = [_change_in_words(change) for change in changes]
    return [
        Note(
            _("Accounts this week"),
            sentences,
            reverse("accounts:colleagues"),
            _("See all colleagues"),
        )
    ]


def _change_in_words(change: Change) -> str:
    words = {
        "colleague.added": _("%(by)s added %(about)s."),
        "account.added": _("%(by)s gave %(about)s an account."),
        "account.password renewed": _("%(by)s gave %(about)s a new password."),
        "account.closed": _("%(by)s closed the account of %(about)s."),
        "role.ended": _("%(by)s ended a role of %(about)s."),
    }
    by = change.by or _("The host")
    return words[change.verb] % {"by": by, "about": change.about}


def _what_goes_well(viewer: Person, at: datetime) -> Note | None:
    for news in new_reports(viewer, at)[:1]:
        report = class_report(viewer, news.round_id, news.group_id, at)
        if report is not None and report.findings.are_strong:
            best = report.findings.strengths[0]
            return Note(
                _("This goes well in %(group)s") % {"group": news.group},
                [f"{best.title} {best.strong}"],
                reverse("reports:class", args=[news.round_id, news.group_id]),
                _("Read the class report"),
            )
    return None


def _of_a_pupil_or_parent(viewer: Person, at: datetime) -> Today:
    day = school_day(at)
    is_parent = Guardianship.objects.filter(valid_on(day), guardian=viewer).exists()
    notes = [
        Note(
            _("Something small for at home (%(group)s)") % {"group": idea.group},
            [idea.text],
        )
        for idea in home_ideas(viewer, at)
    ]
    if not notes:
        text = (
            _("Nothing was agreed in the class yet. When it is, it stands here.")
            if is_parent
            else _("When your class agrees on something, it stands here.")
        )
        notes = [Note(_("What the class agreed"), [text])]
    return Today(
        greeting=_hello(viewer, at),
        today=_day_and_rest(at, 0),
        notes=notes,
        works_here=False,
        answers=not is_parent,
    )
