"""How far a round or a sitting is, as pages say it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pijler.listening.checkins import round_keys
from pijler.listening.checkins.actions.sitting import MAY_UNDO
from pijler.listening.checkins.models import Round, Sitting


class State(StrEnum):
    """The life of a round; of a sitting the same words hold."""

    PLANNED = "planned"
    OPEN = "open"
    STOPPED = "stopped"
    SEALED = "sealed"


def state_of(sitting: Sitting) -> State:
    """How far one group is."""
    if sitting.round.sealed_at is not None:
        return State.SEALED
    if sitting.stopped_at is not None or sitting.round.stopped_at is not None:
        return State.STOPPED
    return State.OPEN if sitting.opened_at is not None else State.PLANNED


def lacks_key(round_: Round) -> bool:
    """Whether a round that is not sealed yet has lost its private key."""
    unsealed = round_.sealed_at is None
    return unsealed and not round_keys.is_there(round_.tenant_id, round_.pk)


@dataclass(frozen=True)
class Progress:
    """One sitting with what a page says about it; `arrived` counts answers, not persons."""

    sitting: Sitting
    state: State
    arrived: int

    @property
    def places(self) -> int:
        return self.sitting.places

    def lacks_key(self) -> bool:
        """Whether the answers cannot be opened because the key of the round is gone."""
        return lacks_key(self.sitting.round)

    def can_open(self, on: date) -> bool:
        """Whether today is one of its days and it was not opened before."""
        round_ = self.sitting.round
        in_days = round_.opens_on <= on <= round_.closes_on
        return self.state is State.PLANNED and in_days

    def can_undo(self, at: datetime) -> bool:
        """Whether stopping can still be undone."""
        stopped_at = self.sitting.stopped_at
        recently = stopped_at is not None and at - stopped_at <= MAY_UNDO
        return self.state is State.STOPPED and recently


def progress_of(sitting: Sitting) -> Progress:
    """A sitting from `queries.visible_sittings`, which counts what arrived."""
    arrived = getattr(sitting, "arrived", 0)
    return Progress(sitting, state_of(sitting), int(arrived))


@dataclass(frozen=True)
class Overview:
    """One round with those of its sittings that somebody may see."""

    round: Round
    parts: Sequence[Progress]

    @property
    def state(self) -> State:
        if self.round.sealed_at is not None:
            return State.SEALED
        if self.round.stopped_at is not None:
            return State.STOPPED
        opened = any(part.state is not State.PLANNED for part in self.parts)
        return State.OPEN if opened else State.PLANNED

    @property
    def only(self) -> Progress | None:
        """The one sitting, where there is just one."""
        return self.parts[0] if len(self.parts) == 1 else None

    @property
    def finished(self) -> int:
        """How many groups have stopped."""
        return sum(part.state in {State.STOPPED, State.SEALED} for part in self.parts)

    @property
    def was_opened(self) -> bool:
        return any(part.sitting.opened_at is not None for part in self.parts)

    def lacks_key(self) -> bool:
        """Whether sealing is impossible because the key of the round is gone."""
        return lacks_key(self.round)


def to_do(found: Iterable[Overview]) -> list[Overview]:
    """What is not finished: open first, then what comes, then what waits to be sealed."""
    order = [State.OPEN, State.PLANNED, State.STOPPED]
    unfinished = [one for one in found if one.state in order]
    return sorted(
        unfinished, key=lambda one: (order.index(one.state), one.round.opens_on)
    )


def overviews(sittings: Iterable[Sitting]) -> list[Overview]:
    """Sittings gathered per round, in the order in which they came."""
    rounds: dict[Round, list[Progress]] = {}
    for sitting in sittings:
        rounds.setdefault(sitting.round, []).append(progress_of(sitting))
    return [Overview(round_, parts) for round_, parts in rounds.items()]
