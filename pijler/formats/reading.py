"""The door of this room: a file goes in, a roster with findings comes out."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import BinaryIO

from pijler.formats.checks import finish
from pijler.formats.csv.mapping import Mapping
from pijler.formats.csv.reader import read_csv
from pijler.formats.draft import Draft
from pijler.formats.edexml import read_edexml
from pijler.formats.findings import Code, found
from pijler.formats.notebook import Notebook, Refused
from pijler.formats.roster import Roster
from pijler.formats.sizes import LARGEST_CSV, LARGEST_EDEXML, MEGABYTE

_CHUNK = 64 * 1024
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_LONGEST_FILENAME = 120


def read_roster(
    source: BinaryIO,
    *,
    filename: str,
    mapping: Mapping | None = None,
    on: date | None = None,
) -> Roster:
    """Read a class list, whatever its form; never raises for what is in the file.

    `on` is the day of reading, against which birth dates and leavers are judged;
    without it the list's own reference date counts.
    """
    notebook = Notebook()
    kind, name = "", safe_filename(filename)
    try:
        kind, draft = _read(source, mapping, notebook)
        return finish(draft, notebook, kind=kind, filename=name, on=on)
    except Refused as refused:
        notebook.note(refused.finding)
        return Roster(kind, name, findings=tuple(notebook.findings()))


def safe_filename(filename: str) -> str:
    """Keep only the last part of a file's name, without odd characters."""
    last = re.split(r"[/\\]", filename)[-1]
    return "".join(c for c in last if c.isprintable())[:_LONGEST_FILENAME]


def _read(
    source: BinaryIO, mapping: Mapping | None, notebook: Notebook
) -> tuple[str, Draft]:
    head = source.read(_CHUNK)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise Refused(found(Code.EMPTY_FILE))
    if head.startswith(_WORKBOOKS):
        raise Refused(found(Code.WORKBOOK))
    if _is_xml(head):
        return read_edexml(_chunks(head, source, LARGEST_EDEXML), notebook)
    whole = b"".join(_chunks(head, source, LARGEST_CSV))
    return "CSV", read_csv(whole, mapping, notebook)


def _is_xml(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")
    return start.startswith(b"<")


def _chunks(head: bytes, source: BinaryIO, largest: int) -> Iterator[bytes]:
    seen = 0
    for chunk in chain([head], iter(lambda: source.read(_CHUNK), b"")):
        seen += len(chunk)
        if seen > largest:
            raise Refused(found(Code.TOO_LARGE, limit=largest // MEGABYTE))
        yield chunk
