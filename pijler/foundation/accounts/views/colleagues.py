"""The colleagues: who works here, as what, and who can sign in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from pijler.foundation.access.roles import school_day
from pijler.foundation.accounts import actions, permissions, queries
from pijler.foundation.accounts.forms import ColleagueForm
from pijler.foundation.accounts.requests import SchoolRequest, in_school
from pijler.foundation.schools.models import Group, Person, Role

_NEEDS_A_LEADER = gettext_lazy("A school needs a leader. Add the new one first.")


@in_school
def everyone(request: SchoolRequest) -> HttpResponse:
    """Everyone who works here."""
    day = school_day(request.at)
    if not permissions.keeps_accounts(request.viewer, day):
        raise Http404
    found = queries.colleagues(request.viewer, day)
    return render(request, "accounts/colleagues.html", {"colleagues": found})


@in_school
def add(request: SchoolRequest) -> HttpResponse:
    """Somebody new, and at once an account."""
    day = school_day(request.at)
    roles = permissions.roles_to_give(request.viewer, day)
    if not roles:
        raise Http404
    groups = Group.objects.filter(period__starts_on__lte=day, period__ends_on__gte=day)
    form = ColleagueForm(request.POST or None, roles=roles, groups=groups)
    if request.method != "POST" or not form.is_valid():
        return render(request, "accounts/add_colleague.html", {"form": form})
    said = form.cleaned_data
    person = actions.add_colleague(
        by=request.viewer,
        at=request.at,
        name=actions.Name(said["given"], said["infix"], said["family"]),
        role=Role(said["role"]),
        group=said["group"],
    )
    given = actions.give_account(by=request.viewer, at=request.at, person=person)
    return _on_paper(request, person, given)


@in_school
@require_POST
def give_account(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """An account for somebody who works here, or a new password."""
    person = _colleague(request, pk)
    give = (
        actions.renew_password
        if queries.has_account(request.viewer, person)
        else actions.give_account
    )
    return _on_paper(
        request, person, give(by=request.viewer, at=request.at, person=person)
    )


@in_school
@require_POST
def close_account(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """This colleague signs in no more."""
    person = _colleague(request, pk)
    try:
        actions.close_account(by=request.viewer, at=request.at, person=person)
    except actions.LastLeader:
        messages.error(request, _NEEDS_A_LEADER)
    else:
        closed = _("%(name)s can no longer sign in. You can give an account again.")
        messages.success(request, closed % {"name": person.full_name})
    return redirect("accounts:colleagues")


@in_school
@require_POST
def end_role(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """This colleague does this no more."""
    day = school_day(request.at)
    role = get_object_or_404(queries.running_roles(request.viewer, day), pk=pk)
    try:
        actions.end_role(by=request.viewer, at=request.at, role=role)
    except actions.LastLeader:
        messages.error(request, _NEEDS_A_LEADER)
    else:
        ended = _("%(name)s does this no more.")
        messages.success(request, ended % {"name": role.person.full_name})
    return redirect("accounts:colleagues")


def _colleague(request: SchoolRequest, pk: UUID) -> Person:
    day = school_day(request.at)
    person = get_object_or_404(queries.staff(request.viewer, day), pk=pk)
    if not permissions.may_keep_account_of(request.viewer, day, person):
        raise Http404
    return person


def _on_paper(
    request: SchoolRequest, person: Person, given: actions.Given
) -> HttpResponse:
    return render(request, "accounts/on_paper.html", {"person": person, "given": given})
