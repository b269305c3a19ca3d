"""Released figures in words: the one place where a verdict becomes a sentence."""

from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pijler.foundation.ui import bands
from pijler.science.disclosure import (
    Band,
    Banded,
    Change,
    End,
    OpenEnd,
    Presentation,
    Rounded,
    Shown,
    Verdict,
    WholePercent,
    change,
)

Words = str | Promise
LONG_AGO_DAYS = 330

TOO_FEW: Words = gettext_lazy("Too few answered to show this.")
TOOK_PART: dict[Band, Words] = {
    Band.ALMOST_NOBODY: gettext_lazy("Almost nobody took part"),
    Band.A_FEW: gettext_lazy("A few took part"),
    Band.ABOUT_HALF: gettext_lazy("About half took part"),
    Band.MOST: gettext_lazy("Most took part"),
    Band.ALMOST_EVERYONE: gettext_lazy("Almost everyone took part"),
}


def spread_of(shown: Presentation) -> bands.Spread:
    """The whole bands that a chart fills.

    From fifty answers up a figure has percentages: a band counts when half of it, ten
    points, lies in their range, or when the percentage itself does.
    """
    match shown:
        case Banded():
            return bands.Spread(shown.from_band.value + 1, shown.to_band.value + 1)
        case OpenEnd():
            edge = 1 if shown.end is End.LOW else 5
            return bands.Spread(edge, edge)
        case Rounded() | WholePercent():
            own = _band_of_percent(shown.percent)
            low = min(own, (shown.low_percent + 9) // 20 + 1)
            high = max(own, (shown.high_percent - 10) // 20 + 1)
            return bands.Spread(low, min(5, high))


def band_of(shown: Presentation) -> int:
    """The one band, 1 to 5, by which themes are put in order."""
    match shown:
        case Banded():
            return shown.band.value + 1
        case OpenEnd():
            return 1 if shown.end is End.LOW else 5
        case Rounded() | WholePercent():
            return _band_of_percent(shown.percent)


def height_of(shown: Presentation) -> float:
    """How high a theme stands as released, in percent: the middle of a band where there is no more."""
    if isinstance(shown, Rounded | WholePercent):
        return shown.percent
    return 20 * band_of(shown) - 10


def amount(verdict: Verdict | None) -> str:
    """How many, as a few words: for a cell of a table."""
    if verdict is None:
        return _("not asked")
    if not isinstance(verdict, Shown):
        return str(TOO_FEW)
    return _amount(verdict.presentation)


def strong(verdict: Verdict) -> str:
    """The beginning of the sentence about now: how many, and that it is not sure."""
    if not isinstance(verdict, Shown):
        return str(TOO_FEW)
    shown = verdict.presentation
    if isinstance(shown, Rounded | WholePercent):
        return f"{_capital(_amount(shown))}."
    return _("Probably %(amount)s.") % {"amount": _amount(shown)}


def compared(before: Verdict | None, now: Verdict, when: str) -> str:
    """The end of the sentence: what changed since the time before."""
    told = {"when": when, "amount": amount(before)}
    match _change(before, now):
        case Change.NOT_DIFFERENT if _are_apart(before, now):
            return _("Whether that is different from %(when)s, we are not sure.") % told
        case Change.NOT_DIFFERENT:
            return _("That is not different from %(when)s.") % told
        case Change.REALLY_MORE:
            return (
                _("In %(when)s that was %(amount)s. It has really become more.") % told
            )
        case Change.REALLY_LESS:
            return (
                _("In %(when)s that was %(amount)s. It has really become less.") % told
            )
        case Change.NOT_COMPARABLE:
            return _("We cannot compare it with %(when)s.") % told


def changed(before: Verdict | None, now: Verdict) -> str:
    """What changed, as a few words: for a cell of a table."""
    found = _change(before, now)
    if found is Change.NOT_DIFFERENT and _are_apart(before, now):
        return _("not sure")
    return {
        Change.NOT_DIFFERENT: _("not different"),
        Change.REALLY_MORE: _("really more"),
        Change.REALLY_LESS: _("really less"),
        Change.NOT_COMPARABLE: _("we do not know"),
    }[found]


def month(day: date, today: date) -> str:
    """A month by its name; with the year when it is long ago."""
    is_long_ago = (today - day).days > LONG_AGO_DAYS
    return date_format(day, "F Y" if is_long_ago else "F")


def took_part(response: Band | None) -> str:
    """How many took part, as a sentence; empty when that may not be said."""
    return "" if response is None else str(TOOK_PART[response])


def _change(before: Verdict | None, now: Verdict) -> Change:
    return change(before, now) if before else Change.NOT_COMPARABLE


def _are_apart(before: Verdict | None, now: Verdict) -> bool:
    # Bars that share no band look different; "not different" beside them would be odd.
    if not isinstance(before, Shown) or not isinstance(now, Shown):
        return False
    old, new = spread_of(before.presentation), spread_of(now.presentation)
    return new.low > old.high or new.high < old.low


def _amount(shown: Presentation) -> str:
    match shown:
        case Rounded():
            return _(
                "about %(count)s of the %(total)s, probably between %(low)s and"
                " %(high)s percent"
            ) % {
                "count": shown.count_to_5,
                "total": shown.of_to_5,
                "low": shown.low_percent,
                "high": shown.high_percent,
            }
        case WholePercent():
            return _(
                "%(percent)s percent, probably between %(low)s and %(high)s percent"
            ) % {
                "percent": shown.percent,
                "low": shown.low_percent,
                "high": shown.high_percent,
            }
        case Banded() | OpenEnd():
            spread = spread_of(shown)
            return bands.words(spread.low, spread.high)


def _band_of_percent(percent: int) -> int:
    return min(4, percent // 20) + 1


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
