"""What went out before about the same asking, kept in exact sizes."""

from collections.abc import Iterator

from pijler.listening.checkins.models import Round
from pijler.listening.checkins.queries import ONE_ASKING
from pijler.listening.release.models import LedgerEntry, Release
from pijler.science.disclosure import Ledger, Level, Part, Place, Population


def ledger_of(round_: Round) -> Ledger:
    """The populations that were shown for the asking to which this round belongs."""
    entries = LedgerEntry.objects.filter(
        release__round__instrument__key=round_.instrument.key,
        release__round__opens_on__lte=round_.closes_on + ONE_ASKING,
        release__round__closes_on__gte=round_.opens_on - ONE_ASKING,
    )
    return Ledger(tuple(map(_population, entries.order_by("level", "key", "id"))))


def new_entries(release: Release, before: Ledger, now: Ledger) -> Iterator[LedgerEntry]:
    """The lines to write for what this release shows."""
    for population in now.released[len(before.released) :]:
        yield LedgerEntry(
            release=release,
            level=population.level.value,
            key=population.key,
            places=population.places,
            parts=[
                {"key": part.key, "answered": part.answered}
                for part in sorted(population.parts, key=lambda part: part.key)
            ],
        )


def _population(entry: LedgerEntry) -> Population:
    place = Place(Level(entry.level), entry.key)
    parts = frozenset(Part(part["key"], part["answered"]) for part in entry.parts)
    return Population(place.level, place.key, parts, entry.places)
