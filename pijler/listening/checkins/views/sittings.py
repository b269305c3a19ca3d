"""One group's check-in: the code on the board, what came in, and stopping."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pijler.foundation.access.roles import school_day
from pijler.foundation.accounts.requests import SchoolRequest, in_school
from pijler.listening.checkins import actions, codes, permissions, qr, queries
from pijler.listening.checkins.forms import PlacesForm
from pijler.listening.checkins.states import Progress, State, progress_of


@in_school
def sitting(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The page of one group: before, during and after."""
    return _page(request, _progress(request, pk))


@in_school
def sheet(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The code on paper."""
    part = _progress(request, pk)
    return render(
        request, "checkins/sheet.html", {"part": part, **_code(request, part)}
    )


@require_safe
@in_school
def received(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """How many came in, for the board; no content when that is known already."""
    part = _progress(request, pk)
    if part.state is not State.OPEN:
        return HttpResponse(headers={"HX-Refresh": "true"})
    if request.GET.get("had") == f"{part.arrived}-{part.places}":
        return HttpResponse(status=204)
    return render(request, "checkins/part/received.html", {"part": part})


@require_POST
@in_school
def open_(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Open the check-in for this group."""
    part, form = _progress(request, pk), PlacesForm(request.POST)
    if not form.is_valid():
        return _page(request, part, form, status=422)
    try:
        actions.open_sitting(
            sitting=part.sitting,
            by=request.viewer,
            at=request.at,
            places=form.cleaned_data["places"],
        )
    except actions.TooManyPlaces as problem:
        messages.error(request, _too_many(problem))
    except actions.NotInThisPeriod:
        messages.error(request, _("Today is not one of the days of this check-in."))
    except (actions.AlreadyOpened, actions.NotOpen, actions.AlreadySealed):
        messages.info(request, _("This check-in was opened or stopped before."))
    return redirect("checkins:sitting", pk)


@require_POST
@in_school
def places(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Say again how many pupils take part."""
    part, form = _progress(request, pk), PlacesForm(request.POST)
    if not form.is_valid():
        return _page(request, part, form, status=422)
    try:
        actions.change_places(
            sitting=part.sitting,
            by=request.viewer,
            at=request.at,
            places=form.cleaned_data["places"],
        )
    except actions.TooFewPlaces:
        messages.error(request, _("More answers than that have come in already."))
    except actions.TooManyPlaces as problem:
        messages.error(request, _too_many(problem))
    except (actions.NotOpen, actions.AlreadySealed):
        messages.info(request, _("This check-in was stopped before."))
    return redirect("checkins:sitting", pk)


@require_POST
@in_school
def stop(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Stop, with how many really took part."""
    part, form = _progress(request, pk), PlacesForm(request.POST)
    if not form.is_valid():
        return _page(request, part, form, status=422)
    try:
        actions.stop_sitting(
            sitting=part.sitting,
            by=request.viewer,
            at=request.at,
            places=form.cleaned_data["places"],
        )
    except actions.TooFewPlaces:
        messages.error(request, _("More answers than that have come in already."))
    except actions.TooManyPlaces as problem:
        messages.error(request, _too_many(problem))
    except (actions.NotOpen, actions.AlreadySealed):
        messages.info(request, _("This check-in was stopped before."))
    return redirect("checkins:sitting", pk)


@require_POST
@in_school
def reopen(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Undo stopping."""
    try:
        actions.reopen_sitting(
            sitting=_progress(request, pk).sitting, by=request.viewer, at=request.at
        )
    except (actions.TooLateToUndo, actions.NotOpen, actions.AlreadySealed):
        messages.info(request, _("It is too late to undo this."))
    return redirect("checkins:sitting", pk)


def _page(
    request: SchoolRequest,
    part: Progress,
    form: PlacesForm | None = None,
    status: int = 200,
) -> HttpResponse:
    day = school_day(request.at)
    if form is None:
        form = PlacesForm(initial={"places": part.places})
    if part.state is State.PLANNED and not form.is_bound:
        group = part.sitting.group
        form.initial["places"] = queries.pupils_in(request.viewer, day, group)
    context = {
        "part": part,
        "form": form,
        "can_open": part.can_open(day),
        "can_undo": part.can_undo(request.at)
        and permissions.can_reopen(request.viewer, day, part.sitting.round),
        "wait": timedelta(hours=settings.SEAL_AFTER_HOURS),
        **_code(request, part),
    }
    return render(request, "checkins/sitting.html", context, status=status)


def _too_many(problem: actions.TooManyPlaces) -> str:
    text = _("At most %(most)d pupils of this class can take part.")
    return text % {"most": problem.most}


def _code(request: SchoolRequest, part: Progress) -> dict[str, str]:
    if part.state not in {State.PLANNED, State.OPEN}:
        return {}
    day = school_day(request.at)
    code = queries.class_code(request.viewer, day, part.sitting)
    house = settings.PUBLIC_ADDRESS or request.build_absolute_uri("/")
    address = house.rstrip("/") + reverse("checkins:answer")
    short = address.removeprefix("https://").removeprefix("http://").rstrip("/")
    drawn = qr.drawn(f"{address}#{codes.scanned(codes.plain(code))}")
    return {"code": code, "address": short, "qr": drawn}


def _progress(request: SchoolRequest, pk: UUID) -> Progress:
    visible = queries.visible_sittings(request.viewer, school_day(request.at))
    return progress_of(get_object_or_404(visible, pk=pk))
