"""Short words for tests: one school with classes of a few sizes, and one theme."""

from pijler.science.disclosure import (
    Level,
    Place,
    Tally,
    class_population,
    school_population,
)

SCHOOL = Place(Level.SCHOOL, "school")


def a_class(key):
    return Place(Level.CLASS, key)


def populations_of(sizes, *, places=None):
    """Classes a, b, c ... of these sizes, and the school that they make up."""
    classes = [
        class_population(chr(97 + i), answered=size, places=places or max(size, 30))
        for i, size in enumerate(sizes)
    ]
    return [*classes, school_population("school", classes)]


def tallies_of(sizes, well, theme="social", *, scored=None):
    """One tally per class and one for the school; everybody has a score unless said otherwise."""
    answered = scored or sizes
    of_classes = [
        Tally(a_class(chr(97 + i)), theme, count, of)
        for i, (count, of) in enumerate(zip(well, answered, strict=True))
    ]
    return [*of_classes, Tally(SCHOOL, theme, sum(well), sum(answered))]
