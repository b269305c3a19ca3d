"""Read pupils and staff from records of EDEXML."""

from collections.abc import Iterator
from typing import NamedTuple

from pijler.formats.edexml.elements import Element
from pijler.formats.findings import Code
from pijler.formats.roster import RosterPupil, RosterStaff
from pijler.formats.values import Values

_MOST_ROLES = 10


class _Person(NamedTuple):
    key: str
    eck_id: str | None
    given_name: str | None
    infix: str | None
    family_name: str | None
    initials: str | None
    email: str | None


def read_pupil(record: Element, values: Values) -> RosterPupil | None:
    """Read a pupil; None if the key or every name is missing."""
    person = _person(record, values)
    if person is None:
        return None
    return RosterPupil(
        **person._asdict(),
        birth_date=values.day(*record.said("geboortedatum"), "birth_date"),
        year=values.year(*record.said("jaargroep")),
        group_key=_reference(record, "groep", "group", values),
        combined_group_keys=tuple(_combined(record, values)),
        location_key=_reference(record, "vestiging", "location", values),
        starts_on=values.day(*record.said("instroomdatum"), "starts_on"),
        ends_on=values.day(*record.said("uitstroomdatum"), "ends_on"),
        line=record.line,
    )


def read_member(record: Element, values: Values) -> RosterStaff | None:
    """Read somebody of the staff; None if the key or every name is missing."""
    person = _person(record, values)
    if person is None:
        return None
    groups = record.first("groepen")
    references = groups.parts if groups else []
    keys = [_key_of(one, "group", values) for one in references]
    roles = [role for one in [record, *references] for role in _roles(one, values)]
    return RosterStaff(
        **person._asdict(),
        group_keys=tuple(key for key in keys if key),
        role=", ".join([*dict.fromkeys(roles)][:_MOST_ROLES]),
        line=record.line,
    )


def _person(record: Element, values: Values) -> _Person | None:
    key = values.key(record.attributes.get("key"), record.line)
    given = values.text(*record.said("roepnaam", "voornamen"), "given_name")
    family = values.text(*record.said("achternaam"), "family_name")
    if key is None:
        values.notebook.add(Code.NO_KEY, record.line, "key")
        return None
    if not given and not family:
        values.notebook.add(Code.NO_NAME, record.line, "name")
        return None
    return _Person(
        key=key,
        eck_id=values.eck_id(record.attributes.get("eckid"), record.line),
        given_name=given,
        infix=values.text(*record.said("voorvoegsel"), "infix"),
        family_name=family,
        initials=values.text(*record.said("voorletters-1"), "initials"),
        email=values.email(*record.said("emailadres")),
    )


def _roles(record: Element, values: Values) -> Iterator[str]:
    for part in record.parts:
        if part.name in ("rol", "rolomschrijving"):
            role = values.text(part.text, part.line, "role")
            if role:
                yield role


def _combined(record: Element, values: Values) -> Iterator[str]:
    references = record.first("samengestelde_groepen")
    for part in references.parts if references else []:
        key = _key_of(part, "combined_group", values)
        if key:
            yield key


def _reference(record: Element, name: str, field: str, values: Values) -> str | None:
    part = record.first(name)
    return _key_of(part, field, values) if part else None


def _key_of(part: Element, field: str, values: Values) -> str | None:
    return values.key(part.attributes.get("key"), part.line, field)
