"""Who sees what was agreed, and who may agree something."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from pijler.acting.activities.models import Activity
from pijler.foundation.access.actors import Actor, Person
from pijler.foundation.access.roles import groups_taught, holds, roles_on, teaches
from pijler.foundation.schools.models import Group, Role

SEE_ALL = (Role.LEADER, Role.COORDINATOR, Role.SUPPORT_COORDINATOR)
SEE_OWN = (Role.TEACHER, Role.MENTOR)


def sees_all(viewer: Actor, day: date) -> bool:
    """Whether somebody follows the agreements of the whole school."""
    return holds(viewer, day, *SEE_ALL)


def can_open_list(viewer: Actor, day: date) -> bool:
    """Whether there is a list of agreements for somebody."""
    return holds(viewer, day, *SEE_ALL, *SEE_OWN)


def visible(viewer: Actor, day: date) -> Q:
    """The activities that somebody may see, as a condition."""
    if not isinstance(viewer, Person) or not roles_on(viewer, day).exists():
        return Q(pk__in=[])
    if sees_all(viewer, day):
        return Q()
    return Q(group__in=groups_taught(viewer, day)) | Q(owner=viewer)


def tended(viewer: Actor, day: date) -> Q:
    """The activities that somebody keeps: the own ones, and those of the own groups."""
    if not isinstance(viewer, Person) or not roles_on(viewer, day).exists():
        return Q(pk__in=[])
    return Q(group__in=groups_taught(viewer, day)) | Q(owner=viewer)


def can_agree(viewer: Actor, day: date, group: Group) -> bool:
    """A group agrees with its own teacher or mentor."""
    return teaches(viewer, day, group)


def check_can_agree(viewer: Actor, day: date, group: Group) -> None:
    """Refuse who does not teach the group."""
    if not can_agree(viewer, day, group):
        raise PermissionDenied("Only a teacher of the group agrees with it.")


def check_can_tend(viewer: Actor, day: date, activity: Activity) -> None:
    """Refuse who neither owns the activity nor teaches its group."""
    if not Activity.objects.filter(tended(viewer, day), pk=activity.pk).exists():
        raise PermissionDenied("This activity is kept by somebody else.")
