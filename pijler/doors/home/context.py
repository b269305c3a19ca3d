"""What every page knows: the menu of this person, the school, the demo banner."""

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    """Context for `ui/page.html`."""
    return {
        "demo_mode": settings.DEMO,
        "viewer": getattr(request, "viewer", None),
        "school": getattr(request, "school", None),
        "menu": [],
    }
