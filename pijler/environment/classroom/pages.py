"""What the steps of a class talk show."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from pijler.environment.classroom.actions import Outcome
from pijler.environment.classroom.forms import NOTHING, OWN, AgreementForm
from pijler.environment.classroom.models import ClassTalk
from pijler.environment.classroom.suggestions import (
    OF_ANY,
    Words,
    suggestions_for,
)
from pijler.listening.reports.queries import ClassReport
from pijler.listening.reports.themes import Theme


@dataclass(frozen=True)
class Step:
    """One of the three steps."""

    label: str
    state: str
    url: str = ""


@dataclass(frozen=True)
class Option:
    """With or without figures."""

    label: str
    url: str
    icon: str
    current: bool


@dataclass(frozen=True)
class Pick:
    """One theme to choose, with what the report says about it."""

    theme: Theme
    title: str
    words: str
    is_advised: bool


@dataclass(frozen=True)
class TalkPage:
    """One step: where we are, with figures or not, about which theme."""

    steps: list[Step]
    with_figures: bool
    options: list[Option]
    next_query: str
    questions: tuple[Words, ...] = ()
    picks: tuple[Pick, ...] = ()
    theme: Theme | None = None

    @property
    def domain(self) -> str:
        """The domain of the chosen theme; empty for something else."""
        return self.theme.domain if self.theme else ""


def discussing(report: ClassReport, wants_figures: bool) -> TalkPage:
    """Step 1."""
    figures = wants_figures and report.has_figures
    return TalkPage(
        steps=_steps(report, 1, figures),
        with_figures=figures,
        options=_options(report, figures) if report.has_figures else [],
        next_query=_query(figures),
        questions=OF_ANY.questions,
    )


def choosing(report: ClassReport, wants_figures: bool) -> TalkPage:
    """Step 2."""
    figures = wants_figures and report.has_figures
    said = {one.theme.key: one for one in report.findings.shown} if figures else {}
    advised = (
        {one.theme.key for one in report.findings.to_talk_about} if figures else ()
    )
    return TalkPage(
        steps=_steps(report, 2, figures),
        with_figures=figures,
        options=[],
        next_query=_query(figures),
        picks=tuple(
            Pick(
                theme,
                f"“{theme.statement}”",
                said[theme.key].strong if theme.key in said else "",
                theme.key in advised,
            )
            for theme in report.themes
        ),
    )


def agreeing(report: ClassReport, query: Mapping[str, str]) -> TalkPage:
    """Step 3."""
    figures = query.get("figures") != "no" and report.has_figures
    theme = _theme(report, query.get("theme", ""))
    return TalkPage(
        steps=_steps(report, 3, figures),
        with_figures=figures,
        options=[],
        next_query=_query(figures),
        questions=suggestions_for(theme.domain if theme else "").questions,
        theme=theme,
    )


def changing(report: ClassReport, talk: ClassTalk) -> TalkPage:
    """Step 3 again, for what was agreed before."""
    theme = _theme(report, talk.theme)
    return TalkPage(
        steps=[], with_figures=talk.with_figures, options=[], next_query="", theme=theme
    )


def as_agreed(talk: ClassTalk) -> dict[str, object]:
    """The form as it was filled in."""
    activity = talk.activity
    return {
        "said": talk.said,
        "idea": OWN,
        "title": activity.title,
        "home_idea": OWN if activity.home else NOTHING,
        "home": activity.home,
        "owner": activity.owner,
        "look_back_on": activity.look_back_on,
        "principle": activity.principle,
    }


def outcome(form: AgreementForm, page: TalkPage) -> Outcome:
    """What a filled-in form says."""
    return Outcome(
        theme=page.theme.key if page.theme else "",
        with_figures=page.with_figures,
        said=form.cleaned_data["said"],
        terms=form.terms(),
    )


def _theme(report: ClassReport, key: str) -> Theme | None:
    return next((theme for theme in report.themes if theme.key == key), None)


def _steps(report: ClassReport, now: int, figures: bool) -> list[Step]:
    place = {"round": report.round.pk, "group": report.group.pk}
    pages = [
        (_("Talk about it"), "talks:discuss"),
        (_("Choose one theme"), "talks:choose"),
        (_("Agree on one thing"), "talks:agree"),
    ]
    return [
        Step(
            label,
            "done" if number < now else "now" if number == now else "",
            f"{reverse(name, kwargs=place)}{_query(figures)}" if number < now else "",
        )
        for number, (label, name) in enumerate(pages, start=1)
    ]


def _options(report: ClassReport, figures: bool) -> list[Option]:
    place = {"round": report.round.pk, "group": report.group.pk}
    url = reverse("talks:discuss", kwargs=place)
    return [
        Option(_("With the report"), url, "chart-no-axes-gantt", figures),
        Option(
            _("Without figures"), url + _query(False), "message-circle", not figures
        ),
    ]


def _query(figures: bool) -> str:
    return "" if figures else "?" + urlencode({"figures": "no"})
