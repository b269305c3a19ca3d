"""The list of agreements, and looking back on one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pijler.acting.activities import actions, listing, queries
from pijler.acting.activities.forms import LookBackForm
from pijler.acting.activities.models import State
from pijler.acting.activities.permissions import can_open_list
from pijler.foundation.access.roles import school_day
from pijler.foundation.accounts.requests import SchoolRequest, in_school


@in_school
def agreements(request: SchoolRequest) -> HttpResponse:
    """What was agreed, in my groups or in the whole school."""
    if not can_open_list(request.viewer, school_day(request.at)):
        raise Http404
    seen = queries.visible_activities(request.viewer, request.at)
    mine = queries.tended_activities(request.viewer, request.at)
    page = listing.of(seen, mine, pillar=request.GET.get("pillar", ""))
    return render(request, "activities/list.html", {"page": page})


@in_school
def look_back(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Did it work?"""
    tended = queries.tended_activities(request.viewer, request.at)
    activity = get_object_or_404(tended, pk=pk)
    form = LookBackForm(request.POST or None, today=school_day(request.at))
    if request.method == "POST" and form.is_valid():
        actions.look_back(
            activity=activity,
            state=State(form.cleaned_data["state"]),
            outcome=form.cleaned_data["outcome"],
            next_look=form.cleaned_data["next_look"],
            by=request.viewer,
            at=request.at,
        )
        messages.success(request, _("Kept. You can look back again and change it."))
        return redirect("activities:list")
    return render(
        request, "activities/look_back.html", {"activity": activity, "form": form}
    )
