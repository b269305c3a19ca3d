"""A stored list beside the school as it stands today."""

from datetime import date

from pijler.foundation.rosters.difference import difference
from pijler.foundation.rosters.listed import stored_list
from pijler.foundation.rosters.models import RosterImport
from pijler.foundation.rosters.standing import standing
from pijler.foundation.rosters.steps import Difference


def compared(roster_import: RosterImport, today: date) -> Difference:
    """What the list of this import would change today."""
    listed = stored_list(roster_import)
    now = standing(listed.period, listed.starts_on, listed.ends_on)
    return difference(listed, now, today=today)


def counted(found: Difference) -> dict[str, int]:
    """The counts in a form that can be stored."""
    return {kind.value: number for kind, number in sorted(found.counts.items())}
