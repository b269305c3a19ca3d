"""Every page of a school: signed in, in that school's rows, as one person."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.database.context import school_context
from pijler.foundation.schools.models import Organisation, Person

SCHOOL_IN_SESSION = "affiliation"


class SchoolRequest(WSGIRequest):
    """A request of a signed-in person at one school; the clock is read once, here."""

    viewer: Person
    school: Organisation
    at: datetime


Arguments = ParamSpec("Arguments")
SchoolView = Callable[Concatenate[SchoolRequest, Arguments], HttpResponse]
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase]


def in_school(view: SchoolView[Arguments]) -> View[Arguments]:
    """Open the page only to somebody of a school, inside that school's rows.

    Everything the page does is one transaction: it all holds or none of it does.
    """

    @wraps(view)
    def page(
        request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> HttpResponseBase:
        affiliation = chosen_affiliation(request)
        if affiliation is None:
            return redirect("accounts:choose_school")
        if affiliation.user.one_time_password:
            return redirect("account_change_password")
        with school_context(affiliation.tenant_id):
            return view(_at_school(request, affiliation), *args, **kwargs)

    closed: View[Arguments] = login_required(page)
    closed.in_school = True  # type: ignore[attr-defined]  # read by the test that every route is closed
    return closed


def chosen_affiliation(request: HttpRequest) -> Affiliation | None:
    """The school chosen in this session, or the only one there is."""
    if not isinstance(request.user, User):
        return None
    ours = list(request.user.affiliations.select_related("user"))
    chosen = request.session.get(SCHOOL_IN_SESSION)
    for affiliation in ours:
        if str(affiliation.pk) == chosen:
            return affiliation
    return ours[0] if len(ours) == 1 else None


def _at_school(request: HttpRequest, affiliation: Affiliation) -> SchoolRequest:
    request.__class__ = SchoolRequest  # the same request, now known to be of a school
    assert isinstance(request, SchoolRequest)  # noqa: S101  # for the type checker
    ours = request
    ours.viewer = Person.objects.get(pk=affiliation.person_id)
    ours.school = Organisation.objects.get(pk=affiliation.tenant_id)
    ours.at = timezone.now()
    return ours
