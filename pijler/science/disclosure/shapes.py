"""The closed catalogue of figures that may exist (R1): what is not here cannot be asked for."""

from enum import Enum

from pijler.science.disclosure.populations import Level


class Shape(Enum):
    """A kind of figure: a population at one level, counted per theme, shown in the bands of `bands`."""

    CLASS_BY_THEME = "class-theme"
    SCHOOL_BY_THEME = "school-theme"

    @property
    def level(self) -> Level:
        """Whom the figure is about."""
        return Level.CLASS if self is Shape.CLASS_BY_THEME else Level.SCHOOL


def shape_at(level: Level) -> Shape:
    """The one shape that the catalogue has for a level."""
    return next(shape for shape in Shape if shape.level is level)
