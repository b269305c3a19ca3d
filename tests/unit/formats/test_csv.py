"""A CSV list becomes a roster."""

from datetime import date

import pytest

from pijler.formats.csv import Field, Mapping, guess_mapping
from pijler.formats.roster import (
    Authority,
    RosterGroup,
    RosterGuardian,
    RosterLocation,
    RosterPupil,
    RosterSchool,
    RosterStaff,
)
from pijler.formats.values import year_in_school
from tests.unit.formats.lists import CSV, EXAMPLES, codes, csv, one, read

# What a plain class list does not say: of which school and year it is.
USUAL = ["no-brin", "no-school-year"]


def listed(*lines):
    return read("\n".join([*lines, ""]).encode())


def test_a_whole_list_is_read():
    roster = read(csv())

    assert roster.importable
    assert roster.format == "CSV"
    assert codes(roster) == USUAL
    assert roster.pupils[0] == RosterPupil(
        key="261",
        given_name="Aya",
        infix="van",
        family_name="Akkerveld",
        birth_date=date(2014, 3, 9),
        year="1",
        group_key="1A",
    )
    assert [pupil.line for pupil in roster.pupils] == [2, 3, 4]
    assert [pupil.birth_date for pupil in roster.pupils[1:]] == [
        date(2014, 1, 31),
        date(2013, 12, 1),
    ]


def test_groups_and_mentors_come_from_their_columns():
    roster = read(csv())

    assert roster.groups == (
        RosterGroup("1A", "1A", year="1"),
        RosterGroup("2B", "2B", year="2"),
    )
    assert roster.staff == (
        RosterStaff(
            "Oosterling", family_name="Oosterling", group_keys=("1A",), role="mentor"
        ),
        RosterStaff(
            "Tjinasing", family_name="Tjinasing", group_keys=("2B",), role="mentor"
        ),
    )


def test_a_mentor_may_be_known_by_address_alone_and_have_two_classes():
    roster = listed(
        "nr;naam;klas;e-mail mentor", "1;Aya;1A;m@a.example", "2;Sem;1B;M@a.example"
    )

    (mentor,) = roster.staff
    assert (mentor.email, mentor.group_keys) == ("m@a.example", ("1A", "1B"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_letters_separators_and_line_ends_are_found_out(encoding, separator, end):
    text = CSV.replace(";", separator).replace("\n", end)

    roster = read(text.encode(encoding))

    assert roster.pupils == read(csv()).pupils
    assert ("read-as-windows" in codes(roster)) == (encoding == "cp1252")


def test_a_separator_may_be_stated_on_top():
    roster = listed("sep=,", "Nr,Naam", "7,Aya;Bo")

    assert [(one.key, one.given_name, one.line) for one in roster.pupils] == [
        ("7", "Aya;Bo", 3)
    ]


def test_quotes_and_blank_lines_are_understood():
    roster = listed("nr;naam", "", '1;"Aya; ""de"" eerste"', ";;", "2;Sem")

    assert [pupil.given_name for pupil in roster.pupils] == ['Aya; "de" eerste', "Sem"]
    assert [pupil.line for pupil in roster.pupils] == [3, 5]


def test_the_year_of_a_class_is_that_of_its_pupils():
    roster = listed(
        "nr;naam;klas;leerjaar",
        "1;Aya;Bijen;groep 1",
        "2;Sem;Bijen;2",
        "3;Noor;Uilen;7",
        "4;Zoë;5/6;5",
        "5;Ilse;H3b;",
    )

    assert [group.year for group in roster.groups] == ["C", "7", "C", "3"]
    assert [pupil.year for pupil in roster.pupils] == ["1", "2", "7", "5", "3"]


def test_a_school_counts_its_own_years():
    assert [year_in_school(year) for year in ("5", "11", "S", None)] == [
        5,
        1,
        None,
        None,
    ]


def test_a_class_name_at_two_locations_is_two_groups():
    roster = listed("nr;naam;klas;vestiging", "1;Aya;1A;Noord", "2;Sem;1A;Zuid")

    assert [group.key for group in roster.groups] == ["Noord/1A", "Zuid/1A"]
    assert roster.locations[0] == RosterLocation("Noord", "Noord")
    assert [pupil.location_key for pupil in roster.pupils] == ["Noord", "Zuid"]


def test_capitals_do_not_make_another_class():
    roster = listed("nr;naam;klas", "1;Aya;1A", "2;Sem;1a")

    assert [pupil.group_key for pupil in roster.pupils] == ["1A", "1A"]


def test_teaching_groups_may_stand_in_one_cell_or_on_several_lines():
    cell = listed("nr;naam;lesgroep", "1;Aya;wis1,gym2")
    lines = listed("nr;naam;lesgroep", "1;Aya;wis1", "1;Aya;gym2")

    assert cell.pupils == lines.pupils
    assert cell.pupils[0].combined_group_keys == ("wis1", "gym2")
    assert all(group.combined for group in cell.groups)


def test_guardians_have_authority_only_if_it_says_so():
    roster = listed(
        "nr;naam;ouder 1;e-mail ouder 1;gezag ouder 1;ouder 2 naam;ouder 2 gezag",
        "1;Aya;Kim;kim@post.example;ja;Bo;nee",
        "2;Sem;Lu;;;Jo;misschien",
        "3;Noor;;;ja;;",
    )

    assert roster.guardians == (
        RosterGuardian("1", "Kim", "kim@post.example", Authority.YES),
        RosterGuardian("1", "Bo", None, Authority.NO),
        RosterGuardian("2", "Lu", None, Authority.UNKNOWN),
        RosterGuardian("2", "Jo", None, Authority.UNKNOWN),
    )
    assert one(roster, "bad-authority").line == 3


def test_the_school_may_be_named_in_columns():
    roster = listed("nr;naam;brin;schooljaar;school", "1;Aya;99vk01;2026/27;Kompas")

    assert roster.school == RosterSchool(
        brin="99VK", location_code="01", name="Kompas", school_year="2026-2027"
    )


def test_an_eck_id_alone_identifies_a_pupil():
    roster = listed("eckid;naam", "https://ketenid.nl/invented/1;Aya")

    assert roster.pupils[0].key == roster.pupils[0].eck_id


def test_a_mapping_goes_before_the_guess():
    mapping = Mapping.of({"wie": "given_name", "code": "key", "gone": "infix"})

    roster = read(b"code;wie;klas\n1;Aya;1A\n", mapping=mapping)

    assert roster.pupils[0].given_name == "Aya"
    assert roster.groups == ()
    assert Mapping.of(mapping.as_dict()) == mapping


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Leerlingnummer", Field.KEY),
        ("Stamnr.", Field.KEY),
        ("Roepnaam", Field.GIVEN_NAME),
        ("TUSSENVOEGSEL", Field.INFIX),
        ("Voorvoegsel(s)", None),
        ("Achternaam", Field.FAMILY_NAME),
        ("Geboortedatum", Field.BIRTH_DATE),
        ("Geb.datum", Field.BIRTH_DATE),
        ("Klas", Field.GROUP),
        ("Stamgroep", Field.GROUP),
        ("Leerjaar", Field.YEAR),
        ("Jaargroep", Field.YEAR),
        ("Mentor", Field.MENTOR),
        ("E-mail", Field.EMAIL),
        ("E-mail mentor", Field.MENTOR_EMAIL),
        ("Ouder 1 naam", Field.GUARDIAN_1_NAME),
        ("Verzorger 2 e-mailadres", Field.GUARDIAN_2_EMAIL),
        ("Ouderlijk gezag verzorger 1", Field.GUARDIAN_1_AUTHORITY),
        ("First name", Field.GIVEN_NAME),
        ("Date of birth", Field.BIRTH_DATE),
        ("Student ID", Field.KEY),
        ("Class", Field.GROUP),
        ("BSN", None),
        ("Onderwijsnummer", None),
        ("Lievelingskleur", None),
    ],
)
def test_headings_are_recognised(heading, field):
    guessed = guess_mapping([heading]).columns

    assert guessed == (((heading, field),) if field else ())


def test_the_best_heading_wins_when_two_mean_the_same():
    mapping = guess_mapping(["Naam", "Nr", "Leerlingnummer", "Roepnaam"])

    assert mapping.as_dict() == {"Leerlingnummer": "key", "Roepnaam": "given_name"}


def test_our_own_example_is_flawless():
    roster = read((EXAMPLES / "vo-het-kompas.csv").read_bytes())

    assert roster.findings == ()
    assert len(roster.pupils) == 152
    assert sum(not group.combined for group in roster.groups) == 6
    assert {guardian.authority for guardian in roster.guardians} == set(Authority)
