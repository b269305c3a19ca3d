"""Who may bring lists in, and who may look at them."""

from datetime import date

from django.core.exceptions import PermissionDenied

from pijler.foundation.access.actors import Actor, System
from pijler.foundation.access.roles import holds
from pijler.foundation.schools.models import Role


def can_import(viewer: Actor, day: date) -> bool:
    """School ICT, leaders, and commands of the host."""
    return isinstance(viewer, System) or holds(viewer, day, Role.ICT, Role.LEADER)


def check_can_import(viewer: Actor, day: date) -> None:
    """Refuse whoever may not bring lists in."""
    if not can_import(viewer, day):
        raise PermissionDenied("Only school ICT and leaders may import a list.")


def sees_all_groups(viewer: Actor, day: date) -> bool:
    """Leaders and school ICT see every group; a teacher the own ones."""
    return holds(viewer, day, Role.ICT, Role.LEADER)
