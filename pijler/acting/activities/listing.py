"""The list of agreements as a page shows it: state as pattern, icon and word."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from pijler.acting.activities.models import Activity, Pillar, State
from pijler.acting.activities.principles import Words, principle

# The arch that is filled, hatched or open; the icon; the word.
SHAPES: dict[str, tuple[str, str, Words]] = {
    State.RUNNING: ("maybe", "hammer", _("Running")),
    State.DONE: ("taken", "circle-check", _("Done")),
    State.STOPPED: ("", "circle-stop", _("Stopped")),
}
NUMBERS = {pillar: number for number, pillar in enumerate(Pillar, start=1)}


@dataclass(frozen=True)
class Line:
    """One agreement in the list."""

    activity: Activity
    mine: bool

    @property
    def pattern(self) -> str:
        """The fill of its arch."""
        return SHAPES[self.activity.state][0]

    @property
    def icon(self) -> str:
        """The icon of its state."""
        return SHAPES[self.activity.state][1]

    @property
    def word(self) -> Words:
        """Its state in a word."""
        return SHAPES[self.activity.state][2]

    @property
    def principle(self) -> Words:
        """What it works on."""
        return principle(self.activity.principle).name

    @property
    def pillar_number(self) -> int:
        """The number of its pillar's colour."""
        return NUMBERS[Pillar(self.activity.pillar)]

    @property
    def running(self) -> bool:
        """Whether it still runs."""
        return self.activity.state == State.RUNNING


@dataclass(frozen=True)
class Choice:
    """One pillar to filter by."""

    label: Words
    query: str
    current: bool


@dataclass(frozen=True)
class Listing:
    """The page."""

    lines: list[Line]
    choices: list[Choice]
    is_filtered: bool

    @property
    def running(self) -> list[Line]:
        """What runs now."""
        return [line for line in self.lines if line.running]

    @property
    def past(self) -> list[Line]:
        """What is done or stopped."""
        return [line for line in self.lines if not line.running]


def of(seen: Iterable[Activity], tended: Iterable[Activity], pillar: str) -> Listing:
    """Make the page of what somebody sees and keeps, maybe of one pillar only."""
    own: set[UUID] = {one.pk for one in tended}
    chosen = pillar if pillar in Pillar else ""
    lines = [
        Line(one, one.pk in own) for one in seen if not chosen or one.pillar == chosen
    ]
    every = [Choice(_("All pillars"), "", not chosen)]
    each = [Choice(one.label, one.value, one == chosen) for one in Pillar]
    return Listing(lines, every + each, bool(chosen))
