"""An EDEXML list becomes a roster."""

from datetime import date

import pytest

from pijler.formats.roster import (
    RosterGroup,
    RosterLocation,
    RosterPupil,
    RosterSchool,
    RosterStaff,
    pupil_identity,
)
from tests.unit.formats.lists import (
    EXAMPLES,
    OFFICIAL,
    codes,
    edexml,
    line_of,
    one,
    read,
)


def test_a_whole_list_is_read():
    roster = read(edexml(), filename="/home/x/lijst.xml")

    assert roster.importable
    assert roster.findings == ()
    assert roster.format == "EDEXML 2.1"
    assert roster.filename == "lijst.xml"
    assert roster.school == RosterSchool(
        brin="99PK", school_year="2026-2027", reference_date=date(2026, 10, 1)
    )
    assert roster.locations == (RosterLocation("dijk", "Dijkweg"),)
    assert roster.groups == (
        RosterGroup("g7", "7 Uilen", year="7"),
        RosterGroup("plus", "Plusgroep", combined=True),
    )
    assert roster.pupils[0] == RosterPupil(
        key="401",
        eck_id="https://ketenid.nl/invented/401",
        given_name="Aya",
        infix="van",
        family_name="Akkerveld",
        initials="A",
        birth_date=date(2016, 3, 9),
        year="7",
        group_key="g7",
        combined_group_keys=("plus",),
        location_key="dijk",
        starts_on=date(2020, 8, 24),
    )
    assert roster.staff == (
        RosterStaff(
            key="M1",
            given_name="Wil",
            family_name="Meerkoet",
            email="wil@meander.example",
            group_keys=("g7",),
            role="LRK, STA",
        ),
    )


def test_rows_know_their_line():
    roster = read(edexml())

    assert roster.pupils[1].line == line_of('<leerling key="402"')
    assert roster.groups[0].line == line_of('<groep key="g7"><naam>')


def test_the_year_of_the_pupil_goes_before_that_of_the_group():
    first, second = read(edexml()).pupils

    assert (first.year, second.year) == ("7", "6")


def test_a_pupil_is_known_by_eck_id_or_else_by_the_systems_key():
    first, second = read(edexml()).pupils

    assert pupil_identity(first) == "https://ketenid.nl/invented/401"
    assert pupil_identity(second) == "402"


@pytest.mark.parametrize(
    ("stated", "version"),
    [
        ("1.03", "1.0.3"),
        ("1.0.3", "1.0.3"),
        ("2.0", "2.0"),
        ("2.1", "2.1"),
        ("2", "2.1"),
    ],
)
def test_the_stated_version_is_named(stated, version):
    roster = read(edexml(("<xsdversie>2.1", f"<xsdversie>{stated}")))

    assert roster.format == f"EDEXML {version}"


def test_without_a_stated_version_the_structure_tells():
    unstated = ("<xsdversie>2.1</xsdversie>", "")

    assert read(edexml(unstated)).format == "EDEXML 2.1"
    no_eck_id = (' eckid="https://ketenid.nl/invented/401"', "")
    assert read(edexml(unstated, no_eck_id)).format == "EDEXML 2.0"
    old = b"<EDEX><leerlingen><leerling key='1'><roepnaam>A</roepnaam></leerling></leerlingen></EDEX>"
    assert read(old).format == "EDEXML 1.0.3"


def test_a_newer_version_is_read_with_a_warning_and_a_strange_one_refused():
    newer = read(edexml(("<xsdversie>2.1", "<xsdversie>2.3")))
    assert newer.importable
    assert codes(newer) == ["newer-version"]

    strange = read(edexml(("<xsdversie>2.1", "<xsdversie>7")))
    assert not strange.importable
    assert one(strange, "unknown-version").line == line_of("<xsdversie>")


def test_a_namespace_or_another_encoding_does_not_matter():
    spaced = (edexml(("<EDEX>", '<e:EDEX xmlns:e="urn:x">'), ("</EDEX>", "</e:EDEX>")),)
    windows = edexml(('encoding="UTF-8"', 'encoding="windows-1252"'), encoding="cp1252")
    wide = edexml(('encoding="UTF-8"', 'encoding="UTF-16"'), encoding="utf-16")

    for data in (*spaced, windows, wide, b"\xef\xbb\xbf" + edexml()):
        assert read(data).pupils == read(edexml()).pupils


def test_who_left_is_left_out_and_counted():
    historical = read(edexml(("<jaargroep>6", "<jaargroep>H")))
    ended = read(
        edexml(
            ("<jaargroep>6</jaargroep>", ""),
            ('key="g7"/>\n    </leerling>', 'key="g7"/><uitstroomdatum>2026-09-30'
             "</uitstroomdatum></leerling>"),
        )
    )  # fmt: skip

    for roster in (historical, ended):
        assert [pupil.key for pupil in roster.pupils] == ["401"]
        assert one(roster, "leavers").params == {"count": 1}


def test_who_leaves_later_is_still_there():
    leaving = (
        "<jaargroep>6</jaargroep>",
        "<uitstroomdatum>2027-07-01</uitstroomdatum>",
    )

    roster = read(edexml(leaving))

    assert roster.pupils[1].ends_on == date(2027, 7, 1)
    assert len(read(edexml(leaving), on=date(2027, 8, 1)).pupils) == 1


def test_a_block_of_additions_is_stepped_over():
    block = "<toevoegingen><blok><code>x</code><bsn>1</bsn><roepnaam>Q</roepnaam></blok></toevoegingen>"

    roster = read(edexml(("<instroomdatum>", block + "<instroomdatum>")))

    assert roster == read(edexml())


def test_without_a_brin_the_list_can_still_be_read():
    flemish = (
        "<brincode>99PK</brincode>",
        "<instellingsnummer>1234</instellingsnummer>",
    )

    roster = read(edexml(flemish))

    assert roster.importable
    assert roster.school.institution_number == "1234"
    assert codes(roster) == ["no-brin"]


def test_the_location_code_comes_from_its_own_place_or_from_a_long_brin():
    beside = read(
        edexml(("</brincode>", "</brincode><dependancecode>02</dependancecode>"))
    )
    inside = read(edexml(("99PK", "99PK02")))
    none = read(
        edexml(("</brincode>", "</brincode><dependancecode>00</dependancecode>"))
    )

    assert beside.school.location_code == inside.school.location_code == "02"
    assert none.school.location_code is None


def test_our_own_example_is_flawless():
    with (EXAMPLES / "po-de-meander.edexml.xml").open("rb") as source:
        roster = read(source.read())

    assert roster.findings == ()
    assert len(roster.groups) == 10
    assert sum(pupil.group_key == "g7" for pupil in roster.pupils) == 30


OFFICIAL_SAMPLES = {
    "1.0.3/sample.xml": ("1.0.3", 398, 29),
    "1.0.3/sample-invalid.xml": ("1.0.3", 398, 29),
    "2.0/EDEXML.Voorbeeld.2.0.xml": ("2.0", 2, 3),
    "2.0/EDEXML.Voorbeeld.2.0-Vla.xml": ("2.0", 2, 3),
    "2.1/EDEXML.Voorbeeld.2.1.xml": ("2.1", 2, 3),
    "2.1/EDEXML.Voorbeeld.2.1-Vla.xml": ("2.1", 2, 3),
}


@pytest.mark.skipif(
    not OFFICIAL.exists(),
    reason="THE OFFICIAL EDEXML SAMPLES ARE NOT HERE (../shared/samples/edexml)",
)
@pytest.mark.parametrize("name", OFFICIAL_SAMPLES)
def test_the_official_samples_are_read(name):
    version, pupils, staff = OFFICIAL_SAMPLES[name]

    roster = read((OFFICIAL / "oefenweb" / name).read_bytes())

    assert roster.importable
    assert roster.format == f"EDEXML {version}"
    assert (len(roster.pupils), len(roster.staff)) == (pupils, staff)
    assert "bsn-left-out" in codes(roster)
    assert "133456785" not in repr(roster)
    assert ("unknown-year" in codes(roster)) == (name == "1.0.3/sample-invalid.xml")
