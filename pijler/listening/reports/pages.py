"""What surrounds the findings on a page: facts under the heading, ways to look."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from pijler.listening.reports.queries import ClassReport, SchoolReport


@dataclass(frozen=True)
class Fact:
    """One fact under the heading."""

    icon: str
    text: str


@dataclass(frozen=True)
class Option:
    """One way to look at the same figures."""

    label: str
    url: str
    icon: str
    current: bool


def for_trial_only() -> str:
    """What stands on every page and file with figures, until the gate is built."""
    return _("These figures are for trial only. Do not decide anything with them yet.")


def class_facts(report: ClassReport) -> list[Fact]:
    """When, how many took part, and that nobody can be found in it."""
    return _facts(report.findings.month, report.findings.took_part)


def school_facts(report: SchoolReport) -> list[Fact]:
    """The same for the school."""
    if report.round is None:
        return []
    return _facts(report.findings.month, report.findings.took_part)


def views_of_class(report: ClassReport, view: str) -> list[Option]:
    """Picture or table."""
    place = {"round": report.round.pk, "group": report.group.pk}
    return _options(
        reverse("reports:class", kwargs=place),
        reverse("reports:class_table", kwargs=place),
        view,
    )


def views_of_school(report: SchoolReport, view: str) -> list[Option]:
    """Picture or table; nothing when there is nothing to look at."""
    if report.round is None:
        return []
    pk = report.round.pk
    return _options(
        reverse("reports:school_round", args=[pk]),
        reverse("reports:school_table", args=[pk]),
        view,
    )


def _facts(month: str, took_part: str) -> list[Fact]:
    asked = _("Check-in of %(month)s") % {"month": month}
    facts = [Fact("calendar", asked)]
    if took_part:
        facts.append(Fact("users", took_part))
    facts.append(Fact("eye-off", _("Anonymous: nobody sees who said what")))
    return facts


def _options(picture: str, table: str, view: str) -> list[Option]:
    return [
        Option(_("Picture"), picture, "chart-no-axes-gantt", view == "picture"),
        Option(_("Table"), table, "table-2", view == "table"),
    ]
