"""Read a pupil and the guardians from one row."""

import re
from collections.abc import Iterator

from pijler.formats.csv.cells import Cells
from pijler.formats.csv.groups import Surroundings
from pijler.formats.csv.mapping import Field
from pijler.formats.findings import Code
from pijler.formats.notebook import Notebook
from pijler.formats.roster import RosterGuardian, RosterPupil, RosterSchool

GUARDIANS = (
    (Field.GUARDIAN_1_NAME, Field.GUARDIAN_1_EMAIL, Field.GUARDIAN_1_AUTHORITY),
    (Field.GUARDIAN_2_NAME, Field.GUARDIAN_2_EMAIL, Field.GUARDIAN_2_AUTHORITY),
)
_SEVERAL = re.compile(r"[,;|]")


def read_pupil(
    cells: Cells, around: Surroundings, notebook: Notebook
) -> RosterPupil | None:
    """Read a pupil with the groups; None if the key or every name is missing."""
    key = cells.key()
    given, family = cells.text(Field.GIVEN_NAME), cells.text(Field.FAMILY_NAME)
    if key is None:
        notebook.add(Code.NO_KEY, cells.line, "key")
        return None
    if not given and not family:
        notebook.add(Code.NO_NAME, cells.line, "name")
        return None
    location = around.location(cells.text(Field.LOCATION), cells.line)
    return RosterPupil(
        key=key,
        eck_id=cells.eck_id(),
        given_name=given,
        infix=cells.text(Field.INFIX),
        family_name=family,
        initials=cells.text(Field.INITIALS),
        birth_date=cells.day(Field.BIRTH_DATE),
        email=cells.email(Field.EMAIL),
        year=cells.year(),
        group_key=_group(cells, around, location),
        combined_group_keys=tuple(_combined(cells, around, location)),
        location_key=location,
        starts_on=cells.day(Field.STARTS_ON),
        ends_on=cells.day(Field.ENDS_ON),
        line=cells.line,
    )


def read_guardians(cells: Cells, pupil_key: str) -> Iterator[RosterGuardian]:
    """Read the guardians of whom the name or e-mail address is filled in."""
    for name_in, email_in, authority_in in GUARDIANS:
        name, email = cells.text(name_in), cells.email(email_in)
        if name or email:
            authority = cells.authority(authority_in)
            yield RosterGuardian(pupil_key, name, email, authority, cells.line)


def read_school(cells: Cells, before: RosterSchool) -> RosterSchool:
    """Read what a row says about the school, over what was known before."""
    brin, code = cells.brin()
    return RosterSchool(
        brin=brin,
        location_code=code,
        name=cells.text(Field.SCHOOL_NAME) or before.name,
        school_year=cells.school_year() or before.school_year,
    )


def _group(cells: Cells, around: Surroundings, location: str | None) -> str | None:
    name = cells.text(Field.GROUP)
    return around.group(name, location, cells.line, combined=False)


def _combined(
    cells: Cells, around: Surroundings, location: str | None
) -> Iterator[str]:
    for name in _SEVERAL.split(cells.text(Field.COMBINED_GROUP) or ""):
        key = around.group(name.strip() or None, location, cells.line, combined=True)
        if key:
            yield key
