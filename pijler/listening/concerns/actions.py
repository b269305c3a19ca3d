"""Ask to talk, pick a request up, finish it."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from pijler.foundation.access.actors import Actor, Person, Respondent
from pijler.foundation.access.roles import school_day
from pijler.foundation.journal.actions import Purpose, record
from pijler.foundation.schools.models import Group
from pijler.listening.concerns import permissions, queries
from pijler.listening.concerns.models import PartOfDay, TalkRequest

MOST_A_DAY = 100


class AlreadyPickedUp(Exception):
    """Somebody else picked this request up before."""


class TooManyRequests(Exception):
    """More requests came from one group today than there can be pupils."""


class NotYours(Exception):
    """Only who picked a request up can finish it or put it back."""


@transaction.atomic
def ask_to_talk(
    *,
    group: Group,
    name: str,
    asked_for: Person | None,
    urgent: bool,
    by: Respondent,
    at: datetime,
    request_id: UUID | None = None,
) -> TalkRequest:
    """Keep a pupil's request, with the day and the part of the day only; not in the journal.

    A device sends again when it is not sure: the same request is kept once.
    """
    content = {
        "group": group,
        "name": name,
        "asked_for": asked_for,
        "urgent": urgent,
        "received_on": school_day(at),
        "part_of_day": PartOfDay.of(at),
    }
    _check_not_too_many(group, school_day(at))
    if request_id is None:
        before = TalkRequest.objects.filter(**content, closed_at=None).first()
        return before or TalkRequest.objects.create(id=uuid4(), **content)
    talk, _ = TalkRequest.objects.get_or_create(
        tenant_id=by.tenant_id, id=request_id, defaults=content
    )
    return talk


def _check_not_too_many(group: Group, on: date) -> None:
    # Whoever knows the class code can ask; a prank must not bury the real requests.
    if TalkRequest.objects.filter(group=group, received_on=on).count() >= MOST_A_DAY:
        raise TooManyRequests


@transaction.atomic
def look_at_talks(*, by: Actor, at: datetime) -> list[TalkRequest]:
    """The requests that wait for somebody; that they looked stands in the journal."""
    talks = list(queries.waiting_talks(by, school_day(at)))
    if talks and isinstance(by, Person):
        record("talks.looked at", about=by, by=by, at=at, purpose=Purpose.SUPPORT)
    return talks


@transaction.atomic
def pick_up_talk(*, talk: TalkRequest, by: Actor, at: datetime) -> None:
    """Take a request upon oneself; one person does, also when two press at once."""
    person = permissions.check_can_read(by, school_day(at), talk)
    taken = TalkRequest.objects.filter(
        pk=talk.pk, picked_up_at__isnull=True, closed_at__isnull=True
    ).update(picked_up_by=person, picked_up_at=at)
    if not taken:
        raise AlreadyPickedUp
    record("talk.picked up", about=talk, by=by, at=at, purpose=Purpose.SUPPORT)


@transaction.atomic
def put_back_talk(*, talk: TalkRequest, by: Actor, at: datetime) -> None:
    """Undo picking up: the request waits again."""
    person = permissions.check_can_read(by, school_day(at), talk)
    _change_mine(
        talk, person, {"picked_up_by": None, "picked_up_at": None}, closed=False
    )
    record("talk.put back", about=talk, by=by, at=at, purpose=Purpose.SUPPORT)


@transaction.atomic
def close_talk(*, talk: TalkRequest, by: Actor, at: datetime) -> None:
    """Say that the talk has been held."""
    person = permissions.check_can_read(by, school_day(at), talk)
    _change_mine(talk, person, {"closed_at": at}, closed=False)
    record("talk.closed", about=talk, by=by, at=at, purpose=Purpose.SUPPORT)


@transaction.atomic
def reopen_talk(*, talk: TalkRequest, by: Actor, at: datetime) -> None:
    """Undo closing."""
    person = permissions.check_can_read(by, school_day(at), talk)
    _change_mine(talk, person, {"closed_at": None}, closed=True)
    record("talk.reopened", about=talk, by=by, at=at, purpose=Purpose.SUPPORT)


def _change_mine(
    talk: TalkRequest,
    person: Person,
    change: dict[str, datetime | None],
    *,
    closed: bool,
) -> None:
    mine = TalkRequest.objects.filter(
        pk=talk.pk, picked_up_by=person, closed_at__isnull=not closed
    )
    if not mine.update(**change):
        raise NotYours
