"""Which roles somebody holds on a day; the matrix of the next issue builds on this."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from pijler.foundation.access.actors import Actor
from pijler.foundation.schools.models import Group, Person, Role, StaffRole

SCHOOL_TIME = ZoneInfo("Europe/Amsterdam")


def school_day(at: datetime) -> date:
    """The calendar day in the Netherlands."""
    return at.astimezone(SCHOOL_TIME).date()


def valid_on(day: date) -> Q:
    """Rows with dates that hold on a day."""
    ended = Q(ends_on__isnull=True) | Q(ends_on__gte=day)
    return Q(starts_on__lte=day) & ended


def roles_on(viewer: Actor, day: date) -> QuerySet[StaffRole]:
    """The roles of a member of staff on a day; nobody else has any."""
    if not isinstance(viewer, Person):
        return StaffRole.objects.none()
    return StaffRole.objects.filter(valid_on(day), person=viewer)


def holds(viewer: Actor, day: date, *roles: Role) -> bool:
    """Whether somebody holds one of these roles on a day, for any group."""
    return roles_on(viewer, day).filter(role__in=roles).exists()


def teaches(viewer: Actor, day: date, group: Group) -> bool:
    """Whether somebody is teacher or mentor of this group on a day."""
    return roles_on(viewer, day).filter(group=group).exists()


def groups_taught(viewer: Actor, day: date) -> QuerySet[Group]:
    """The groups of which somebody is teacher or mentor on a day."""
    return Group.objects.filter(staff__in=roles_on(viewer, day)).distinct()
