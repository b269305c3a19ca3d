"""Bringing in a list: choose the file, say what its columns hold."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from pijler.formats.csv import preview
from pijler.foundation.access.roles import school_day
from pijler.foundation.accounts.requests import SchoolRequest, in_school
from pijler.foundation.rosters import actions, pages, queries, uploads
from pijler.foundation.rosters.arrivals import Arrival, look_at
from pijler.foundation.rosters.forms import ColumnsForm, UploadForm
from pijler.foundation.rosters.models import ImportStatus, RosterImport
from pijler.foundation.rosters.permissions import can_import


@in_school
def history(request: SchoolRequest) -> HttpResponse:
    """Lists that were brought in before, and a way to bring another."""
    day = school_day(request.at)
    if not can_import(request.viewer, day):
        raise Http404
    brought = queries.history(request.viewer, day)[:50]
    return render(
        request, "rosters/history.html", {"lines": [pages.line(one) for one in brought]}
    )


@in_school
def upload(request: SchoolRequest) -> HttpResponse:
    """Choose the file with the list."""
    if not can_import(request.viewer, school_day(request.at)):
        raise Http404
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    if form.is_valid():
        roster_import = _take(request, form.cleaned_data["file"])
        return redirect("rosters:show", roster_import.pk)
    return render(
        request, "rosters/upload.html", {"form": form, "steps": pages.steps(0)}
    )


@in_school
def columns(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Say which column holds what."""
    day = school_day(request.at)
    waiting = queries.visible_imports(request.viewer, day).filter(
        status=ImportStatus.MAPPING
    )
    roster_import = get_object_or_404(waiting, pk=pk)
    with uploads.kept(pk) as file:
        shown = preview(file)
    before = queries.last_mapping(request.viewer, day)
    form = ColumnsForm(shown, before, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.choose_columns(
            by=request.viewer,
            at=request.at,
            roster_import=roster_import,
            mapping=form.mapping(),
        )
        return redirect("rosters:show", pk)
    return render(
        request,
        "rosters/columns.html",
        {
            "form": form,
            "roster_import": roster_import,
            "left_out": shown.left_out,
            "steps": pages.steps(0),
        },
    )


def _take(request: SchoolRequest, upload: TemporaryUploadedFile) -> RosterImport:
    """Read a small list at once; keep a large one, or one with columns to choose."""
    with Path(upload.temporary_file_path()).open("rb") as file:
        arrival = look_at(file)
        is_large = (upload.size or 0) > uploads.AT_ONCE
        if arrival == Arrival.TABLE or (arrival == Arrival.XML and is_large):
            return actions.keep_roster(
                by=request.viewer,
                at=request.at,
                file=file,
                filename=upload.name or "",
                is_table=arrival == Arrival.TABLE,
            )
        return actions.stage_roster(
            by=request.viewer, at=request.at, file=file, filename=upload.name or ""
        )
