"""Read bytes as a table: which letters, which separator, which rows on which lines."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pijler.formats.csv.mapping import unique_headings
from pijler.formats.findings import Code, found
from pijler.formats.notebook import Notebook, Refused

MOST_COLUMNS = 200
LONGEST_LINE = 64 * 1024
MOST_ROWS = 200_000

_SEPARATORS = ";,\t|"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_STATED_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and the line on which it begins."""

    line: int
    cells: list[str]


@dataclass(frozen=True)
class Table:
    """A CSV file that can be walked through more than once."""

    text: str
    encoding: str
    separator: str
    headings: tuple[str, ...]

    def rows(self, notebook: Notebook) -> Iterator[Row]:
        """Give the rows below the headings; broken lines are noted and left out."""
        rows = _rows(self.text, self.separator, notebook)
        next(rows, None)
        return rows

    @property
    def ends_in_a_line(self) -> bool:
        """Whether the last line was finished."""
        return self.text.endswith(("\n", "\r"))


def read_table(whole: bytes, notebook: Notebook) -> Table:
    """Find out how the bytes are a table; raises Refused if they are not."""
    text, encoding = _decode(whole)
    if encoding == "cp1252":
        notebook.add(Code.READ_AS_WINDOWS)
    separator = _separator(text)
    first = next(_rows(text, separator, Notebook()), None)
    if first is None:
        raise Refused(found(Code.EMPTY_FILE))
    if len(first.cells) > MOST_COLUMNS:
        raise Refused(found(Code.TOO_MANY_COLUMNS, limit=MOST_COLUMNS))
    return Table(text, encoding, separator, tuple(unique_headings(first.cells)))


def _decode(whole: bytes) -> tuple[str, str]:
    encoding = _encoding(whole)
    try:
        text = whole.decode(encoding)
    except UnicodeDecodeError as error:
        line = whole.count(b"\n", 0, error.start) + 1
        name = "Windows-1252" if encoding == "cp1252" else encoding.upper()
        raise Refused(found(Code.WRONG_ENCODING, line, encoding=name)) from None
    if "\x00" in text:
        raise Refused(found(Code.NOT_A_LIST))
    return text, encoding


def _encoding(whole: bytes) -> str:
    for bom, encoding in _BOMS:
        if whole.startswith(bom):
            return encoding
    zeros = whole[:2000].count(b"\x00", 1)
    if zeros * 3 > min(len(whole), 2000):
        return "utf-16-le" if whole[1:2] == b"\x00" else "utf-16-be"
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _separator(text: str) -> str:
    stated = _STATED_SEPARATOR.match(text)
    if stated and stated[1] in _SEPARATORS:
        return stated[1]
    first = next((line for line in _lines(text) if line.strip()), "")
    outside_quotes = re.sub(r'"[^"]*"', "", first)
    return max(_SEPARATORS, key=outside_quotes.count)


def _rows(text: str, separator: str, notebook: Notebook) -> Iterator[Row]:
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    count, line = 0, 1
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            _broken(error, line, notebook)
            continue
        if _is_empty(cells) or (line == 1 and _STATED_SEPARATOR.match(text)):
            continue
        count += 1
        if count > MOST_ROWS:
            raise Refused(found(Code.TOO_MANY, field="rows", limit=MOST_ROWS))
        yield Row(line, cells)


def _is_empty(cells: list[str]) -> bool:
    return not any(cell.strip() for cell in cells)


def _broken(error: csv.Error, line: int, notebook: Notebook) -> None:
    message = str(error)
    if "end of data" in message or "field limit" in message:
        raise Refused(found(Code.OPEN_QUOTE, line)) from None
    notebook.add(Code.BAD_QUOTES, line)


def _lines(text: str) -> Iterator[str]:
    for number, match in enumerate(_LINE.finditer(text), start=1):
        if match.end() - match.start() > LONGEST_LINE:
            raise Refused(found(Code.LINE_TOO_LONG, number))
        yield match.group()
