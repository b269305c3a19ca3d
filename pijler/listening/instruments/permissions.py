"""Who may look at instruments and take one into use: everyone who works at the school."""

from datetime import date

from django.core.exceptions import PermissionDenied

from pijler.foundation.access.actors import Actor
from pijler.foundation.access.roles import roles_on


def can_look(viewer: Actor, on: date) -> bool:
    """Whether somebody may read the questions: staff may."""
    return roles_on(viewer, on).exists()


def check_can_take_into_use(viewer: Actor, on: date) -> None:
    """Refuse who does not work at the school."""
    if not can_look(viewer, on):
        raise PermissionDenied("Only staff take an instrument into use.")
