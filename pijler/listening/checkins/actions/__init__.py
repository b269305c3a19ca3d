from pijler.listening.checkins.actions.moving import keep_moving
from pijler.listening.checkins.actions.planning import cancel_round, plan_round
from pijler.listening.checkins.actions.sealing import seal_round
from pijler.listening.checkins.actions.sitting import (
    change_places,
    open_sitting,
    reopen_sitting,
    stop_sitting,
)
from pijler.listening.checkins.actions.stopping import stop_round
from pijler.listening.checkins.actions.talking import ask_to_talk
from pijler.listening.checkins.problems import (
    AlreadyOpened,
    AlreadySealed,
    NothingToAsk,
    NotInThisPeriod,
    NotOpen,
    SharedPupils,
    TooFewPlaces,
    TooLateToUndo,
    TooManyPlaces,
)

__all__ = [
    "AlreadyOpened",
    "AlreadySealed",
    "NotInThisPeriod",
    "NotOpen",
    "NothingToAsk",
    "SharedPupils",
    "TooFewPlaces",
    "TooLateToUndo",
    "TooManyPlaces",
    "ask_to_talk",
    "cancel_round",
    "change_places",
    "keep_moving",
    "open_sitting",
    "plan_round",
    "reopen_sitting",
    "seal_round",
    "stop_round",
    "stop_sitting",
]
