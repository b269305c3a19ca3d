"""Each thing that can need somebody today, asked of the room that knows it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pijler.acting.activities.queries import due_look_backs
from pijler.environment.classroom.queries import talks_to_hold
from pijler.foundation.access.actors import Person
from pijler.foundation.access.roles import holds, school_day
from pijler.foundation.rosters.queries import history
from pijler.foundation.schools.models import Role
from pijler.listening.checkins.models import Sitting
from pijler.listening.checkins.queries import sittings_to_run
from pijler.listening.concerns.queries import (
    count_own_talks,
    count_waiting_talks,
    somebody_needs_help_now,
)


@dataclass(frozen=True)
class Action:
    """A button of a task."""

    label: str
    url: str
    kind: str = "secondary"
    post: bool = False


@dataclass(frozen=True)
class Task:
    """One row under what needs me today."""

    title: str
    text: str
    icon: str
    pillar: int
    badge: str = ""
    urgent: bool = False
    actions: list[Action] = field(default_factory=list)


def tasks_of(viewer: Person, at: datetime) -> list[Task]:
    """Everything that needs somebody, what cannot wait first."""
    return [
        *_talks(viewer, school_day(at)),
        *_own_talks(viewer, school_day(at)),
        *_sittings(viewer, school_day(at)),
        *_class_talks(viewer, at),
        *_look_backs(viewer, at),
        *_first_list(viewer, school_day(at)),
    ]


def day_in_words(day: date, today: date) -> str:
    """Today, or the day and the month."""
    return _("Today") if day == today else date_format(day, "l j F").capitalize()


def _talks(viewer: Person, day: date) -> Iterator[Task]:
    count = count_waiting_talks(viewer, day)
    if count:
        wants = ngettext(
            "A pupil wants to talk",
            "%(count)d pupils want to talk",
            count,
        ) % {"count": count}
        now = somebody_needs_help_now(viewer, day)
        yield Task(
            title=_("A pupil needs somebody now") if now else wants,
            text=_("Pick it up, so that everybody knows that somebody is there."),
            icon="message-circle-heart",
            pillar=4,
            badge=_("Today"),
            urgent=True,
            actions=[Action(_("See who it is"), reverse("concerns:talks"), "primary")],
        )


def _own_talks(viewer: Person, day: date) -> Iterator[Task]:
    count = count_own_talks(viewer, day)
    if count:
        title = ngettext(
            "You are going to talk with a pupil",
            "You are going to talk with %(count)d pupils",
            count,
        ) % {"count": count}
        yield Task(
            title=title,
            text=_("You picked this up. Say so when you have talked."),
            icon="message-circle-heart",
            pillar=4,
            actions=[Action(_("See who it is"), reverse("concerns:talks"))],
        )


def _sittings(viewer: Person, day: date) -> Iterator[Task]:
    for sitting in sittings_to_run(viewer, day):
        yield _open_sitting(sitting) if sitting.opened_at else _ready(sitting, day)


def _ready(sitting: Sitting, day: date) -> Task:
    title = _("The check-in of %(group)s is ready") % {"group": sitting.group.name}
    text = _("About %(minutes)d minutes. You see how the class is doing, no names.")
    return Task(
        title=title,
        text=text % {"minutes": sitting.round.minutes},
        icon="clipboard-list",
        pillar=1,
        badge=_("Until %(day)s")
        % {"day": date_format(sitting.round.closes_on, "l j F")},
        urgent=sitting.round.closes_on == day,
        actions=[Action(_("Open the check-in"), _sitting_url(sitting), "primary")],
    )


def _open_sitting(sitting: Sitting) -> Task:
    title = _("The check-in of %(group)s is open") % {"group": sitting.group.name}
    return Task(
        title=title,
        text=_("The class can answer with the code on the board."),
        icon="clipboard-list",
        pillar=1,
        badge=_("Today"),
        urgent=True,
        actions=[Action(_("Go to the code"), _sitting_url(sitting), "primary")],
    )


def _sitting_url(sitting: Sitting) -> str:
    return reverse("checkins:sitting", args=[sitting.pk])


def _class_talks(viewer: Person, at: datetime) -> Iterator[Task]:
    for talk in talks_to_hold(viewer, at):
        report = reverse("reports:class", args=[talk.round_id, talk.group_id])
        yield Task(
            title=_("See how it goes in %(group)s") % {"group": talk.group},
            text=_(
                "The report is there. Read it, talk about it and agree on one thing."
            ),
            icon="message-circle",
            pillar=2,
            badge=_("New"),
            actions=[Action(_("Read the report"), report)],
        )


def _look_backs(viewer: Person, at: datetime) -> Iterator[Task]:
    today = school_day(at)
    for activity in due_look_backs(viewer, at):
        yield Task(
            title=_("Look back on what you agreed"),
            text=_("“%(title)s” Does it work?") % {"title": activity.title},
            icon="history",
            pillar=3,
            badge=day_in_words(activity.look_back_on, today),
            urgent=activity.look_back_on <= today,
            actions=[
                Action(
                    _("Look back"), reverse("activities:look_back", args=[activity.pk])
                )
            ],
        )


def _first_list(viewer: Person, day: date) -> Iterator[Task]:
    keeps_lists = holds(viewer, day, Role.ICT, Role.LEADER)
    if (
        keeps_lists
        and not Sitting.objects.exists()
        and not history(viewer, day).exists()
    ):
        yield Task(
            title=_("Bring in the class lists"),
            text=_(
                "Pijler needs to know which groups there are before a class can answer."
            ),
            icon="file-up",
            pillar=1,
            actions=[Action(_("Choose a list"), reverse("rosters:upload"), "primary")],
        )
