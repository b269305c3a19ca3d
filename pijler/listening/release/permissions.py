"""Who makes figures public: the system, by the rules, and nobody by hand."""

from django.core.exceptions import PermissionDenied

from pijler.foundation.access.actors import Actor, System


def check_can_release(by: Actor) -> None:
    """Refuse everybody but the system."""
    if not isinstance(by, System):
        raise PermissionDenied("Figures are released by the rules, not by hand.")
