"""For the board: six more symbols to type, while typing the code alone has to wait."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from pijler.foundation.access.roles import school_day
from pijler.foundation.accounts.requests import SchoolRequest, in_school
from pijler.listening.checkins import codes, guessing, queries


@require_safe
@in_school
def typing(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The notice, as long as it is needed; no content when it stands there already."""
    day = school_day(request.at)
    sitting = get_object_or_404(queries.visible_sittings(request.viewer, day), pk=pk)
    waits = guessing.typing_waits(request.at)
    if waits == (request.GET.get("had") == "yes"):
        return HttpResponse(status=204)
    code = codes.plain(queries.class_code(request.viewer, day, sitting))
    more = codes.in_threes(codes.more(code)) if waits else ""
    context = {"sitting": sitting, "more": more}
    return render(request, "checkins/part/typing.html", context)
