"""One list: what it would change, putting it to use, undoing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pijler.foundation.access.roles import school_day
from pijler.foundation.accounts.requests import SchoolRequest, in_school
from pijler.foundation.journal.actions import Purpose, record
from pijler.foundation.rosters import actions, pages, queries, showing
from pijler.foundation.rosters.comparing import compared
from pijler.foundation.rosters.findings import as_text, said
from pijler.foundation.rosters.listed import first_year_of
from pijler.foundation.rosters.models import ImportStatus, RosterImport
from pijler.foundation.schools.models import Person


@require_GET
@in_school
def show(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """One list, in the state it is in."""
    roster_import = _find(request, pk)
    if roster_import.status == ImportStatus.MAPPING:
        return redirect("rosters:columns", pk)
    page = {
        "roster_import": roster_import,
        "findings": said(roster_import),
        "counts": pages.in_words(roster_import),
        "undo_until": pages.undo_until(roster_import, request.at),
    }
    if roster_import.status == ImportStatus.STAGED:
        page |= _difference(request, roster_import)
    return render(request, pages.template_of(roster_import), page)


@require_GET
@in_school
def progress(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Whether a large list has been read; the waiting page asks now and then."""
    roster_import = _find(request, pk)
    if roster_import.status == ImportStatus.READING:
        return render(request, "rosters/part/waiting.html")
    answer = HttpResponse()
    answer["HX-Redirect"] = reverse("rosters:show", args=[pk])
    return answer


@require_GET
@in_school
def findings(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """What the reader found, as a text file."""
    text = as_text(_find(request, pk))
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="pijler-lijst.txt"'
    return answer


@require_POST
@in_school
def use(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Put a list to use."""
    roster_import = _find(request, pk)
    try:
        actions.apply_import(
            by=request.viewer,
            at=request.at,
            roster_import=roster_import,
            confirmed_words=request.POST.get("words"),
        )
    except actions.WordsMissing:
        messages.error(
            request, _("Type the words as they stand there. Nothing changed.")
        )
    except (actions.ListChanged, actions.YearIsOver):
        messages.warning(
            request,
            _("The lists changed in the meantime. Look once more at what changes."),
        )
    except actions.NotStaged:
        messages.info(request, _("This list was dealt with before. Nothing changed."))
    else:
        messages.success(request, _("The list is in use."))
    return redirect("rosters:show", pk)


@require_POST
@in_school
def place_in_year(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Use a list of an earlier year for this school year."""
    actions.place_in_year(
        by=request.viewer,
        at=request.at,
        roster_import=_find(request, pk),
        first_year=first_year_of(school_day(request.at)),
    )
    return redirect("rosters:show", pk)


@require_POST
@in_school
def cancel(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Leave a list unused."""
    actions.cancel_import(
        by=request.viewer, at=request.at, roster_import=_find(request, pk)
    )
    messages.info(request, _("The list is not used. Nothing changed."))
    return redirect("rosters:history")


@require_POST
@in_school
def undo(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Give the school back the lists it had before."""
    try:
        actions.undo_import(
            by=request.viewer, at=request.at, roster_import=_find(request, pk)
        )
    except actions.CannotUndo as problem:
        messages.error(request, pages.why_not_undone(problem.reason))
    else:
        messages.success(
            request, _("Undone. Everything is as it was before this list.")
        )
    return redirect("rosters:show", pk)


def _find(request: SchoolRequest, pk: UUID) -> RosterImport:
    day = school_day(request.at)
    return get_object_or_404(queries.visible_imports(request.viewer, day), pk=pk)


def _difference(
    request: SchoolRequest, roster_import: RosterImport
) -> dict[str, object]:
    actions.compare_again(by=request.viewer, at=request.at, roster_import=roster_import)
    difference = compared(roster_import, school_day(request.at))
    seen = showing.touched(difference)
    if seen:
        record(
            "roster.compared",
            about=roster_import,
            by=request.viewer,
            at=request.at,
            subjects=[Person(pk=pk) for pk in sorted(seen)],
            purpose=Purpose.ADMINISTRATION,
        )
    return {
        "counts": pages.in_words(roster_import),
        "sections": showing.sections(difference),
        "steps": pages.steps(1),
        **pages.asks(difference, request.at),
    }
