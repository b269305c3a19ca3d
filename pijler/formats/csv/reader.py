"""Read a CSV class list into a draft of a roster."""

from collections.abc import Iterator
from dataclasses import replace

from pijler.formats.csv.cells import Cells
from pijler.formats.csv.columns import bsn_columns
from pijler.formats.csv.groups import Surroundings
from pijler.formats.csv.mapping import Field, Mapping, guess_mapping
from pijler.formats.csv.people import GUARDIANS, read_guardians, read_pupil, read_school
from pijler.formats.csv.table import Row, Table, read_table
from pijler.formats.draft import Draft
from pijler.formats.findings import Code, Finding, found
from pijler.formats.notebook import Notebook, Refused
from pijler.formats.roster import RosterPupil
from pijler.formats.values import Values

# With such a column a pupil may stand on several lines: one per group or guardian.
_SPREAD = frozenset(
    [Field.COMBINED_GROUP, *(field for three in GUARDIANS for field in three)]
)
_ABOUT_SCHOOL = (Field.BRIN, Field.SCHOOL_NAME, Field.SCHOOL_YEAR)
_MOST_GROUPS_OF_ONE = 100


def read_csv(whole: bytes, mapping: Mapping | None, notebook: Notebook) -> Draft:
    """Read CSV; without a mapping the headings tell what the columns hold."""
    table = read_table(whole, notebook)
    hidden = bsn_columns(table)
    for place in sorted(hidden):
        notebook.add(Code.BSN_COLUMN, column=place + 1)
    mapping = mapping or _guess(table, hidden)
    everywhere = mapping.places(table.headings)
    places = {field: n for field, n in everywhere.items() if n not in hidden}
    _check_columns(places, notebook)
    return _Builder(places, notebook).build(table)


def _guess(table: Table, hidden: set[int]) -> Mapping:
    shown = [one for n, one in enumerate(table.headings) if n not in hidden]
    return guess_mapping(shown)


def _check_columns(places: dict[Field, int], notebook: Notebook) -> None:
    missing = list(_missing(places))
    for finding in missing[:-1]:
        notebook.note(finding)
    if missing:
        raise Refused(missing[-1])


def _missing(places: dict[Field, int]) -> Iterator[Finding]:
    if not places.keys() & {Field.KEY, Field.ECK_ID}:
        yield found(Code.COLUMN_MISSING, field="key")
    if not places.keys() & {Field.GIVEN_NAME, Field.FAMILY_NAME}:
        yield found(Code.COLUMN_MISSING, field="name")


class _Builder:
    """Turns rows into pupils with what surrounds them."""

    def __init__(self, places: dict[Field, int], notebook: Notebook) -> None:
        self._places = places
        self._notebook = notebook
        self._values = Values(notebook)
        self._draft = Draft()
        self._around = Surroundings()
        self._seen: dict[str, int] = {}
        self._brin = ""

    def build(self, table: Table) -> Draft:
        """Read all rows."""
        width = len(table.headings)
        short, last = 0, Row(0, [])
        for row in table.rows(self._notebook):
            last = row
            short += len(row.cells) < width
            self._add(row, width)
        if short == 1 and len(last.cells) < width and not table.ends_in_a_line:
            raise Refused(found(Code.TRUNCATED, last.line))
        self._around.add_to(self._draft)
        self._draft.check_size()
        return self._draft

    def _add(self, row: Row, width: int) -> None:
        if any(cell.strip() for cell in row.cells[width:]):
            self._notebook.add(Code.SHIFTED_COLUMNS, row.line)
            return
        cells = Cells(row, self._places, self._values)
        self._read_school(cells)
        pupil = read_pupil(cells, self._around, self._notebook)
        if pupil and self._place(pupil):
            self._add_around(pupil, cells)
        self._draft.check_size()

    def _place(self, pupil: RosterPupil) -> bool:
        """Add the pupil, or add to the same pupil; False for somebody else's key."""
        pupils = self._draft.pupils
        before = self._seen.setdefault(pupil.key, len(pupils))
        if before == len(pupils):
            pupils.append(pupil)
            return True
        if not self._is_spread(pupils[before], pupil):
            pupils.append(pupil)  # the check of keys will speak of it
            return False
        groups = (*pupils[before].combined_group_keys, *pupil.combined_group_keys)
        unique = tuple(dict.fromkeys(groups))[:_MOST_GROUPS_OF_ONE]
        pupils[before] = replace(pupils[before], combined_group_keys=unique)
        return True

    def _is_spread(self, first: RosterPupil, pupil: RosterPupil) -> bool:
        same = replace(first, combined_group_keys=()) == replace(
            pupil, combined_group_keys=()
        )
        return same and bool(_SPREAD & self._places.keys())

    def _add_around(self, pupil: RosterPupil, cells: Cells) -> None:
        self._around.year(pupil.group_key, pupil.year)
        mentor, email = cells.text(Field.MENTOR), cells.email(Field.MENTOR_EMAIL)
        self._around.mentor(mentor, email, pupil.group_key, cells.line)
        for guardian in read_guardians(cells, pupil.key):
            if guardian not in self._draft.guardians[-4:]:
                self._draft.guardians.append(guardian)

    def _read_school(self, cells: Cells) -> None:
        stated = cells.raw(Field.BRIN).strip().upper()
        if self._brin and stated and stated[:4] != self._brin[:4]:
            raise Refused(found(Code.SEVERAL_SCHOOLS, cells.line, "brin"))
        if not self._brin and any(map(cells.raw, _ABOUT_SCHOOL)):
            self._brin = stated
            self._draft.school = read_school(cells, self._draft.school)
