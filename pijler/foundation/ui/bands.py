"""The five bands in which small groups are spoken about, for pictures and words."""

from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BANDS = {
    1: gettext_lazy("almost nobody"),
    2: gettext_lazy("a few"),
    3: gettext_lazy("about half"),
    4: gettext_lazy("most"),
    5: gettext_lazy("almost everyone"),
}


class HasBands(Protocol):
    """Anything that says in which whole bands it may lie."""

    @property
    def low(self) -> int:
        """Give the lowest band it may be in, 1 to 5."""

    @property
    def high(self) -> int:
        """Give the highest band it may be in, 1 to 5."""


@dataclass(frozen=True)
class Spread:
    """The whole bands in which a figure may lie."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 1 <= self.low <= self.high <= 5:
            raise ValueError(
                f"Bands run from 1 to 5, low to high, not {self.low} to {self.high}."
            )


def spread(figure: HasBands | tuple[int, int] | None) -> Spread | None:
    """Read the bands of a figure, however the page has it."""
    if not figure:
        return None
    if isinstance(figure, tuple):
        return Spread(*figure)
    return Spread(int(figure.low), int(figure.high))


def words(low: int, high: int) -> str:
    """Say a spread in words, as in "most to almost everyone"."""
    if low == high:
        return str(BANDS[low])
    return _("%(low)s to %(high)s") % {"low": BANDS[low], "high": BANDS[high]}
