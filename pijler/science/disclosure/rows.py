"""A verdict as one flat row of words and whole numbers, and back: what a table has to keep to render a figure."""

from typing import TypedDict

from pijler.science.disclosure.bands import Band, SizeBand
from pijler.science.disclosure.populations import Level
from pijler.science.disclosure.presentation import (
    Banded,
    End,
    OpenEnd,
    Presentation,
    Rounded,
    WholePercent,
)
from pijler.science.disclosure.verdicts import Reason, Shown, Verdict, Withheld


class UnreadableRow(ValueError):
    """A row that no verdict wrote."""


class FigureRow(TypedDict):
    """One verdict; a column that its kind does not use is None."""

    level: str
    key: str
    theme: str
    kind: str
    reason: str | None
    size: int | None
    response: int | None
    band: int | None
    from_band: int | None
    to_band: int | None
    count_to_5: int | None
    of_to_5: int | None
    percent: int | None
    low_percent: int | None
    high_percent: int | None
    end: str | None
    doubt_percent: int | None


def to_row(verdict: Verdict) -> FigureRow:
    """Write a verdict down. Errors: none."""
    row = _empty(verdict)
    if isinstance(verdict, Withheld):
        row["reason"] = verdict.reason.value
        return row
    row["size"] = verdict.size.value
    row["response"] = verdict.response.value
    _write(verdict.presentation, row)
    return row


def from_row(row: FigureRow) -> Verdict:
    """Read a verdict back. Errors: `UnreadableRow`."""
    try:
        return _read(row)
    except (KeyError, ValueError, TypeError):
        raise UnreadableRow("This row does not hold a verdict.") from None


def _empty(verdict: Verdict) -> FigureRow:
    return FigureRow(
        level=verdict.level.value,
        key=verdict.key,
        theme=verdict.theme,
        kind=_kind(verdict),
        reason=None,
        size=None,
        response=None,
        band=None,
        from_band=None,
        to_band=None,
        count_to_5=None,
        of_to_5=None,
        percent=None,
        low_percent=None,
        high_percent=None,
        end=None,
        doubt_percent=None,
    )


def _kind(verdict: Verdict) -> str:
    if isinstance(verdict, Withheld):
        return "withheld"
    return {
        Banded: "banded",
        Rounded: "rounded",
        WholePercent: "percent",
        OpenEnd: "open-end",
    }[type(verdict.presentation)]


def _write(shown: Presentation, row: FigureRow) -> None:
    if isinstance(shown, Banded):
        row["band"] = shown.band.value
        row["from_band"] = shown.from_band.value
        row["to_band"] = shown.to_band.value
        return
    if isinstance(shown, OpenEnd):
        row["end"] = shown.end.value
        row["doubt_percent"] = shown.doubt_percent
        return
    if isinstance(shown, Rounded):
        row["count_to_5"] = shown.count_to_5
        row["of_to_5"] = shown.of_to_5
    row["percent"] = shown.percent
    row["low_percent"] = shown.low_percent
    row["high_percent"] = shown.high_percent


def _read(row: FigureRow) -> Verdict:
    level = Level(row["level"])
    if row["kind"] == "withheld":
        return Withheld(level, row["key"], row["theme"], Reason(row["reason"]))
    return Shown(
        level=level,
        key=row["key"],
        theme=row["theme"],
        presentation=_presentation(row),
        size=SizeBand(row["size"]),
        response=Band(row["response"]),
    )


def _presentation(row: FigureRow) -> Presentation:
    match row["kind"]:
        case "banded":
            return Banded(
                Band(row["band"]), Band(row["from_band"]), Band(row["to_band"])
            )
        case "open-end":
            return OpenEnd(End(row["end"]), _number(row["doubt_percent"]))
        case "percent":
            return WholePercent(*_percentages(row))
        case "rounded":
            numbers = _number(row["count_to_5"]), _number(row["of_to_5"])
            return Rounded(*numbers, *_percentages(row))
    raise UnreadableRow("This row does not hold a verdict.")


def _percentages(row: FigureRow) -> tuple[int, int, int]:
    return (
        _number(row["percent"]),
        _number(row["low_percent"]),
        _number(row["high_percent"]),
    )


def _number(value: int | None) -> int:
    if value is None:
        raise UnreadableRow("This row lacks a number.")
    return value
