"""The class report, the school's page, and how we count."""

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from pijler.foundation.accounts.requests import SchoolRequest, in_school
from pijler.listening.reports import queries
from pijler.listening.reports.download import csv_of
from pijler.listening.reports.pages import (
    class_facts,
    for_trial_only,
    school_facts,
    views_of_class,
    views_of_school,
)
from pijler.listening.reports.queries import ClassReport, SchoolReport


@in_school
def class_picture(request: SchoolRequest, /, **place: UUID) -> HttpResponse:
    """How it goes in a class: sentences and bars."""
    return _class_page(request, place, "picture")


@in_school
def class_table(request: SchoolRequest, /, **place: UUID) -> HttpResponse:
    """The same as a table."""
    return _class_page(request, place, "table")


@in_school
def class_print(request: SchoolRequest, /, **place: UUID) -> HttpResponse:
    """The same on paper: sentences, bars and table."""
    return _class_page(request, place, "print")


@in_school
def class_csv(request: SchoolRequest, /, **place: UUID) -> HttpResponse:
    """The same as a file."""
    report = _class_report(request, place)
    caption = _("How are things in %(group)s?") % {"group": report.group.name}
    return _file(caption, report.findings.columns, report.findings.rows)


@in_school
def school_picture(request: SchoolRequest) -> HttpResponse:
    """How it goes in the school: sentences and bars."""
    return _school_page(request, None, "picture")


@in_school
def school_round(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The same for an earlier round."""
    return _school_page(request, pk, "picture")


@in_school
def school_table(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The same as a table."""
    return _school_page(request, pk, "table")


@in_school
def school_csv(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The same as a file."""
    report = _school_report(request, pk)
    return _file(report.title, report.findings.columns, report.findings.rows)


@in_school
def explanation(request: SchoolRequest) -> HttpResponse:
    """How we count, in plain words."""
    return render(request, "reports/explanation.html", {"chart": (4, 5)})


def _class_page(
    request: SchoolRequest, place: dict[str, UUID], view: str
) -> HttpResponse:
    report = _class_report(request, place)
    context = {
        "report": report,
        "facts": class_facts(report),
        "views": views_of_class(report, view),
        "view": view,
    }
    return render(request, "reports/class.html", context)


def _school_page(request: SchoolRequest, pk: UUID | None, view: str) -> HttpResponse:
    report = _school_report(request, pk)
    context = {
        "report": report,
        "facts": school_facts(report),
        "views": views_of_school(report, view),
        "view": view,
    }
    return render(request, "reports/school.html", context)


def _class_report(request: SchoolRequest, place: dict[str, UUID]) -> ClassReport:
    report = queries.class_report(
        request.viewer, place["round"], place["group"], request.at
    )
    if report is None:
        raise Http404
    return report


def _school_report(request: SchoolRequest, pk: UUID | None) -> SchoolReport:
    report = queries.school_report(request.viewer, request.at, pk)
    if report is None:
        raise Http404
    return report


def _file(
    caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> HttpResponse:
    content = csv_of(caption, columns, rows, [for_trial_only()])
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="pijler.csv"'
    return response
