"""Read the school, its locations and its groups from records of EDEXML."""

from pijler.formats.edexml.elements import Element
from pijler.formats.findings import Code, found
from pijler.formats.notebook import Refused
from pijler.formats.roster import RosterGroup, RosterLocation, RosterSchool
from pijler.formats.values import Values

_NO_LOCATION_CODE = "00"
_LOCATION_CODE_LENGTH = 2


def read_version(record: Element, values: Values) -> str | None:
    """Tell which version the file says it has; raises Refused for unknown ones."""
    stated, line = record.said("xsdversie")
    version = stated.strip()
    if not version:
        return None
    major, _, rest = version.partition(".")
    if major == "1":
        return "1.0.3"
    if major != "2":
        raise Refused(found(Code.UNKNOWN_VERSION, line, "version"))
    if rest[:1] not in ("", "0", "1"):
        values.notebook.add(Code.NEWER_VERSION, line, "version")
    return "2.0" if rest[:1] == "0" else "2.1"


def read_school(record: Element, values: Values) -> RosterSchool:
    """Read which school the list is of, and of when."""
    brin, code_in_brin = values.brin(*record.said("brincode"))
    when = record.said("peildatum", "aanmaakdatum")
    return RosterSchool(
        brin=brin,
        location_code=_location_code(record, values) or code_in_brin,
        school_year=values.school_year(*record.said("schooljaar")),
        reference_date=values.day(*when, "reference_date"),
        institution_number=values.text(*record.said("instellingsnummer"), "key"),
        system_key=values.text(*record.said("schoolkey"), "key"),
    )


def read_location(record: Element, values: Values) -> RosterLocation | None:
    """Read a location; None if it lacks its key or name."""
    named = _key_and_name(record, values)
    return RosterLocation(*named, line=record.line) if named else None


def read_group(record: Element, values: Values) -> RosterGroup | None:
    """Read a group or combined group; None if it lacks its key or name."""
    named = _key_and_name(record, values)
    if named is None:
        return None
    year = values.year(*record.said("jaargroep"))
    combined = record.name == "samengestelde_groep"
    return RosterGroup(*named, year=year, combined=combined, line=record.line)


def _key_and_name(record: Element, values: Values) -> tuple[str, str] | None:
    key = values.key(record.attributes.get("key"), record.line)
    name = values.text(*record.said("naam"), "name")
    if key is None:
        values.notebook.add(Code.NO_KEY, record.line, "key")
    elif name is None:
        values.notebook.add(Code.NO_NAME, record.line, "name")
    return (key, name) if key and name else None


def _location_code(record: Element, values: Values) -> str | None:
    stated, line = record.said("dependancecode")
    code = stated.strip()
    if not code or code == _NO_LOCATION_CODE:
        return None
    if len(code) == _LOCATION_CODE_LENGTH and code.isascii() and code.isdigit():
        return code
    values.notebook.add(Code.BAD_LOCATION_CODE, line, "location_code")
    return None
