"""What sort of file arrived, and what its columns seem to hold."""

from enum import Enum
from typing import BinaryIO

from pijler.formats.csv import Preview, preview

_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"


class Arrival(Enum):
    """How to go on with a file."""

    XML = "xml"
    TABLE = "table"
    NEITHER = "neither"


def look_at(file: BinaryIO) -> Arrival:
    """Tell by its content what a file is, not by its name; the file is rewound."""
    head = file.read(64).lstrip(_BEFORE_XML)
    file.seek(0)
    if head.startswith(b"<"):
        return Arrival.XML
    shown = preview(file)
    file.seek(0)
    return Arrival.TABLE if _is_table(shown) else Arrival.NEITHER


def _is_table(shown: Preview) -> bool:
    refused = any(finding.refuses for finding in shown.findings)
    return not refused and len(shown.headings) > 1
