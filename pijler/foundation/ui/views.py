"""The style page: every shared part with invented data."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from pijler.foundation.ui import examples

PUPIL_SCREENS = {"vraag": "question", "vo": "elder", "einde": "end", "code": "code"}


def _only_for_showing() -> None:
    if not (settings.DEBUG or settings.DEMO):
        raise Http404


def style_page(request: HttpRequest) -> HttpResponse:
    """Show every shared part, for who builds a page."""
    _only_for_showing()
    form = examples.ExampleForm(request.GET if "name" in request.GET else None)
    return render(
        request,
        "ui/style/adult.html",
        examples.adult_page(form, request.GET.get("theme", "")),
    )


def pupil_style_page(request: HttpRequest, screen: str) -> HttpResponse:
    """Show one screen as a pupil would see it."""
    _only_for_showing()
    if screen not in PUPIL_SCREENS:
        raise Http404(_("No such screen."))
    context = examples.pupil_page(request.GET.get("theme", ""))
    return render(request, f"ui/style/pupil_{PUPIL_SCREENS[screen]}.html", context)
