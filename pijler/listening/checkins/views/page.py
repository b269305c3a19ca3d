"""The answer page itself: files that were built before, with headers of their own."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from pijler.listening.checkins import built


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The page in one language, or its worker; without a build the simple page serves."""
    try:
        found = built.built(request.path)
    except built.NotBuilt:
        found = None
    if found is None:
        return HttpResponseRedirect(reverse("checkins:plain"))
    if found.is_known(request.headers.get("If-None-Match", "")):
        return HttpResponse(status=304, headers=dict(found.headers))
    return HttpResponse(found.content, headers=dict(found.headers))
