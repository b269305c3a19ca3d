"""Findings of a report: released figures beside those of the time before, put in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from pijler.foundation.ui.bands import Spread
from pijler.listening.release.models import Figure
from pijler.listening.reports import sentences
from pijler.listening.reports.themes import Theme
from pijler.science.disclosure import (
    FigureRow,
    Shown,
    Verdict,
    from_row,
)

MOST_STRENGTHS, MOST_TO_TALK_ABOUT = 3, 2
# From "most" up a theme is called a strength; below "almost everyone" there is something to say.
STRONG_FROM, TALK_BELOW = 4, 5


@dataclass(frozen=True)
class Finding:
    """One theme: its sentence, its bar, its row."""

    theme: Theme
    strong: str
    sentence: str
    shown: Spread | None
    before: Spread | None
    band: int
    height: float
    row: tuple[str, ...]

    @property
    def title(self) -> str:
        """What pupils could have said."""
        return f"“{self.theme.statement}”"

    @property
    def is_shown(self) -> bool:
        """Whether there is a figure."""
        return self.shown is not None


@dataclass(frozen=True)
class Findings:
    """All themes of one report, in the order of the instrument."""

    all: Sequence[Finding]
    columns: Sequence[str]
    month: str
    earlier: str
    took_part: str

    @property
    def shown(self) -> list[Finding]:
        """The themes with a figure."""
        return [one for one in self.all if one.is_shown]

    @property
    def strengths(self) -> list[Finding]:
        """At most three: the highest as released; the instrument's order decides between equals."""
        highest = sorted(self.shown, key=lambda one: -one.height)
        strong = [one for one in highest if one.band >= STRONG_FROM]
        return strong[:MOST_STRENGTHS] or highest[:1]

    @property
    def are_strong(self) -> bool:
        """Whether the strengths are strengths, and not only what goes best."""
        return any(one.band >= STRONG_FROM for one in self.strengths)

    @property
    def to_talk_about(self) -> list[Finding]:
        """At most two of the rest: the lowest bands."""
        rest = [one for one in self.shown if one not in self.strengths]
        lowest = sorted(rest, key=lambda one: one.height)
        return [one for one in lowest if one.band < TALK_BELOW][:MOST_TO_TALK_ABOUT]

    @property
    def others(self) -> list[Finding]:
        """What is in the table only."""
        told = [*self.strengths, *self.to_talk_about]
        return [one for one in self.all if one not in told]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The table, which is also the file."""
        return [one.row for one in self.all]


def findings_of(
    themes: Iterable[Theme],
    figures: Iterable[Figure],
    *,
    on: date,
    earlier: Iterable[Figure] = (),
    earlier_on: date | None = None,
) -> Findings:
    """Set the figures of a round beside those of the time before."""
    now, before = _verdicts(figures), _verdicts(earlier)
    when = sentences.month(earlier_on, on) if earlier_on else ""
    month = sentences.month(on, on)
    columns = [_("Statement"), _capital(month)]
    if when:
        columns += [_capital(when), _("Different?")]
    asked = [theme for theme in themes if theme.key in now]
    return Findings(
        all=[
            _finding(theme, now[theme.key], before.get(theme.key), when)
            for theme in asked
        ],
        columns=columns,
        month=month,
        earlier=when,
        took_part=_took_part(now),
    )


def _verdicts(figures: Iterable[Figure]) -> Mapping[str, Verdict]:
    return {figure.theme: verdict_of(figure) for figure in figures}


def verdict_of(figure: Figure) -> Verdict:
    """A released row as the verdict that it keeps."""
    return from_row(
        FigureRow(
            level=figure.level,
            key=figure.key,
            theme=figure.theme,
            kind=figure.kind,
            reason=figure.reason,
            size=figure.size,
            response=figure.response,
            band=figure.band,
            from_band=figure.from_band,
            to_band=figure.to_band,
            count_to_5=figure.count_to_5,
            of_to_5=figure.of_to_5,
            percent=figure.percent,
            low_percent=figure.low_percent,
            high_percent=figure.high_percent,
            end=figure.end,
            doubt_percent=figure.doubt_percent,
        )
    )


def _finding(theme: Theme, now: Verdict, before: Verdict | None, when: str) -> Finding:
    row = [theme.statement, sentences.amount(now)]
    if when:
        row += [sentences.amount(before), sentences.changed(before, now)]
    is_told = when and isinstance(now, Shown)
    return Finding(
        theme=theme,
        strong=sentences.strong(now),
        sentence=sentences.compared(before, now, when) if is_told else "",
        shown=_spread(now),
        before=_spread(before) if isinstance(now, Shown) else None,
        band=sentences.band_of(now.presentation) if isinstance(now, Shown) else 0,
        height=sentences.height_of(now.presentation) if isinstance(now, Shown) else 0,
        row=tuple(row),
    )


def _spread(verdict: Verdict | None) -> Spread | None:
    if not isinstance(verdict, Shown):
        return None
    return sentences.spread_of(verdict.presentation)


def _took_part(now: Mapping[str, Verdict]) -> str:
    responses = [one.response for one in now.values() if isinstance(one, Shown)]
    return sentences.took_part(responses[0] if responses else None)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
