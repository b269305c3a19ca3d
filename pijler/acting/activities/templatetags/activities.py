"""What runs now, for pages of other rooms: they need not know this one."""

from django import template
from django.template import Context

from pijler.acting.activities import listing, queries
from pijler.foundation.accounts.requests import SchoolRequest

register = template.Library()


@register.inclusion_tag("activities/part/running.html", takes_context=True)
def running_agreements(context: Context) -> dict[str, object]:
    """Show what runs now, as far as this viewer may see it."""
    request = context["request"]
    if not isinstance(request, SchoolRequest):
        return {"lines": []}
    running = queries.running_activities(request.viewer, request.at)
    return {"lines": listing.of(running, [], pillar="").lines}
