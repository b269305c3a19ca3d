"""Pick out the columns that hold a BSN, by their heading or by what stands in them."""

from pijler.formats.bsn import BSN_HEADING, looks_like_bsn
from pijler.formats.csv.table import Table
from pijler.formats.notebook import Notebook

_FEWEST_TO_JUDGE = 2


def bsn_columns(table: Table) -> set[int]:
    """Number the columns (from 0) that must be left out."""
    named = {
        place
        for place, heading in enumerate(table.headings)
        if BSN_HEADING.search(heading)
    }
    return named | _by_content(table)


def _by_content(table: Table) -> set[int]:
    filled = [0] * len(table.headings)
    alike = [0] * len(table.headings)
    for row in table.rows(Notebook()):
        for place, cell in enumerate(row.cells[: len(filled)]):
            if cell and not cell.isspace():
                filled[place] += 1
                alike[place] += looks_like_bsn(cell)
    return {
        place
        for place, count in enumerate(alike)
        if count >= _FEWEST_TO_JUDGE and 2 * count > filled[place]
    }
