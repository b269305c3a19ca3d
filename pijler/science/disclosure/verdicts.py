"""The only two things that come out of a release: a figure that may be shown, or that it may not."""

from dataclasses import dataclass
from enum import Enum

from pijler.science.disclosure.bands import Band, SizeBand
from pijler.science.disclosure.populations import Level, Place
from pijler.science.disclosure.presentation import Presentation
from pijler.science.disclosure.shapes import Shape, shape_at

# One text for every reason: another text would tell why, and so something about the answers (R9).
WITHHELD_TEXT = "Too few answered to show this."


class Reason(Enum):
    """Why a figure stays hidden: for the journal, never for a page."""

    TOO_FEW = "too-few"
    REST_TOO_SMALL = "rest-too-small"
    THEME_TOO_THIN = "theme-too-thin"
    RELEASED_BEFORE = "released-before"
    CHANGED_SINCE = "changed-since"
    TOO_CLOSE = "too-close"
    PART_AFTER_WHOLE = "part-after-whole"


@dataclass(frozen=True)
class Tally:
    """How many of a population do well on a theme, among those with a score; never leaves this room for a page."""

    place: Place
    theme: str
    well: int
    answered: int


@dataclass(frozen=True)
class Shown:
    """A figure that may be shown, as it may be shown; it holds no exact count or size."""

    level: Level
    key: str
    theme: str
    presentation: Presentation
    size: SizeBand
    response: Band

    @property
    def shape(self) -> Shape:
        """Which figure of the catalogue this is."""
        return shape_at(self.level)


@dataclass(frozen=True)
class Withheld:
    """A figure that may not be shown."""

    level: Level
    key: str
    theme: str
    reason: Reason

    @property
    def shape(self) -> Shape:
        """Which figure of the catalogue this is."""
        return shape_at(self.level)

    @property
    def text(self) -> str:
        """What a reader gets to read: the same for every reason."""
        return WITHHELD_TEXT


Verdict = Shown | Withheld
