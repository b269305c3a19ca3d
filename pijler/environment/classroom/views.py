"""The class talk in three steps, and what came of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pijler.environment.classroom import actions, pages, queries
from pijler.environment.classroom.forms import AgreementForm
from pijler.environment.classroom.models import ClassTalk
from pijler.environment.classroom.suggestions import suggestions_for
from pijler.foundation.access.roles import school_day
from pijler.foundation.accounts.requests import SchoolRequest, in_school
from pijler.listening.reports.queries import ClassReport


@in_school
def discuss(request: SchoolRequest, /, **place: UUID) -> HttpResponse:
    """Step 1: how to talk about it, with or without figures."""
    report = _report(request, place)
    if talk := _held(request, place):
        return redirect("talks:talk", talk.pk)
    page = pages.discussing(report, request.GET.get("figures", "") != "no")
    return render(request, "classroom/discuss.html", {"report": report, "page": page})


@in_school
def choose(request: SchoolRequest, /, **place: UUID) -> HttpResponse:
    """Step 2: choose one theme together."""
    report = _report(request, place)
    page = pages.choosing(report, request.GET.get("figures", "") != "no")
    return render(request, "classroom/choose.html", {"report": report, "page": page})


@in_school
def agree(request: SchoolRequest, /, **place: UUID) -> HttpResponse:
    """Step 3: agree on one thing."""
    report = _report(request, place)
    page = pages.agreeing(report, request.GET)
    form = _form(request, report, page.domain, {"owner": request.viewer})
    if request.method == "POST" and form.is_valid():
        try:
            talk = actions.hold_talk(
                group=report.group,
                round_=report.round,
                outcome=pages.outcome(form, page),
                by=request.viewer,
                at=request.at,
            )
        except actions.AlreadyHeld:
            messages.info(request, _("Your class already agreed on something."))
            return redirect(
                "talks:discuss", round=report.round.pk, group=report.group.pk
            )
        return redirect("talks:talk", talk.pk)
    context = {"report": report, "page": page, "form": form}
    return render(request, "classroom/agree.html", context)


@in_school
def talk(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """What was agreed, and how it comes back."""
    found = _talk(request, pk)
    can_change = queries.can_still_change(request.viewer, found)
    context = {"talk": found, "can_change": can_change}
    return render(request, "classroom/talk.html", context)


@in_school
def sheet(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """A small sheet for on the wall."""
    return render(request, "classroom/sheet.html", {"talk": _talk(request, pk)})


@in_school
def edit(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Say it better, as long as nothing followed."""
    found = _talk(request, pk)
    report = _report(request, {"round": found.round.pk, "group": found.group.pk})
    page = pages.changing(report, found)
    form = _form(request, report, page.domain, pages.as_agreed(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_talk(
                talk=found,
                outcome=pages.outcome(form, page),
                by=request.viewer,
                at=request.at,
            )
        except actions.SomethingFollowed:
            messages.info(request, _("Something followed on this, so it stays."))
        return redirect("talks:talk", found.pk)
    context = {"report": report, "page": page, "form": form, "talk": found}
    return render(request, "classroom/agree.html", context)


@require_POST
@in_school
def undo(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Take it back, as long as nothing followed."""
    found = _talk(request, pk)
    try:
        actions.undo_talk(talk=found, by=request.viewer, at=request.at)
    except actions.SomethingFollowed:
        messages.info(request, _("Something followed on this, so it stays."))
        return redirect("talks:talk", pk)
    messages.success(request, _("Taken back. You can hold the talk again."))
    return redirect("talks:discuss", round=found.round.pk, group=found.group.pk)


def _report(request: SchoolRequest, place: dict[str, UUID]) -> ClassReport:
    report = queries.report_to_discuss(
        request.viewer, place["round"], place["group"], request.at
    )
    if report is None:
        raise Http404
    return report


def _held(request: SchoolRequest, place: dict[str, UUID]) -> ClassTalk | None:
    return queries.held_talk(request.viewer, place["round"], place["group"], request.at)


def _talk(request: SchoolRequest, pk: UUID) -> ClassTalk:
    return get_object_or_404(queries.visible_talks(request.viewer, request.at), pk=pk)


def _form(
    request: SchoolRequest,
    report: ClassReport,
    domain: str,
    initial: dict[str, object],
) -> AgreementForm:
    return AgreementForm(
        request.POST if request.method == "POST" else None,
        ideas=suggestions_for(domain),
        owners=queries.owners(request.viewer, report.group, request.at),
        today=school_day(request.at),
        initial=initial,
    )
