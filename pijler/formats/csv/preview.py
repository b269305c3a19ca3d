"""Show the first rows of a CSV file, so that somebody can say what the columns hold."""

from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from pijler.formats.bsn import holds_bsn
from pijler.formats.csv.columns import bsn_columns
from pijler.formats.csv.mapping import Mapping, guess_mapping
from pijler.formats.csv.table import Row, Table, read_table
from pijler.formats.findings import Code, Finding, found
from pijler.formats.notebook import Notebook, Refused
from pijler.formats.sizes import LARGEST_CSV, MEGABYTE

_HIDDEN = "\u2022\u2022\u2022"
_LONGEST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Preview:
    """The headings, the first rows, and what we make of them."""

    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    mapping: Mapping = Mapping()
    left_out: tuple[str, ...] = ()
    encoding: str = ""
    separator: str = ""
    findings: tuple[Finding, ...] = ()


def preview(source: BinaryIO, *, rows: int = 5) -> Preview:
    """Show the beginning of a CSV file; columns that look like a BSN stay hidden."""
    notebook = Notebook()
    try:
        return _preview(read_table(_whole(source), notebook), rows, notebook)
    except Refused as refused:
        return Preview(findings=(refused.finding,))


def _whole(source: BinaryIO) -> bytes:
    whole = source.read(LARGEST_CSV + 1)
    if len(whole) > LARGEST_CSV:
        raise Refused(found(Code.TOO_LARGE, limit=LARGEST_CSV // MEGABYTE))
    return whole


def _preview(table: Table, count: int, notebook: Notebook) -> Preview:
    hidden = bsn_columns(table)
    first = islice(table.rows(notebook), count)
    for place in sorted(hidden):
        notebook.add(Code.BSN_COLUMN, column=place + 1)
    return Preview(
        headings=table.headings,
        rows=tuple(_shown(row, hidden, len(table.headings)) for row in first),
        mapping=guess_mapping(_without(table.headings, hidden)),
        left_out=tuple(table.headings[place] for place in sorted(hidden)),
        encoding=table.encoding,
        separator=table.separator,
        findings=tuple(notebook.findings()),
    )


def _shown(row: Row, hidden: set[int], width: int) -> tuple[str, ...]:
    cells = [*row.cells, *[""] * width][:width]
    return tuple(
        _HIDDEN if place in hidden or _is_private(cell) else cell[:_LONGEST_SHOWN]
        for place, cell in enumerate(cells)
    )


def _is_private(cell: str) -> bool:
    # A single number is judged over its whole column, not by itself.
    return not cell.strip().isdigit() and holds_bsn(cell)


def _without(headings: tuple[str, ...], hidden: set[int]) -> list[str]:
    return [one for place, one in enumerate(headings) if place not in hidden]
