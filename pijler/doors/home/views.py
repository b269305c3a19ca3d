"""The front door, what needs me today, and the demo's list of people."""

from django.conf import settings
from django.contrib.auth import login
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from pijler.doors.home import queries
from pijler.doors.home.cast import demo_cast
from pijler.foundation.accounts.models import Affiliation
from pijler.foundation.accounts.requests import (
    SCHOOL_IN_SESSION,
    SchoolRequest,
    in_school,
)


def front(request: HttpRequest) -> HttpResponse:
    """The first page; whoever is signed in goes on to what needs them."""
    if request.user.is_authenticated:
        return redirect("home:today")
    return render(request, "home/front.html")


@in_school
def today(request: SchoolRequest) -> HttpResponse:
    """What needs me today, in words."""
    page = queries.today(request.viewer, request.school, request.at)
    return render(request, "home/today.html", {"page": page})


def health(request: HttpRequest) -> HttpResponse:
    """For whoever watches the server: up, and with a database; nothing else."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except DatabaseError:
        return JsonResponse({"database": "away"}, status=503)
    return JsonResponse({"database": "there"})


def demo_people(request: HttpRequest) -> HttpResponse:
    """The people of the demo schools, to sign in as with one click."""
    _only_in_the_demo()
    return render(request, "home/demo.html", {"schools": demo_cast()})


@require_POST
def demo_sign_in(request: HttpRequest, pk: str) -> HttpResponse:
    """Sign in as one of the demo's people."""
    _only_in_the_demo()
    affiliation = get_object_or_404(Affiliation.objects.select_related("user"), pk=pk)
    backend = "django.contrib.auth.backends.ModelBackend"
    login(request, affiliation.user, backend=backend)
    request.session[SCHOOL_IN_SESSION] = str(affiliation.pk)
    return redirect("home:today")


def _only_in_the_demo() -> None:
    if not settings.DEMO:
        raise Http404
