"""Who reads a request to talk: the person asked for, and the support coordinators."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from pijler.foundation.access.actors import Actor, Person
from pijler.foundation.access.roles import holds, roles_on, valid_on
from pijler.foundation.schools.models import Role, StaffRole
from pijler.listening.concerns.models import TalkRequest


def reads_all(viewer: Actor, on: date) -> bool:
    """Support coordinators read every request; where there is none, the school leader does."""
    if holds(viewer, on, Role.SUPPORT_COORDINATOR):
        return True
    return holds(viewer, on, Role.LEADER) and not _has_support_coordinator(on)


def readable(viewer: Actor, on: date) -> Q:
    """The requests that somebody may read, as a condition."""
    if not isinstance(viewer, Person) or not roles_on(viewer, on).exists():
        return Q(pk__in=[])
    return Q() if reads_all(viewer, on) else Q(asked_for=viewer)


def check_can_read(viewer: Actor, on: date, talk: TalkRequest) -> Person:
    """Refuse who may not read this request; the answer is the person who may."""
    mine = TalkRequest.objects.filter(readable(viewer, on), pk=talk.pk)
    if not isinstance(viewer, Person) or not mine.exists():
        raise PermissionDenied("This request is for somebody else.")
    return viewer


def check_reads_all(viewer: Actor, on: date) -> Person:
    """Refuse who does not read every request; the answer is the person who does."""
    if not isinstance(viewer, Person) or not reads_all(viewer, on):
        raise PermissionDenied("Only a support coordinator closes several at once.")
    return viewer


def _has_support_coordinator(on: date) -> bool:
    support = StaffRole.objects.filter(valid_on(on), role=Role.SUPPORT_COORDINATOR)
    return support.exists()
