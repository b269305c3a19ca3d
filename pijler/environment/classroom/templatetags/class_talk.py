"""The class talk beside a report, whose own room need not know this one."""

from uuid import UUID

from django import template
from django.template import Context

from pijler.environment.classroom import queries
from pijler.foundation.accounts.requests import SchoolRequest

register = template.Library()


@register.inclusion_tag("classroom/part/panel.html", takes_context=True)
def class_talk_panel(
    context: Context, round_id: UUID, group_id: UUID
) -> dict[str, object]:
    """Show the talk to hold, or what was agreed in it."""
    request = context["request"]
    if not isinstance(request, SchoolRequest):
        return {}
    panel = queries.panel(request.viewer, round_id, group_id, request.at)
    return {"panel": panel, "round_id": round_id, "group_id": group_id}
