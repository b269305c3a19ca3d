"""Recognise a BSN or education number, so that none ever leaves a reader."""

import re
import unicodedata
from collections.abc import Iterable

BSN_HEADING = re.compile(
    r"\bbsn|burgerservice|sofi|onderwijsn|onderwijsnummer|\bpgn\b|persoonsgebonden"
    r"|rijksregister|national.?(id|number)|citizen",
    re.IGNORECASE,
)
_ONLY_NINE = re.compile(r"[0-9]{9}")
_LOOSE = re.compile(r"[0-9](?:[ .\-]?[0-9]){8}|[0-9]{8}")
_RUN = re.compile(r"[0-9]{9,}")
_SEPARATED = re.compile(r"(?<![0-9])(?:[0-9](?:[ .\-]?[0-9]){8}|[0-9]{8})(?![0-9])")
_NINE = re.compile(r"(?<![0-9])[0-9](?:[ .\-]?[0-9]){8}(?![0-9])")
_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_LONG_HEX = re.compile(r"[0-9a-fA-F]{64,}")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_FEW = 3


def passes_eleven_test(digits: str) -> bool:
    """Say whether nine digits have the check digit that a BSN has."""
    if not _ONLY_NINE.fullmatch(digits) or digits == "000000000":
        return False
    weighted = sum(int(d) * w for d, w in zip(digits[:8], range(9, 1, -1), strict=True))
    return (weighted - int(digits[8])) % 11 == 0


def looks_like_bsn(value: str) -> bool:
    """Say whether a whole cell looks like a BSN, also with dots or a lost zero."""
    plain = _in_plain_digits(value).strip()
    return bool(_LOOSE.fullmatch(plain)) and _is_bsn(plain)


def holds_bsn(text: str) -> bool:
    """Say whether a BSN may stand somewhere inside a text."""
    plain = _in_plain_digits(text)
    return any(map(_run_holds_bsn, _RUN.findall(plain))) or any(
        map(_is_bsn, _SEPARATED.findall(plain))
    )


def eck_id_holds_bsn(eck_id: str) -> bool:
    """The same for an ECK iD, whose long hexadecimal part is a pseudonym by design."""
    return holds_bsn(_LONG_HEX.sub("", eck_id))


def suspect_keys(keys: Iterable[str]) -> set[str]:
    """Pick the keys that are probably BSNs: by chance one in eleven passes the test."""
    nine = {key: number for key in keys if (number := _nine_digits(key))}
    passing = {key for key, number in nine.items() if passes_eleven_test(number)}
    return passing if 2 * len(passing) >= len(nine) else set()


def are_many(suspects: set[str]) -> bool:
    """Say whether so many keys are suspect that the whole list must be refused."""
    return len(suspects) >= _FEW


def _is_bsn(number: str) -> bool:
    # Eight digits are a BSN that lost its zero, unless they are a date.
    return not _DATE.fullmatch(number) and passes_eleven_test(_digits(number).zfill(9))


def _nine_digits(key: str) -> str:
    runs = _NINE.findall(_in_plain_digits(key))
    return _digits(runs[0]) if runs else ""


def _run_holds_bsn(run: str) -> bool:
    return any(passes_eleven_test(run[i : i + 9]) for i in range(len(run) - 8))


def _in_plain_digits(text: str) -> str:
    # Full-width and Arabic digits write the same number.
    if text.isascii() or not _OTHER_DIGIT.search(text):
        return text
    return "".join(str(unicodedata.decimal(one, one)) for one in text)


def _digits(text: str) -> str:
    return re.sub("[^0-9]", "", text)
