"""Which figures about groups of pupils may be shown, and in what shape."""

from pijler.science.disclosure.bands import Band, ImpossibleCount, SizeBand
from pijler.science.disclosure.changes import Change, change, percent_range
from pijler.science.disclosure.decide import TalliesDoNotFit, after, release
from pijler.science.disclosure.ledger import Ledger
from pijler.science.disclosure.populations import (
    SMALLEST_CLASS,
    Floors,
    ImpossiblePopulation,
    Level,
    LooserThanAllowed,
    Part,
    Place,
    Population,
    class_population,
    school_population,
)
from pijler.science.disclosure.presentation import (
    Banded,
    End,
    OpenEnd,
    Presentation,
    Rounded,
    WholePercent,
)
from pijler.science.disclosure.rows import FigureRow, UnreadableRow, from_row, to_row
from pijler.science.disclosure.shapes import Shape
from pijler.science.disclosure.sums import (
    Dominance,
    ImpossibleContribution,
    dominance,
)
from pijler.science.disclosure.verdicts import (
    WITHHELD_TEXT,
    Reason,
    Shown,
    Tally,
    Verdict,
    Withheld,
)

__all__ = [
    "SMALLEST_CLASS",
    "WITHHELD_TEXT",
    "Band",
    "Banded",
    "Change",
    "Dominance",
    "End",
    "FigureRow",
    "Floors",
    "ImpossibleContribution",
    "ImpossibleCount",
    "ImpossiblePopulation",
    "Ledger",
    "Level",
    "LooserThanAllowed",
    "OpenEnd",
    "Part",
    "Place",
    "Population",
    "Presentation",
    "Reason",
    "Rounded",
    "Shape",
    "Shown",
    "SizeBand",
    "Tally",
    "TalliesDoNotFit",
    "UnreadableRow",
    "Verdict",
    "WholePercent",
    "Withheld",
    "after",
    "change",
    "class_population",
    "dominance",
    "from_row",
    "percent_range",
    "release",
    "school_population",
    "to_row",
]
