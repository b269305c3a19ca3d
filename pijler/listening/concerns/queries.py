"""Who wants to talk."""

from datetime import date

from django.db.models import Count, F, QuerySet

from pijler.foundation.access.actors import Actor, Person
from pijler.foundation.schools.models import Group
from pijler.listening.concerns import permissions
from pijler.listening.concerns.models import TalkRequest

# More waiting requests of one group on one day than this: some may not be real.
MANY_AT_ONCE = 30


def readable_talks(viewer: Actor, on: date) -> QuerySet[TalkRequest]:
    """Every request that somebody may read."""
    return TalkRequest.objects.filter(permissions.readable(viewer, on))


def waiting_talks(viewer: Actor, on: date) -> QuerySet[TalkRequest]:
    """Requests that are not finished: urgent first, then who waits longest.

    They hold names: pages show them through `actions.look_at_talks`, which says so in
    the journal.
    """
    waiting = readable_talks(viewer, on).filter(closed_at__isnull=True)
    return waiting.select_related("group", "asked_for", "picked_up_by").order_by(
        F("picked_up_at").asc(nulls_first=True), "-urgent", "received_on", "id"
    )


def count_waiting_talks(viewer: Actor, on: date) -> int:
    """How many requests nobody picked up yet; no names, so no line in the journal."""
    return waiting_talks(viewer, on).filter(picked_up_at__isnull=True).count()


def somebody_needs_help_now(viewer: Actor, on: date) -> bool:
    """Whether a request that nobody picked up yet cannot wait."""
    urgent = waiting_talks(viewer, on).filter(picked_up_at__isnull=True, urgent=True)
    return urgent.exists()


def count_own_talks(viewer: Person, on: date) -> int:
    """How many talks somebody picked up and did not have yet; no names here either."""
    return waiting_talks(viewer, on).filter(picked_up_by=viewer).count()


def groups_with_many(viewer: Actor, on: date) -> QuerySet[Group]:
    """Groups of which so many requests of one day wait that some may not be real."""
    waiting = waiting_talks(viewer, on).filter(picked_up_at__isnull=True)
    days = waiting.order_by().values("group", "received_on")
    many = days.annotate(n=Count("id")).filter(n__gt=MANY_AT_ONCE).values("group")
    return Group.objects.filter(pk__in=many).order_by("name", "id")


def can_close_several(viewer: Actor, on: date) -> bool:
    """Whether somebody may say of several requests at once that they were not real."""
    return permissions.reads_all(viewer, on)
