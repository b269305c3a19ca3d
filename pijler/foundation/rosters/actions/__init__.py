"""What may be done with a list: stage, apply, undo, leave."""

from pijler.foundation.rosters.actions.applying import (
    ListChanged,
    NotStaged,
    WordsMissing,
    YearIsOver,
    apply_import,
)
from pijler.foundation.rosters.actions.staging import (
    cancel_import,
    choose_columns,
    compare_again,
    keep_roster,
    place_in_year,
    read_kept_roster,
    stage_roster,
)
from pijler.foundation.rosters.actions.undoing import CannotUndo, undo_import

__all__ = [
    "CannotUndo",
    "ListChanged",
    "NotStaged",
    "WordsMissing",
    "YearIsOver",
    "apply_import",
    "cancel_import",
    "choose_columns",
    "compare_again",
    "keep_roster",
    "place_in_year",
    "read_kept_roster",
    "stage_roster",
    "undo_import",
]
