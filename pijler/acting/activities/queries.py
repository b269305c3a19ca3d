"""What was agreed, when to look back, and what to do at home."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from pijler.acting.activities import permissions
from pijler.acting.activities.models import Activity, Level, State
from pijler.foundation.access.actors import Actor, Person
from pijler.foundation.access.roles import school_day, valid_on
from pijler.foundation.schools.models import Authority, GroupMembership, Guardianship

SOON = timedelta(days=7)


@dataclass(frozen=True)
class HomeIdea:
    """Something small for at home, agreed in a group; nothing about a child."""

    text: str
    group: str
    agreed_on: date


def visible_activities(viewer: Actor, at: datetime) -> QuerySet[Activity]:
    """What somebody may see: what runs first, then the day to look back."""
    seen = Activity.objects.filter(permissions.visible(viewer, school_day(at)))
    return seen.select_related("group", "owner").order_by(
        "looked_back_at", "look_back_on", "title", "id"
    )


def running_activities(viewer: Actor, at: datetime) -> QuerySet[Activity]:
    """What runs now."""
    return visible_activities(viewer, at).filter(state=State.RUNNING)


def tended_activities(viewer: Actor, at: datetime) -> QuerySet[Activity]:
    """What somebody keeps: may change it and look back on it."""
    kept = Activity.objects.filter(permissions.tended(viewer, school_day(at)))
    return kept.select_related("group", "owner")


def due_look_backs(viewer: Actor, at: datetime) -> list[Activity]:
    """Running agreements to look back on within a week, or overdue; the oldest first."""
    until = school_day(at) + SOON
    due = tended_activities(viewer, at).filter(
        state=State.RUNNING, look_back_on__lte=until
    )
    return list(due.order_by("look_back_on", "title", "id"))


def home_ideas(viewer: Actor, at: datetime) -> list[HomeIdea]:
    """What can be done at home: for a parent with authority, and for a pupil."""
    if not isinstance(viewer, Person):
        return []
    day = school_day(at)
    children = Guardianship.objects.filter(
        valid_on(day), guardian=viewer, authority=Authority.YES
    ).values_list("child", flat=True)
    groups = GroupMembership.objects.filter(
        valid_on(day), pupil__in=[viewer.pk, *children]
    ).values_list("group", flat=True)
    agreed = Activity.objects.filter(
        group__in=set(groups), level=Level.CLASS, state=State.RUNNING
    ).exclude(home="")
    return [
        HomeIdea(one.home, group.name, one.agreed_on)
        for one in agreed.select_related("group").order_by("-agreed_on", "home", "id")
        if (group := one.group) is not None
    ]
