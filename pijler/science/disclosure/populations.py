"""Who a figure is about: populations, their sizes, and the floors below which nothing is shown."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

SMALLEST_CLASS = 10
SMALLEST_SCHOOL = 20
SMALLEST_REST = 10


class ImpossiblePopulation(ValueError):
    """Populations that cannot exist together, such as a class that is not in its school."""


class LooserThanAllowed(ValueError):
    """A floor below the one that holds for everybody."""


class Level(Enum):
    """A place in the hierarchy pupil, class, year, location, school, board and so on.

    Only places with a shape in the catalogue are here: a figure about another place cannot be asked for.
    """

    CLASS = "class"
    SCHOOL = "school"


class Place(NamedTuple):
    """Which population: its level and its opaque key."""

    level: Level
    key: str


@dataclass(frozen=True)
class Part:
    """Respondents that always go together: one group's answers, or one respondent who is known.

    An anonymous round knows a group's key and size only. A named round may give one part of size 1 per pupil.
    A part is not `firm` when its answers may be mostly known to somebody (few of its members answered, or they answer
    elsewhere too): it gets no figure, and it hides nobody.
    """

    key: str
    answered: int
    firm: bool = True


@dataclass(frozen=True)
class Population:
    """The respondents of one class or school in one round, and how many places there were."""

    level: Level
    key: str
    parts: frozenset[Part]
    places: int

    def __post_init__(self) -> None:
        """Refuse sizes that cannot be."""
        if len(self.sizes) < len(self.parts) or any(
            part.answered < 0 for part in self.parts
        ):
            raise ImpossiblePopulation(
                f"Population {self.key!r} has a part twice or below zero."
            )
        if self.answered > self.places:
            raise ImpossiblePopulation(
                f"Population {self.key!r} has more answers than places."
            )

    @property
    def place(self) -> Place:
        """Which population this is."""
        return Place(self.level, self.key)

    @property
    def sizes(self) -> Mapping[str, int]:
        """The answers per part."""
        return {part.key: part.answered for part in self.parts}

    @property
    def answered(self) -> int:
        """How many answered."""
        return sum(part.answered for part in self.parts)

    @property
    def is_firm(self) -> bool:
        """Whether all its parts are firm."""
        return all(part.firm for part in self.parts)


@dataclass(frozen=True)
class Floors:
    """The fewest answers for a figure; a school may set them higher, never lower.

    Source: R2 of the disclosure rules. R2 asks 20 for a school when its board reads along; a school has one
    figure for all its readers, so 20 holds for it always.
    """

    class_answers: int = SMALLEST_CLASS
    school_answers: int = SMALLEST_SCHOOL
    rest_answers: int = SMALLEST_REST

    def __post_init__(self) -> None:
        """Refuse floors below those that hold for everybody."""
        lowest = (SMALLEST_CLASS, SMALLEST_SCHOOL, SMALLEST_REST)
        chosen = (self.class_answers, self.school_answers, self.rest_answers)
        if any(mine < least for mine, least in zip(chosen, lowest, strict=True)):
            raise LooserThanAllowed(
                "A floor may be higher than the general one, never lower."
            )

    def at(self, level: Level) -> int:
        """The fewest answers for a figure at this level."""
        return self.class_answers if level is Level.CLASS else self.school_answers


def class_population(
    key: str, *, answered: int, places: int, firm: bool = True
) -> Population:
    """A class of an anonymous round, of which only key and size are known."""
    return Population(Level.CLASS, key, frozenset({Part(key, answered, firm)}), places)


def school_population(key: str, classes: Iterable[Population]) -> Population:
    """The school as all its classes together, those without answers included."""
    listed = list(classes)
    parts = frozenset(part for one in listed for part in one.parts)
    return Population(Level.SCHOOL, key, parts, sum(one.places for one in listed))


def check_together(populations: Sequence[Population]) -> None:
    """Refuse a release of doubled, overlapping or loose populations.

    Idea: one release is about one school and separate classes inside it; on that the proof of safety rests.
    Units: none. Errors: `ImpossiblePopulation`. Source: R1.
    """
    if len({population.place for population in populations}) < len(populations):
        raise ImpossiblePopulation("A population was given twice.")
    schools = [one for one in populations if one.level is Level.SCHOOL]
    classes = [one for one in populations if one.level is Level.CLASS]
    if len(schools) > 1:
        raise ImpossiblePopulation("One release is about one school.")
    if (
        max(
            Counter(part.key for one in classes for part in one.parts).values(),
            default=0,
        )
        > 1
    ):
        raise ImpossiblePopulation("Two classes share respondents.")
    for school in schools:
        if any(not one.parts <= school.parts for one in classes):
            raise ImpossiblePopulation(
                "A class is not part of its school, or differs in size."
            )
