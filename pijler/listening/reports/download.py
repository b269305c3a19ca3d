"""A report as a file for a spreadsheet: the rows of its table, with the same words."""

import csv
import io
from collections.abc import Iterable, Sequence

# A spreadsheet would take a cell that begins so for a formula.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_of(
    caption: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    notes: Sequence[str],
) -> str:
    """Write caption, notes and table; every cell quoted, none of them a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    for line in [[caption], *([note] for note in notes), columns, *rows]:
        writer.writerow([safe_cell(cell) for cell in line])
    # The mark by which spreadsheets know the letters.
    return "\ufeff" + text.getvalue()


def safe_cell(cell: str) -> str:
    """The cell as text, whatever it begins with."""
    return f"'{cell}" if cell.startswith(RISKY) else cell
