"""Read the cells of one row by field."""

import re
from datetime import date

from pijler.formats.csv.mapping import Field
from pijler.formats.csv.table import Row
from pijler.formats.findings import Code
from pijler.formats.roster import Authority
from pijler.formats.values import Values

_YES = frozenset(["ja", "j", "yes", "y", "true", "waar", "1", "x", "wel"])
_NO = frozenset(["nee", "n", "no", "false", "onwaar", "0", "geen", "niet"])
_UNKNOWN = frozenset(["", "?", "-", "onbekend", "unknown"])
_YEAR = re.compile(r"(?:groep|leerjaar|jaar|klas|year)?\s*0?(\d{1,2})", re.IGNORECASE)


class Cells:
    """One row, seen through the mapping; odd values are noted by the cleaner."""

    def __init__(self, row: Row, places: dict[Field, int], values: Values) -> None:
        self.line = row.line
        self._cells = row.cells
        self._places = places
        self._values = values

    def raw(self, field: Field) -> str:
        """Give what stands in the cell, or nothing."""
        place = self._places.get(field, len(self._cells))
        return self._cells[place] if place < len(self._cells) else ""

    def text(self, field: Field) -> str | None:
        """Give a clean text."""
        return self._values.text(self.raw(field), self.line, field.place)

    def key(self) -> str | None:
        """Give the school system's number, else the ECK iD."""
        number = self._values.key(self.raw(Field.KEY), self.line)
        return number or self._values.eck_id(self.raw(Field.ECK_ID), self.line)

    def eck_id(self) -> str | None:
        """Give the ECK iD."""
        return self._values.eck_id(self.raw(Field.ECK_ID), self.line)

    def email(self, field: Field) -> str | None:
        """Give an e-mail address."""
        return self._values.email(self.raw(field), self.line, field.place)

    def day(self, field: Field) -> date | None:
        """Give a date."""
        return self._values.day(self.raw(field), self.line, field.place)

    def year(self) -> str | None:
        """Give the year group as a school counts it."""
        raw = self.raw(Field.YEAR).strip()
        number = _YEAR.fullmatch(raw) if raw.isascii() else None
        return self._values.year(number[1] if number else raw, self.line)

    def school_year(self) -> str | None:
        """Give the school year."""
        return self._values.school_year(self.raw(Field.SCHOOL_YEAR), self.line)

    def brin(self) -> tuple[str | None, str | None]:
        """Give the BRIN and the location code that may follow it."""
        return self._values.brin(self.raw(Field.BRIN), self.line)

    def authority(self, field: Field) -> Authority:
        """Tell whether a guardian has authority; unknown unless it says so clearly."""
        word = self.raw(field).strip().casefold()
        if word in _YES:
            return Authority.YES
        if word in _NO:
            return Authority.NO
        if word not in _UNKNOWN:
            self._values.notebook.add(Code.BAD_AUTHORITY, self.line, field.place)
        return Authority.UNKNOWN
