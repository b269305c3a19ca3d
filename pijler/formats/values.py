"""Turn what stands in a file into clean values, and say what was odd about it."""

import re
import unicodedata
from datetime import date

from pijler.formats.bsn import eck_id_holds_bsn, holds_bsn
from pijler.formats.findings import Code
from pijler.formats.notebook import Notebook

LONGEST_TEXT = 200
LONGEST_KEY = 256
OLDEST_USUAL_AGE = 30
FIRST_BIRTH_YEAR = 1900
YEARS = frozenset(
    ["B", "D", *map(str, range(9)), *map(str, range(11, 17)), "S", "V", "C", "N", "H"]
)
_LATER_YEARS = frozenset(["C", "N", "H", "S", "V", "B", "D"])

_JOINERS = "\u200c\u200d"  # some scripts need them inside names
_GARBLED = re.compile("\ufffd|[\u00c2\u00c3][\u0080-\u00bf]|\u00e2\u20ac")
_FORMULA = re.compile(r"[=+@]|-(?![\s\-]*$)")
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][0-9:.]+)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII
)
_DUTCH = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: 0?0:00(?::00)?)?", re.ASCII)
_PLAIN = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_SCHOOL_YEAR = re.compile(r"(\d{4})\s*[-/]\s*(\d{4}|\d\d)", re.ASCII)
_BRIN = re.compile(r"(\d{2}[A-Z]{2})(\d{2})?", re.ASCII)
_ODD_IN_KEY = re.compile(r"[^\w\-./ {}]")
_HIDDEN_KEY = "(hidden)"
_SHOWN_KEY = 30


class Values:
    """Cleans values and writes down what it had to leave out."""

    def __init__(self, notebook: Notebook) -> None:
        self.notebook = notebook

    def text(
        self, raw: str | None, line: int | None, field: str, limit: int = LONGEST_TEXT
    ) -> str | None:
        """Clean a text for people; None if nothing is left."""
        value = self._clean(raw, line, field, limit)
        if value is None:
            return None
        if holds_bsn(value):
            self.notebook.add(Code.BSN_IN_TEXT, line, field)
            return None
        self._remark(value, line, field)
        return value

    def key(self, raw: str | None, line: int | None, field: str = "key") -> str | None:
        """Clean an identifying key; whether it is a BSN is judged over all keys."""
        return self._clean(raw, line, field, LONGEST_KEY)

    def eck_id(self, raw: str | None, line: int | None) -> str | None:
        """Clean an ECK iD."""
        value = self._clean(raw, line, "eck_id", LONGEST_KEY)
        if value and eck_id_holds_bsn(value):
            self.notebook.add(Code.BSN_IN_TEXT, line, "eck_id")
            return None
        return value

    def email(
        self, raw: str | None, line: int | None, field: str = "email"
    ) -> str | None:
        """Clean an e-mail address."""
        value = self._clean(raw, line, field, LONGEST_KEY)
        if value is None:
            return None
        if holds_bsn(value):
            self.notebook.add(Code.BSN_IN_TEXT, line, field)
            return None
        if not _EMAIL.fullmatch(value):
            self.notebook.add(Code.BAD_EMAIL, line, field)
            return None
        return value

    def day(self, raw: str | None, line: int | None, field: str) -> date | None:
        """Read a date in the forms that Dutch schools write."""
        value = " ".join((raw or "").split())[:LONGEST_TEXT]
        if not value:
            return None
        parts = _date_parts(value)
        if parts is None:
            self.notebook.add(Code.UNREADABLE_DATE, line, field)
            return None
        day = _as_date(parts)
        if day is None:
            self.notebook.add(Code.IMPOSSIBLE_DATE, line, field)
        return day

    def school_year(self, raw: str | None, line: int | None) -> str | None:
        """Read a school year as '2026-2027'."""
        value = (raw or "").strip()
        if not value:
            return None
        match = _SCHOOL_YEAR.fullmatch(value)
        if match and int(match[2]) % 100 == (int(match[1]) + 1) % 100:
            return f"{match[1]}-{int(match[1]) + 1}"
        self.notebook.add(Code.BAD_SCHOOL_YEAR, line, "school_year")
        return None

    def brin(self, raw: str | None, line: int | None) -> tuple[str | None, str | None]:
        """Read a BRIN of four, or of six with the location code."""
        value = (raw or "").strip().upper()
        if not value:
            return None, None
        match = _BRIN.fullmatch(value) if value.isascii() else None
        if match is None:
            self.notebook.add(Code.WRONG_BRIN, line, "brin")
            return None, None
        return match[1], match[2]

    def year(self, raw: str | None, line: int | None) -> str | None:
        """Read a year group code of EDEXML."""
        value = (raw or "").strip().upper()
        if not value:
            return None
        if value not in YEARS:
            self.notebook.add(Code.UNKNOWN_YEAR, line, "year")
            return None
        return value

    def _clean(
        self, raw: str | None, line: int | None, field: str, limit: int
    ) -> str | None:
        if not raw:
            return None
        if len(raw) > 2 * limit or len(raw.strip()) > limit:
            self.notebook.add(Code.TOO_LONG, line, field, limit=limit)
            return None
        spaced = " ".join(raw.split())
        printable = spaced.isprintable()
        value = spaced if printable else "".join(filter(_is_visible, spaced))
        if value != spaced:
            self.notebook.add(Code.CONTROL_CHARACTERS, line, field)
        return unicodedata.normalize("NFC", " ".join(value.split())) or None

    def _remark(self, value: str, line: int | None, field: str) -> None:
        if _GARBLED.search(value):
            self.notebook.add(Code.GARBLED, line, field)
        if _FORMULA.match(value):
            self.notebook.add(Code.FORMULA, line, field)


def safe_key(key: str) -> str:
    """Show a key of a group or location in a finding, unless it may tell something."""
    if len(key) > _SHOWN_KEY or _ODD_IN_KEY.search(key) or holds_bsn(key):
        return _HIDDEN_KEY
    return key


def year_in_school(year: str | None) -> int | None:
    """Tell the year as a school counts it: EDEXML's 11 is the first year of vo."""
    if year is None or year in _LATER_YEARS or not year.isdigit():
        return None
    return int(year) - 10 if int(year) > 10 else int(year)


def _is_visible(character: str) -> bool:
    return character in _JOINERS or not unicodedata.category(character).startswith("C")


def _date_parts(value: str) -> tuple[int, int, int] | None:
    if match := _ISO.fullmatch(value) or _PLAIN.fullmatch(value):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DUTCH.fullmatch(value):
        return int(match[4]), int(match[3]), int(match[1])
    return None


def _as_date(parts: tuple[int, int, int]) -> date | None:
    try:
        day = date(*parts)
    except ValueError:
        return None
    return day if day.year >= FIRST_BIRTH_YEAR else None
