"""Check-ins: the list, planning one, and one round as a whole."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pijler.foundation.access.roles import school_day
from pijler.foundation.accounts.requests import SchoolRequest, in_school
from pijler.listening.checkins import actions, permissions, queries
from pijler.listening.checkins.forms import PlanForm, offer_for
from pijler.listening.checkins.models import Round
from pijler.listening.checkins.states import State, overviews, to_do
from pijler.listening.instruments.queries import usable_instruments


@in_school
def all_rounds(request: SchoolRequest) -> HttpResponse:
    """The check-ins of my groups, or of the school."""
    day = school_day(request.at)
    found = overviews(queries.visible_sittings(request.viewer, day))
    context = {
        "now": to_do(found),
        "before": [one for one in found if one.state is State.SEALED],
        "may_plan": permissions.may_plan(request.viewer, day),
        "today": day,
    }
    return render(request, "checkins/list.html", context)


@in_school
def plan(request: SchoolRequest) -> HttpResponse:
    """Plan a check-in."""
    day = school_day(request.at)
    if not permissions.may_plan(request.viewer, day):
        return redirect("checkins:list")
    instruments = usable_instruments(request.viewer, day)
    form = PlanForm(
        request.POST or None,
        offer=offer_for(request.viewer, day, instruments),
        language=get_language() or "nl",
        today=day,
    )
    if form.is_valid():
        return _planned(request, form)
    language = get_language() or "nl"
    offered = [
        {"key": one.key, "version": one.version, "title": one.title(language)}
        for one in instruments
    ]
    context = {
        "form": form,
        "instruments": offered,
        "asked": queries.asked_around(request.viewer, day, instruments),
    }
    return render(request, "checkins/plan.html", context)


@in_school
def one_round(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """One round with all its groups."""
    day = school_day(request.at)
    round_ = _round(request, pk)
    sittings = queries.visible_sittings(request.viewer, day).filter(round=round_)
    (overview,) = overviews(sittings)
    may_end = permissions.can_end(request.viewer, day, round_)
    context = {"one": overview, "may_end": may_end, "today": day}
    return render(request, "checkins/round.html", context)


@require_POST
@in_school
def cancel(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Take back a round that nobody opened."""
    try:
        actions.cancel_round(
            round_=_round(request, pk), by=request.viewer, at=request.at
        )
    except actions.AlreadyOpened:
        messages.error(
            request, _("A class has already begun, so it cannot be cancelled.")
        )
        return redirect("checkins:round", pk)
    messages.success(request, _("The check-in is cancelled."))
    return redirect("checkins:list")


@require_POST
@in_school
def stop(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Stop a round for all its groups."""
    try:
        actions.stop_round(round_=_round(request, pk), by=request.viewer, at=request.at)
    except actions.AlreadySealed:
        messages.info(request, _("This check-in is sealed already."))
    else:
        messages.success(request, _("The check-in is stopped for all classes."))
    return redirect("checkins:round", pk)


def _planned(request: SchoolRequest, form: PlanForm) -> HttpResponse:
    try:
        round_ = actions.plan_round(
            by=request.viewer,
            at=request.at,
            instrument=form.shipped,
            groups=form.chosen_groups,
            whole_school=form.whole_school,
            opens_on=form.cleaned_data["opens_on"],
            closes_on=form.cleaned_data["closes_on"],
            minutes=form.cleaned_data["minutes"],
            talk_partners=form.chosen_people,
        )
    except actions.NothingToAsk:
        messages.error(request, _("No class fits these questions. Choose others."))
        return redirect("checkins:plan")
    except actions.SharedPupils as problem:
        names = ", ".join(problem.names)
        text = _("These classes share pupils, so they cannot be asked: %(names)s.")
        messages.error(request, text % {"names": names})
        return redirect("checkins:plan")
    messages.success(request, _("The check-in is ready."))
    return redirect("checkins:round", round_.pk)


def _round(request: SchoolRequest, pk: UUID) -> Round:
    visible = queries.visible_rounds(request.viewer, school_day(request.at))
    return get_object_or_404(visible, pk=pk)
