"""Agree on something, change it, take it back, look back on it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from pijler.acting.activities import permissions
from pijler.acting.activities.models import Activity, Intensity, Level, State
from pijler.acting.activities.principles import principle
from pijler.foundation.access.actors import Actor, Person
from pijler.foundation.access.roles import school_day
from pijler.foundation.journal.actions import record
from pijler.foundation.schools.models import Group


class AlreadyLookedBack(Exception):
    """Somebody looked back on this activity: it stays as it was agreed."""


@dataclass(frozen=True)
class Terms:
    """What was agreed: what, what at home, under which principle, by whom, until when."""

    title: str
    home: str
    principle: int
    owner: Person
    look_back_on: date


@transaction.atomic
def agree(*, group: Group, terms: Terms, by: Actor, at: datetime) -> Activity:
    """Write down what a group agreed: for everyone in the class."""
    permissions.check_can_agree(by, school_day(at), group)
    activity = Activity(
        group=group,
        level=Level.CLASS,
        intensity=Intensity.UNIVERSAL,
        agreed_on=school_day(at),
    )
    _write(activity, terms)
    activity.save(force_insert=True)
    record("activity.agreed", about=activity, by=by, at=at)
    return activity


@transaction.atomic
def change(*, activity: Activity, terms: Terms, by: Actor, at: datetime) -> None:
    """Say it better, as long as nobody looked back."""
    permissions.check_can_tend(by, school_day(at), activity)
    changing = _not_looked_back(activity)
    _write(changing, terms)
    changing.save()
    record("activity.changed", about=activity, by=by, at=at)


@transaction.atomic
def withdraw(*, activity: Activity, by: Actor, at: datetime) -> None:
    """Take it back, as long as nobody looked back: it was never agreed."""
    permissions.check_can_tend(by, school_day(at), activity)
    record("activity.withdrawn", about=activity, by=by, at=at)
    _not_looked_back(activity).delete()


@transaction.atomic
def look_back(
    *,
    activity: Activity,
    state: State,
    outcome: str,
    next_look: date | None,
    by: Actor,
    at: datetime,
) -> None:
    """Say whether it worked: it goes on until another day, is done, or stops."""
    permissions.check_can_tend(by, school_day(at), activity)
    looking = _locked(activity)
    looking.state = state
    looking.outcome = outcome
    looking.looked_back_at = at
    if state == State.RUNNING and next_look is not None:
        looking.look_back_on = next_look
    looking.save()
    record(f"activity.{STATE_VERBS[state]}", about=activity, by=by, at=at)


STATE_VERBS = {
    State.RUNNING: "goes on",
    State.DONE: "done",
    State.STOPPED: "stopped",
}


def _write(activity: Activity, terms: Terms) -> None:
    activity.title = terms.title
    activity.home = terms.home
    activity.principle = terms.principle
    activity.pillar = principle(terms.principle).pillar
    activity.owner = terms.owner
    activity.look_back_on = terms.look_back_on


def _locked(activity: Activity) -> Activity:
    return Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)


def _not_looked_back(activity: Activity) -> Activity:
    locked = _locked(activity)
    if locked.looked_back_at is not None:
        raise AlreadyLookedBack
    return locked
