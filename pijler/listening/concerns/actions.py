"""Ask to talk, pick a request up, finish it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet

from pijler.foundation.access.actors import Actor, Person, Respondent
from pijler.foundation.access.roles import school_day
from pijler.foundation.journal.actions import Purpose, record
from pijler.foundation.schools.models import Group
from pijler.listening.concerns import permissions, queries
from pijler.listening.concerns.models import PartOfDay, TalkRequest
from pijler.listening.concerns.pace import Pace

# A class asks at most twice for every place; what comes above that comes slowly.
PER_PLACE = 2
BEYOND = Pace(most_a_minute=5)


class AlreadyPickedUp(Exception):
    """Somebody else picked this request up before."""


class TooManyRequests(Exception):
    """More requests than a group has pupils wait already, and many came this minute."""


class NotYours(Exception):
    """Only who picked a request up can finish it or put it back."""


@transaction.atomic
def ask_to_talk(
    *,
    group: Group,
    name: str,
    asked_for: Person | None,
    urgent: bool,
    places: int,
    by: Respondent,
    at: datetime,
    request_id: UUID | None = None,
) -> TalkRequest:
    """Keep a pupil's request, with the day and the part of the day only; not in the journal.

    A device sends again when it is not sure: the same request is kept once. What cannot
    wait is never refused: whoever knows the class code can ask, and a prank must not
    shut out the one pupil who means it. `places` is how many pupils take part.
    """
    asked = TalkRequest(
        id=request_id or uuid4(),
        group=group,
        name=name,
        asked_for=asked_for,
        urgent=urgent,
        received_on=school_day(at),
        part_of_day=PartOfDay.of(at),
    )
    before = _kept_before(asked, sent_with_id=request_id is not None)
    if before:
        return before
    if not urgent:
        _check_pace(asked, places, at)
    asked.save(force_insert=True)
    return asked


def _kept_before(asked: TalkRequest, *, sent_with_id: bool) -> TalkRequest | None:
    """This request as it was kept already; where many came at once, a name stands there once."""
    by_id = TalkRequest.objects.filter(pk=asked.pk).first()
    if by_id:
        return by_id
    waiting = _waiting_beside(asked)
    if sent_with_id and waiting.count() >= queries.MANY_AT_ONCE:
        same = waiting.filter(name__iexact=asked.name, asked_for=asked.asked_for)
        return same.first()
    return None if sent_with_id else _same_content(asked)


def _same_content(asked: TalkRequest) -> TalkRequest | None:
    # The simple form sends no id of its own.
    return TalkRequest.objects.filter(
        group=asked.group,
        name=asked.name,
        asked_for=asked.asked_for,
        urgent=asked.urgent,
        received_on=asked.received_on,
        part_of_day=asked.part_of_day,
        closed_at=None,
    ).first()


def _check_pace(asked: TalkRequest, places: int, at: datetime) -> None:
    many = _waiting_beside(asked).count() >= PER_PLACE * places
    if many and BEYOND.is_too_fast(asked.group_id, at):
        raise TooManyRequests


def _waiting_beside(asked: TalkRequest) -> QuerySet[TalkRequest]:
    """What of the same group came in on the same day, as urgent, and still waits."""
    return TalkRequest.objects.filter(
        group=asked.group,
        received_on=asked.received_on,
        urgent=asked.urgent,
        picked_up_at=None,
        closed_at=None,
    )


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


@transaction.atomic
def close_unreal_talks(
    *, talks: Collection[UUID], by: Actor, at: datetime
) -> set[UUID]:
    """Say that these were no real requests; the answer is which of them were waiting."""
    person = permissions.check_reads_all(by, school_day(at))
    waiting = TalkRequest.objects.filter(
        pk__in=talks, picked_up_at=None, closed_at=None
    ).select_for_update()
    return _change_all(
        waiting, {"closed_at": at}, "talk.closed as not real", person, at
    )


@transaction.atomic
def reopen_unreal_talks(
    *, talks: Collection[UUID], by: Actor, at: datetime
) -> set[UUID]:
    """Undo that: what nobody had picked up waits again."""
    person = permissions.check_reads_all(by, school_day(at))
    closed = TalkRequest.objects.filter(
        pk__in=talks, picked_up_at=None, closed_at__isnull=False
    ).select_for_update()
    return _change_all(closed, {"closed_at": None}, "talk.reopened", person, at)


def _change_all(
    talks: QuerySet[TalkRequest],
    change: dict[str, datetime | None],
    verb: str,
    person: Person,
    at: datetime,
) -> set[UUID]:
    found = list(talks)
    for talk in found:
        record(verb, about=talk, by=person, at=at, purpose=Purpose.SUPPORT)
    changed = {talk.pk for talk in found}
    TalkRequest.objects.filter(pk__in=changed).update(**change)
    return changed


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
