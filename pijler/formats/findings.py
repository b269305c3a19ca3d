"""What a reader has to say about a list: what is wrong, where, and what to do."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(StrEnum):
    """Every kind of finding; its sentence stands in SENTENCES."""

    # The whole file cannot be imported.
    EMPTY_FILE = "empty-file"
    TOO_LARGE = "too-large"
    NOT_A_LIST = "not-a-list"
    WORKBOOK = "workbook"
    NOT_XML = "not-xml"
    BROKEN_XML = "broken-xml"
    FORBIDDEN_CHARACTER = "forbidden-character"
    WRONG_ENCODING = "wrong-encoding"
    TRUNCATED = "truncated"
    HAS_DOCTYPE = "has-doctype"
    OTHER_XML = "other-xml"
    UNKNOWN_VERSION = "unknown-version"
    STRANGE_STRUCTURE = "strange-structure"
    TOO_MANY = "too-many"
    TOO_MANY_COLUMNS = "too-many-columns"
    LINE_TOO_LONG = "line-too-long"
    OPEN_QUOTE = "open-quote"
    COLUMN_MISSING = "column-missing"
    NO_PUPILS = "no-pupils"
    WRONG_BRIN = "wrong-brin"
    SEVERAL_SCHOOLS = "several-schools"
    KEYS_ARE_BSN = "keys-are-bsn"
    # One line is left out.
    NO_KEY = "no-key"
    NO_NAME = "no-name"
    DUPLICATE_KEY = "duplicate-key"
    DUPLICATE_ECK_ID = "duplicate-eck-id"
    KEY_IS_BSN = "key-is-bsn"
    SHIFTED_COLUMNS = "shifted-columns"
    BAD_QUOTES = "bad-quotes"
    # One value is left out, or doubtful.
    IMPOSSIBLE_DATE = "impossible-date"
    UNREADABLE_DATE = "unreadable-date"
    BORN_LATER = "born-later"
    UNKNOWN_GROUP = "unknown-group"
    UNKNOWN_LOCATION = "unknown-location"
    UNKNOWN_YEAR = "unknown-year"
    TOO_LONG = "too-long"
    CONTROL_CHARACTERS = "control-characters"
    GARBLED = "garbled"
    BSN_IN_TEXT = "bsn-in-text"
    BAD_EMAIL = "bad-email"
    BAD_AUTHORITY = "bad-authority"
    SAME_PUPIL_TWICE = "same-pupil-twice"
    BAD_SCHOOL_YEAR = "bad-school-year"
    NO_BRIN = "no-brin"
    NO_SCHOOL_YEAR = "no-school-year"
    BAD_LOCATION_CODE = "bad-location-code"
    BSN_LEFT_OUT = "bsn-left-out"
    BSN_COLUMN = "bsn-column"
    NEWER_VERSION = "newer-version"
    # Good to know.
    LEAVERS = "leavers"
    NO_GROUP = "no-group"
    FORMULA = "formula"
    READ_AS_WINDOWS = "read-as-windows"
    OLD_PUPIL = "old-pupil"
    MORE = "more"


SENTENCES: Mapping[Code, str] = {
    Code.EMPTY_FILE: "The file is empty; export the list again.",
    Code.TOO_LARGE: "The file is larger than %(limit)d MB and was not read; "
    "export the list of one school only.",
    Code.NOT_A_LIST: "This is neither an EDEXML nor a CSV file; "
    "export the class list in one of these two forms.",
    Code.WORKBOOK: "This is a workbook, a PDF or a zip file; "
    "save the list as CSV (UTF-8) and choose that file.",
    Code.NOT_XML: "This looks like XML but is not; "
    "export the list again as EDEXML or CSV.",
    Code.BROKEN_XML: "the XML is broken here, so nothing was read; "
    "export the list again and do not change it by hand.",
    Code.FORBIDDEN_CHARACTER: "a control character stands here that XML does not "
    "allow, so nothing was read; correct it in the school's system and export again.",
    Code.WRONG_ENCODING: "the letters here are not written in %(encoding)s, "
    "so nothing was read; export the list again in UTF-8.",
    Code.TRUNCATED: "the file ends halfway here, so nothing was read; "
    "export or download the list again.",
    Code.HAS_DOCTYPE: "the file declares a document type or entities, which a class "
    "list never needs, so it was refused for safety; export the list again.",
    Code.OTHER_XML: "this XML file is not EDEXML; "
    "export the list as EDEXML 1.0.3, 2.0 or 2.1.",
    Code.UNKNOWN_VERSION: "this version of EDEXML is not known; "
    "export the list as EDEXML 1.0.3, 2.0 or 2.1.",
    Code.STRANGE_STRUCTURE: "the file is built unlike any class list, so it was "
    "refused for safety; export the list again.",
    Code.TOO_MANY: "The list holds more than %(limit)d %(field)s; "
    "export the list of one school only.",
    Code.TOO_MANY_COLUMNS: "The list has more than %(limit)d columns; "
    "export fewer columns.",
    Code.LINE_TOO_LONG: "this line is far too long for a class list, so nothing was "
    "read; export the list again.",
    Code.OPEN_QUOTE: "a text in quotes begins here and does not end, so nothing was "
    "read; correct the quotes or export the list again.",
    Code.COLUMN_MISSING: "No column is known to hold the %(field)s; "
    "choose which column holds it.",
    Code.NO_PUPILS: "There are no pupils in this list that could be read; "
    "export a list with pupils.",
    Code.WRONG_BRIN: "the school's BRIN must be two digits and two letters; "
    "correct it in the school's system and export again.",
    Code.SEVERAL_SCHOOLS: "another BRIN stands here than before; "
    "export the list of one school only.",
    Code.KEYS_ARE_BSN: "The numbers that identify people in this list look like "
    "BSNs, so nothing was read; export the school system's own numbers instead.",
    Code.NO_KEY: "the identifying number is missing, so this line was left out; "
    "fill it in at the school's system.",
    Code.NO_NAME: "there is no name, so this line was left out; "
    "fill it in at the school's system.",
    Code.DUPLICATE_KEY: "this key was used before on line %(first)d, so this line "
    "was left out; give each its own key.",
    Code.DUPLICATE_ECK_ID: "this ECK iD was used before on line %(first)d, so this "
    "line was left out; one person has one ECK iD.",
    Code.KEY_IS_BSN: "the identifying number looks like a BSN, so this line was left "
    "out; use the school system's own number.",
    Code.SHIFTED_COLUMNS: "this line has more cells than there are headings, so it "
    "was left out; look for a stray separator.",
    Code.BAD_QUOTES: "the quotes on this line do not match, so it was left out; "
    "correct the quotes.",
    Code.IMPOSSIBLE_DATE: "this date does not exist and was left empty; "
    "correct it in the school's system.",
    Code.UNREADABLE_DATE: "this is not a date that can be read, so it was left "
    "empty; write it as 2014-03-09 or 9-3-2014.",
    Code.BORN_LATER: "this birth date lies after the date of the list, so it was "
    "left empty; correct it in the school's system.",
    Code.UNKNOWN_GROUP: "group %(key)s is not in the list, so the reference was left "
    "out; add the group or correct the reference.",
    Code.UNKNOWN_LOCATION: "location %(key)s is not in the list, so the reference "
    "was left out; add the location or correct the reference.",
    Code.UNKNOWN_YEAR: "this year group is not known and was left empty; "
    "correct it in the school's system.",
    Code.TOO_LONG: "this text is longer than %(limit)d characters and was left out; "
    "shorten it in the school's system.",
    Code.CONTROL_CHARACTERS: "invisible control characters were removed; "
    "check this text in the school's system.",
    Code.GARBLED: "accented letters look garbled here; "
    "check the text, and export the list again in UTF-8 if it is wrong.",
    Code.BSN_IN_TEXT: "a number that looks like a BSN stands in this text, so the "
    "text was left out; remove the number in the school's system.",
    Code.BAD_EMAIL: "this is not an e-mail address and was left empty; "
    "correct it in the school's system.",
    Code.BAD_AUTHORITY: "this is neither yes nor no, so authority counts as unknown; "
    "write yes, no or nothing.",
    Code.SAME_PUPIL_TWICE: "this pupil has the same name and birth date as the pupil "
    "on line %(first)d; check whether this is one pupil.",
    Code.BAD_SCHOOL_YEAR: "the school year was not understood and left empty; "
    "write it as 2026-2027.",
    Code.NO_BRIN: "The list does not say of which school it is (no BRIN); "
    "check that it is yours.",
    Code.NO_SCHOOL_YEAR: "The list does not say of which school year it is; "
    "check that it is this year's.",
    Code.BAD_LOCATION_CODE: "the location code must be two digits and was left "
    "empty; correct it in the school's system.",
    Code.BSN_LEFT_OUT: "Lines that held a BSN or education number: %(count)d (the "
    "first is line %(first)d); these numbers were left out and are not needed.",
    Code.BSN_COLUMN: "Column %(column)d looks like a BSN or education number and was "
    "left out; export the list without it.",
    Code.NEWER_VERSION: "this version of EDEXML is newer than 2.1 and was read as "
    "2.1; check the result with care.",
    Code.LEAVERS: "Pupils who left the school according to the list: %(count)d; "
    "they were left out.",
    Code.NO_GROUP: "Pupils who are in no group: %(count)d; "
    "place them in a group in the school's system if they should be.",
    Code.FORMULA: "this text looks like a formula and was kept as plain text; "
    "check that it is right.",
    Code.READ_AS_WINDOWS: "The file is not in UTF-8 and was read as Windows-1252; "
    "check that accented letters look right.",
    Code.OLD_PUPIL: "according to this birth date the pupil is older than "
    "%(limit)d; check it in the school's system.",
    Code.MORE: "There are %(count)d more findings like the one on line %(first)d; "
    "correct the ones listed first.",
}

# Where a finding stands, put before its sentence.
PLACES: Mapping[str, str] = {
    "line": "Line %(line)d: ",
    "field": "Line %(line)d, %(field)s: ",
}

FIELD_NAMES: Mapping[str, str] = {
    "key": "number",
    "eck_id": "ECK iD",
    "name": "name",
    "given_name": "given name",
    "infix": "name prefix",
    "family_name": "family name",
    "initials": "initials",
    "birth_date": "birth date",
    "year": "year group",
    "group": "group",
    "combined_group": "combined group",
    "location": "location",
    "location_code": "location code",
    "email": "e-mail",
    "role": "role",
    "starts_on": "first day",
    "ends_on": "last day",
    "mentor": "mentor",
    "mentor_email": "mentor's e-mail",
    "guardian_name": "guardian's name",
    "guardian_email": "guardian's e-mail",
    "guardian_authority": "guardian's authority",
    "brin": "BRIN",
    "school_name": "school name",
    "school_year": "school year",
    "reference_date": "reference date",
    "version": "version",
    "pupils": "pupils",
    "groups": "groups",
    "locations": "locations",
    "staff": "staff members",
    "rows": "rows",
    "guardians": "guardians",
    "references": "places in groups",
}

_CODES = list(Code)
REFUSING: frozenset[Code] = frozenset(_CODES[: _CODES.index(Code.NO_KEY)])
_LINE_ERRORS = frozenset(
    _CODES[_CODES.index(Code.NO_KEY) : _CODES.index(Code.IMPOSSIBLE_DATE)]
)
_NOTES = frozenset(_CODES[_CODES.index(Code.LEAVERS) :])


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about a list; never holds a name, number or date of a person."""

    severity: Severity
    code: Code
    line: int | None = None
    field: str | None = None
    params: Mapping[str, str | int] = dataclasses.field(
        default_factory=dict, hash=False
    )

    @property
    def refuses(self) -> bool:
        """Whether the whole file cannot be imported because of this."""
        return self.code in REFUSING

    def sentence(self, translate: Callable[[str], str] = str) -> str:
        """Say it in one sentence: where, what, and what to do."""
        name = translate(FIELD_NAMES[self.field]) if self.field else ""
        values = {**self.params, "line": self.line or 0, "field": name}
        return (
            self._place(translate) % values + translate(SENTENCES[self.code]) % values
        )

    def _place(self, translate: Callable[[str], str]) -> str:
        sentence = SENTENCES[self.code]
        if self.line is None or sentence[0].isupper():
            return ""
        return translate(PLACES["field" if self.field else "line"])

    def __str__(self) -> str:
        return self.sentence()

    def as_dict(self) -> dict[str, object]:
        """Give the parts in a form that JSON knows, with the English sentence."""
        return {
            "severity": self.severity.value,
            "code": self.code.value,
            "line": self.line,
            "field": self.field,
            "params": dict(self.params),
            "sentence": self.sentence(),
        }


def severity_of(code: Code) -> Severity:
    """Say how bad a kind of finding is."""
    if code in REFUSING or code in _LINE_ERRORS:
        return Severity.ERROR
    return Severity.NOTE if code in _NOTES else Severity.WARNING


def found(
    code: Code, line: int | None = None, field: str | None = None, **params: str | int
) -> Finding:
    """Make a finding with the severity that belongs to its kind."""
    return Finding(severity_of(code), code, line, field, params)
