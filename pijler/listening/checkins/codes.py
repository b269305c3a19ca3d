"""Class codes: worked out when they are shown, kept only as a hash.

Nine symbols that nobody confuses: three name the school, six come from the server's key,
the sitting and its turn. A turn is used when two sittings would get the same code.
"""

import hmac
import re
import unicodedata
from base64 import urlsafe_b64encode
from collections.abc import Callable
from uuid import UUID

from pijler.foundation.schools.models.organisations import CODE_ALPHABET
from pijler.listening.checkins.server_key import stamp

LENGTH, SCHOOL_PART = 9, 3
MORE = LENGTH - SCHOOL_PART


class NoFreeCode(Exception):
    """Every turn gave a code that is already in use; the alphabet is far too small."""


def code_of(school_code: str, sitting_id: UUID, turn: int) -> str:
    """The class code of a sitting, without dashes."""
    return school_code + _symbols(stamp("class code", f"{sitting_id}/{turn}".encode()))


def hash_of(code: str) -> str:
    """What the database keeps of a code."""
    return stamp("class code hash", code.encode()).hex()


def free_turn(
    school_code: str, sitting_id: UUID, is_taken: Callable[[str], bool]
) -> tuple[int, str]:
    """The first turn whose code is not in use yet, and the hash of that code."""
    for turn in range(1000):
        code_hash = hash_of(code_of(school_code, sitting_id, turn))
        if not is_taken(code_hash):
            return turn, code_hash
    raise NoFreeCode


def in_threes(code: str) -> str:
    """A code as it stands on the board: ABC-DEF-GHJ."""
    return "-".join(re.findall(".{1,3}", code))


def plain(typed: str) -> str:
    """What somebody typed, in capitals, without spaces, dots and dashes."""
    wide = unicodedata.normalize("NFKC", typed[:60]).upper()
    return "".join(
        symbol
        for symbol in wide
        if symbol not in "._" and unicodedata.category(symbol) not in {"Pd", "Zs"}
    )


def scanned(code: str) -> str:
    """The code with our mark, for the square on the board: only a scan can know it.

    Wrong typed codes are limited per school; whoever scans is never held up by that.
    """
    return f"{code}~{_mark(code)}"


def more(code: str) -> str:
    """Six symbols to type behind the code where nothing can scan: a shorter mark."""
    return _symbols(stamp("class code, more", code.encode()))


def split(sent: str) -> tuple[str, str]:
    """The code and the mark, if any, of what was scanned (`CODE~MARK`) or typed."""
    typed, _, mark = sent.partition("~")
    code = plain(typed)
    if not mark and len(code) == LENGTH + MORE:
        return code[:LENGTH], code[LENGTH:]
    return code, mark


def is_scanned(code: str, mark: str) -> bool:
    """Whether this mark, the long or the short one, was on the board beside the code."""
    marks = (_mark(code), more(code))
    return any(hmac.compare_digest(mark.encode(), one.encode()) for one in marks)


def _symbols(stamped: bytes) -> str:
    number, symbols = int.from_bytes(stamped), []
    for _ in range(MORE):
        number, place = divmod(number, len(CODE_ALPHABET))
        symbols.append(CODE_ALPHABET[place])
    return "".join(symbols)


def _mark(code: str) -> str:
    return urlsafe_b64encode(stamp("class link", code.encode())[:15]).decode()


def is_code(code: str) -> bool:
    """Whether this could be a class code at all."""
    return len(code) == LENGTH and set(code) <= set(CODE_ALPHABET)
