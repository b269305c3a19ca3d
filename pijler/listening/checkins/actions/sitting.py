"""One group's part of a round: open it, say how many take part, stop it."""

from datetime import datetime, timedelta

from django.db import transaction

from pijler.foundation.access.actors import Actor
from pijler.foundation.access.roles import school_day
from pijler.foundation.journal.actions import record
from pijler.listening.checkins import permissions, queries
from pijler.listening.checkins.ending import (
    locked_round,
    stop_when_all_stopped,
)
from pijler.listening.checkins.models import Place, Sitting
from pijler.listening.checkins.problems import (
    AlreadyOpened,
    NotInThisPeriod,
    NotOpen,
    TooFewPlaces,
    TooLateToUndo,
    TooManyPlaces,
)

MAY_UNDO = timedelta(minutes=15)
# For a group of which no pupils are known; it gets no figures of its own.
PLACES_WITHOUT_LIST = 40


@transaction.atomic
def open_sitting(
    *, sitting: Sitting, by: Actor, at: datetime, places: int | None = None
) -> None:
    """Open a sitting with a place for every pupil who is there; by default the whole group.

    How many pupils the group has is kept: with answers of too few of them there are no
    figures, whatever the number of places was.
    """
    on = school_day(at)
    permissions.check_can_run(by, on, sitting)
    round_, current = locked_round(sitting.round), _locked(sitting)
    if current.opened_at is not None:
        raise AlreadyOpened
    if round_.stopped_at is not None:
        raise NotOpen
    if not round_.opens_on <= on <= round_.closes_on:
        raise NotInThisPeriod
    members = queries.pupils_in(by, on, sitting.group)
    current.places = members if places is None else places
    _check_most(current.places, members)
    current.members = members or None
    current.opened_at = at
    current.save(update_fields=["places", "members", "opened_at"])
    _add_places(current, current.places)
    record("sitting.opened", about=current, by=by, at=at)


@transaction.atomic
def change_places(*, sitting: Sitting, by: Actor, at: datetime, places: int) -> None:
    """Say again how many take part: not fewer than the answers, not more than the group."""
    permissions.check_can_run(by, school_day(at), sitting)
    locked_round(sitting.round)
    current = _locked(sitting)
    if current.opened_at is None or current.stopped_at is not None:
        raise NotOpen
    _set_places(current, places, by, at)


@transaction.atomic
def stop_sitting(
    *, sitting: Sitting, by: Actor, at: datetime, places: int | None = None
) -> None:
    """Stop a sitting, and correct how many took part if need be.

    The round stops with its last sitting.
    """
    permissions.check_can_run(by, school_day(at), sitting)
    round_, current = locked_round(sitting.round), _locked(sitting)
    if current.opened_at is None or current.stopped_at is not None:
        raise NotOpen
    if places is not None:
        _set_places(current, places, by, at)
    current.stopped_at = at
    current.save(update_fields=["stopped_at"])
    record("sitting.stopped", about=current, by=by, at=at)
    stop_when_all_stopped(round_, at)


@transaction.atomic
def reopen_sitting(*, sitting: Sitting, by: Actor, at: datetime) -> None:
    """Undo stopping, within a quarter of an hour and as long as the round is not sealed.

    A stop of the whole round by somebody who plans for the school stays.
    """
    on = school_day(at)
    permissions.check_can_run(by, on, sitting)
    round_, current = locked_round(sitting.round), _locked(sitting)
    if current.stopped_at is None:
        raise NotOpen
    permissions.check_can_reopen(by, on, round_)
    if at - current.stopped_at > MAY_UNDO or on > round_.closes_on:
        raise TooLateToUndo
    current.stopped_at = None
    current.save(update_fields=["stopped_at"])
    round_.stopped_at = round_.stopped_by = round_.seal_due_at = None
    round_.save(update_fields=["stopped_at", "stopped_by", "seal_due_at"])
    record("sitting.reopened", about=current, by=by, at=at)


def _locked(sitting: Sitting) -> Sitting:
    # A weak lock: an answer that comes in refers to this row and must not wait.
    return Sitting.objects.select_for_update(no_key=True).get(pk=sitting.pk)


def _check_most(places: int, members: int) -> None:
    most = members or PLACES_WITHOUT_LIST
    if places > most:
        raise TooManyPlaces(most)


def _set_places(sitting: Sitting, places: int, by: Actor, at: datetime) -> None:
    wanted = places - sitting.places
    if wanted == 0:
        return
    if wanted > 0:
        _check_most(places, queries.pupils_in(by, school_day(at), sitting.group))
    if wanted > 0:
        _add_places(sitting, wanted)
        sitting.places += wanted
    elif wanted < 0:
        sitting.places -= _take_places(sitting, -wanted)
    if sitting.places > places:
        raise TooFewPlaces(sitting.places)
    sitting.save(update_fields=["places"])
    record("sitting.places changed", about=sitting, by=by, at=at)


def _add_places(sitting: Sitting, number: int) -> None:
    Place.objects.bulk_create(Place(sitting=sitting) for _ in range(number))


def _take_places(sitting: Sitting, number: int) -> int:
    """Take free places away; one that is being taken at this moment is left alone."""
    free = Place.objects.filter(sitting=sitting).select_for_update(skip_locked=True)
    taken = [place.pk for place in free[:number]]
    Place.objects.filter(pk__in=taken).delete()
    return len(taken)
