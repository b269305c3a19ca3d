"""Choosing a school, for whoever belongs to more than one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.accounts.requests import SCHOOL_IN_SESSION
from pijler.foundation.schools.models import Organisation


@login_required
def choose_school(request: HttpRequest) -> HttpResponse:
    """Choose at which school to work; who has no school reads whom to ask."""
    ours = Affiliation.objects.filter(user=_user(request))
    if request.method == "POST":
        chosen = get_object_or_404(ours, pk=request.POST.get("affiliation"))
        request.session[SCHOOL_IN_SESSION] = str(chosen.pk)
        return redirect("home:today")
    names = Organisation.objects.in_bulk([one.tenant_id for one in ours])
    choices = [(one.pk, names[one.tenant_id].name) for one in ours]
    return render(request, "accounts/choose_school.html", {"choices": choices})


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101  # login_required came before
    return request.user


def no_open_signup(request: HttpRequest) -> HttpResponse:
    """Nobody signs up; the school makes accounts."""
    return render(request, "accounts/no_open_signup.html")


def forgotten(request: HttpRequest) -> HttpResponse:
    """Whom to ask when a password is forgotten."""
    return render(request, "accounts/forgotten.html")
