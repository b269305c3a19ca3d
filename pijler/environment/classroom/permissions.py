"""Who holds the class talk: the group's own teacher or mentor, nobody else."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from pijler.environment.classroom.models import ClassTalk
from pijler.foundation.access.actors import Actor, Person
from pijler.foundation.access.roles import groups_taught, holds, teaches
from pijler.foundation.schools.models import Group, Role


def can_hold(viewer: Actor, day: date, group: Group) -> bool:
    """Whether somebody may hold the talk of this group."""
    return teaches(viewer, day, group)


def check_can_hold(viewer: Actor, day: date, group: Group) -> Person:
    """Refuse who does not teach the group; the answer is the person who does."""
    if not isinstance(viewer, Person) or not can_hold(viewer, day, group):
        raise PermissionDenied("Only a teacher of the group holds its class talk.")
    return viewer


def own(viewer: Actor, day: date) -> Q:
    """The talks of the groups that somebody teaches, as a condition."""
    return Q(group__in=groups_taught(viewer, day))


def can_read_agreement(viewer: Actor, day: date, talk: ClassTalk) -> bool:
    """What a class agreed is also for the coordinator, who reads its report."""
    return can_hold(viewer, day, talk.group) or holds(viewer, day, Role.COORDINATOR)
