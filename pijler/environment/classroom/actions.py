"""Hold a class talk: what was said and agreed comes back to the class."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from pijler.acting.activities import actions as activities
from pijler.acting.activities.actions import Terms
from pijler.environment.classroom import permissions, queries
from pijler.environment.classroom.models import ClassTalk
from pijler.foundation.access.actors import Actor
from pijler.foundation.access.roles import school_day
from pijler.foundation.journal.actions import record
from pijler.foundation.schools.models import Group
from pijler.listening.checkins.models import Feedback, Round


class AlreadyHeld(Exception):
    """This group already held its talk about this round."""


class SomethingFollowed(Exception):
    """Somebody looked back, or the class read it again: it stays as it was."""


@dataclass(frozen=True)
class Outcome:
    """What came of a talk."""

    theme: str
    with_figures: bool
    said: str
    terms: Terms


@transaction.atomic
def hold_talk(
    *, group: Group, round_: Round, outcome: Outcome, by: Actor, at: datetime
) -> ClassTalk:
    """Keep what the class said and agreed; it becomes an activity and comes back to the class."""
    person = permissions.check_can_hold(by, school_day(at), group)
    # Two teachers of one group may press at once.
    Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
    if ClassTalk.objects.filter(group=group, round=round_).exists():
        raise AlreadyHeld
    talk = ClassTalk.objects.create(
        group=group,
        round=round_,
        activity=activities.agree(group=group, terms=outcome.terms, by=by, at=at),
        feedback=Feedback.objects.create(
            group=group,
            said=outcome.said,
            did=outcome.terms.title,
            agreed_on=school_day(at),
        ),
        held_on=school_day(at),
        with_figures=outcome.with_figures,
        theme=outcome.theme,
        said=outcome.said,
        held_by=person,
    )
    record("class talk.held", about=talk, by=by, at=at)
    return talk


@transaction.atomic
def change_talk(*, talk: ClassTalk, outcome: Outcome, by: Actor, at: datetime) -> None:
    """Say it better, as long as nothing followed."""
    permissions.check_can_hold(by, school_day(at), talk.group)
    _check_nothing_followed(talk, by)
    activities.change(activity=talk.activity, terms=outcome.terms, by=by, at=at)
    Feedback.objects.filter(pk=talk.feedback.pk).update(
        said=outcome.said, did=outcome.terms.title
    )
    ClassTalk.objects.filter(pk=talk.pk).update(theme=outcome.theme, said=outcome.said)
    record("class talk.changed", about=talk, by=by, at=at)


@transaction.atomic
def undo_talk(*, talk: ClassTalk, by: Actor, at: datetime) -> None:
    """Take a talk back, with what was agreed in it, as long as nothing followed."""
    permissions.check_can_hold(by, school_day(at), talk.group)
    _check_nothing_followed(talk, by)
    record("class talk.undone", about=talk, by=by, at=at)
    activity, feedback = talk.activity, talk.feedback
    ClassTalk.objects.filter(pk=talk.pk).delete()
    feedback.delete()
    activities.withdraw(activity=activity, by=by, at=at)


def _check_nothing_followed(talk: ClassTalk, by: Actor) -> None:
    if not queries.can_still_change(by, talk):
        raise SomethingFollowed
