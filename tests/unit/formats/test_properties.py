"""Whatever a list holds comes back as it was; whatever comes in, nothing breaks."""

import csv
import io
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pijler.formats.csv import Mapping, guess_mapping, preview
from pijler.formats.reading import read_roster
from pijler.formats.roster import RosterPupil
from tests.unit.formats.lists import csv as csv_list
from tests.unit.formats.lists import edexml, read

LETTERS = "abcdefghijklmnopqrstuvwxyzABCÇÉËÖßŞğłđ'-. &<>\";,\tئב\u200d😀"
names = (
    st.text(LETTERS, min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text.strip("\u200d") == text != "")
)
maybe = st.none() | names
days = st.dates(date(1990, 1, 1), date(2026, 9, 30))
pupils = st.lists(
    st.builds(
        RosterPupil,
        key=st.from_regex(r"[A-Za-z]{1,3}[0-9]{1,6}", fullmatch=True),
        given_name=names,
        infix=maybe,
        family_name=maybe,
        initials=maybe,
        birth_date=st.none() | days,
        starts_on=st.none() | days,
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda pupil: pupil.key,
)
QUICK = settings(max_examples=150, deadline=2_000)


def element(name, value):
    return "" if value is None else f"<{name}>{escape(str(value))}</{name}>"


def as_edexml(pupil):
    return (
        f"<leerling key={quoteattr(pupil.key)}>"
        + element("achternaam", pupil.family_name)
        + element("voorvoegsel", pupil.infix)
        + element("voorletters-1", pupil.initials)
        + element("roepnaam", pupil.given_name)
        + element("geboortedatum", pupil.birth_date)
        + element("instroomdatum", pupil.starts_on)
        + "</leerling>"
    )


COLUMNS = {
    "Leerlingnummer": "key",
    "Roepnaam": "given_name",
    "Tussenvoegsel": "infix",
    "Achternaam": "family_name",
    "Voorletters": "initials",
    "Geboortedatum": "birth_date",
    "Instroomdatum": "starts_on",
}


def as_csv(rows, separator, encoding):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for pupil in rows:
        writer.writerow(getattr(pupil, field) or "" for field in COLUMNS.values())
    return out.getvalue().encode(encoding)


@QUICK
@given(pupils, st.sampled_from(["utf-8", "utf-16"]))
def test_pupils_come_back_from_edexml(rows, encoding):
    inside = "".join(map(as_edexml, rows))
    text = f"<?xml version='1.0' encoding='{encoding}'?><EDEX><leerlingen>{inside}</leerlingen></EDEX>"

    assert list(read(text.encode(encoding)).pupils) == rows


@QUICK
@given(pupils, st.sampled_from(";,\t|"), st.sampled_from(["utf-8-sig", "utf-16"]))
def test_pupils_come_back_from_csv(rows, separator, encoding):
    assert list(read(as_csv(rows, separator, encoding)).pupils) == rows


ANY_ROW = st.lists(st.text(max_size=12), min_size=1, max_size=6)
PIECES = st.sampled_from(
    ["<EDEX>", "</EDEX>", "<leerlingen>", "<leerling key='1'>", "</leerling>", "&#0;"]
    + ["<groep key='a'/>", "<![CDATA[", "]]>", "<!--", "-->", "<?x?>", "&lt;", "Aya"]
    + ["<roepnaam>", "</roepnaam>", "<school>", "<brincode>", "<?xml version='1.0'?>"]
    + ["<!DOCTYPE a [", "]>", "\x00", "\ufeff", "nr;naam\n", '"', "\r", "sep=;\n"]
)


@settings(max_examples=300, deadline=2_000)
@given(
    st.binary(max_size=200) | st.lists(PIECES, max_size=25).map("".join).map(str.encode)
)
@example(b"sep=;")
@example(b"\xff\xfe\x00")
@example(b"<")
@example("nr;naam\n1;\ud800".encode("utf-8", "surrogatepass"))
def test_nothing_that_comes_in_breaks_the_reader(data):
    roster = read(data)
    seen = preview(io.BytesIO(data))

    assert roster.importable == bool(roster.pupils)
    assert roster.importable or roster.findings
    assert all(map(str, [*roster.findings, *seen.findings]))


@settings(max_examples=200, deadline=2_000)
@given(st.lists(ANY_ROW, min_size=1, max_size=5), st.data())
def test_any_table_with_any_mapping_gives_pupils_or_findings(rows, data):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    fields = st.sampled_from(["key", "given_name", "group", "birth_date", "year"])
    headings = {" ".join(cell.split()): data.draw(fields) for cell in rows[0]}

    raw = out.getvalue().encode("utf-8", "surrogatepass")
    roster = read(raw, mapping=Mapping.of(headings))

    assert roster.importable == bool(roster.pupils)
    assert guess_mapping(rows[0]) is not None


@QUICK
@given(st.integers(1, 70), st.sampled_from([edexml(), csv_list()]))
def test_the_size_of_the_pieces_in_which_a_file_comes_does_not_matter(size, data):
    class InPieces(io.BytesIO):
        def read(self, count=-1):
            return super().read(min(size, count) if count > 0 else size)

    by_pieces = read_roster(InPieces(data), filename="list")

    assert by_pieces == read(data)
