"""Reports: released figures and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import get_language

from pijler.foundation.access.actors import Actor
from pijler.foundation.access.roles import groups_taught, school_day
from pijler.foundation.schools.models import Group
from pijler.listening.checkins.models import Round, Sitting
from pijler.listening.instruments.questionnaire import say
from pijler.listening.release.models import Figure, Level, Release
from pijler.listening.reports import permissions
from pijler.listening.reports.findings import Findings, findings_of
from pijler.listening.reports.themes import Theme, themes_of

# After this a report is no news any more.
NEWS = timedelta(days=42)


@dataclass(frozen=True)
class NewReport:
    """A class report that came out for one of the own groups."""

    round_id: UUID
    group_id: UUID
    group: str
    title: str
    asked_on: date
    released_at: datetime


@dataclass(frozen=True)
class ClassReport:
    """How it goes in one class; without figures when too few answered, or not yet."""

    round: Round
    group: Group
    title: str
    themes: list[Theme]
    is_released: bool
    findings: Findings
    of_school: Findings

    @property
    def has_figures(self) -> bool:
        """Whether anything about this class may be shown."""
        return bool(self.findings.shown)


@dataclass(frozen=True)
class RoundLine:
    """One round of the whole school in the list."""

    round: Round
    title: str
    is_released: bool


@dataclass(frozen=True)
class SchoolReport:
    """How it goes in the school; one round at a time."""

    round: Round | None
    title: str
    findings: Findings
    groups: list[str]
    rounds: list[RoundLine]


def class_report(
    viewer: Actor, round_id: UUID, group_id: UUID, at: datetime
) -> ClassReport | None:
    """The report of one class about one round; None for whoever may not read it."""
    sitting = (
        Sitting.objects.filter(
            round=round_id, group=group_id, round__sealed_at__isnull=False
        )
        .select_related("round__instrument", "group")
        .first()
    )
    if sitting is None:
        return None
    if not permissions.reads_class(viewer, school_day(at), sitting.group):
        return None
    return _class_report(sitting.round, sitting.group)


def school_report(
    viewer: Actor, at: datetime, round_id: UUID | None = None
) -> SchoolReport | None:
    """The school's page: this round, or the latest with figures; None for others."""
    if not permissions.reads_school(viewer, school_day(at)):
        return None
    rounds = _rounds()
    released = [line.round for line in rounds if line.is_released]
    wanted = [one for one in released if round_id in (None, one.pk)]
    if round_id is not None and not wanted:
        return None
    return _school_report(wanted[0] if wanted else None, rounds)


def reads_school(viewer: Actor, at: datetime) -> bool:
    """Whether there is a school page for somebody."""
    return permissions.reads_school(viewer, school_day(at))


def new_reports(viewer: Actor, at: datetime) -> list[NewReport]:
    """Class reports of the own groups that came out in the last six weeks; newest first."""
    released_at = Release.objects.filter(round=OuterRef("round")).values("released_at")
    sittings = (
        Sitting.objects.filter(group__in=groups_taught(viewer, school_day(at)))
        .annotate(released_at=Subquery(released_at[:1]))
        .filter(released_at__gte=at - NEWS)
        .select_related("round__instrument", "group")
        .order_by("-released_at", "group__name", "id")
    )
    return [
        NewReport(
            round_id=one.round.pk,
            group_id=one.group.pk,
            group=one.group.name,
            title=_title(one.round),
            asked_on=one.round.opens_on,
            released_at=one.released_at,
        )
        for one in sittings
    ]


def _class_report(round_: Round, group: Group) -> ClassReport:
    figures = list(_figures(round_).filter(Q(group=group) | Q(group__isnull=True)))
    themes = _themes(round_)
    of_class = [one for one in figures if one.level == Level.CLASS]
    before = _before(round_).filter(level=Level.CLASS, group=group)
    return ClassReport(
        round=round_,
        group=group,
        title=_title(round_),
        themes=themes,
        is_released=bool(figures),
        findings=_beside_before(round_, themes, of_class, before),
        of_school=findings_of(
            themes,
            [one for one in figures if one.level == Level.SCHOOL],
            on=round_.opens_on,
        ),
    )


def _school_report(round_: Round | None, rounds: list[RoundLine]) -> SchoolReport:
    if round_ is None:
        return SchoolReport(None, "", NOTHING, [], rounds)
    themes = _themes(round_)
    of_school = _figures(round_).filter(level=Level.SCHOOL)
    before = _before(round_).filter(level=Level.SCHOOL)
    groups = Sitting.objects.filter(round=round_).order_by("group__name")
    return SchoolReport(
        round=round_,
        title=_title(round_),
        findings=_beside_before(round_, themes, of_school, before),
        groups=list(groups.values_list("group__name", flat=True)),
        rounds=rounds,
    )


def _rounds() -> list[RoundLine]:
    of_school = Round.objects.filter(whole_school=True).select_related("instrument")
    released = set(
        Release.objects.filter(round__whole_school=True).values_list("round", flat=True)
    )
    return [
        RoundLine(one, _title(one), one.pk in released)
        for one in of_school.order_by("-opens_on", "-planned_at", "id")
    ]


def _figures(round_: Round) -> QuerySet[Figure]:
    return Figure.objects.filter(release__round=round_)


def _before(round_: Round) -> QuerySet[Figure]:
    """Figures of earlier rounds with the same version of the instrument, latest first."""
    earlier = Figure.objects.filter(
        release__round__instrument=round_.instrument,
        release__round__closes_on__lt=round_.opens_on,
    )
    return earlier.select_related("release__round").order_by(
        "-release__round__opens_on", "release", "theme"
    )


def _beside_before(
    round_: Round,
    themes: list[Theme],
    figures: Iterable[Figure],
    before: Iterable[Figure],
) -> Findings:
    listed = list(before)
    latest = [one for one in listed if one.release_id == listed[0].release_id]
    return findings_of(
        themes,
        figures,
        on=round_.opens_on,
        earlier=latest,
        earlier_on=latest[0].release.round.opens_on if latest else None,
    )


def _themes(round_: Round) -> list[Theme]:
    return themes_of(round_.instrument.document, get_language() or "nl")


def _title(round_: Round) -> str:
    return say(round_.instrument.document.get("title"), get_language() or "nl")


NOTHING = Findings(all=[], columns=[], month="", earlier="", took_part="")
