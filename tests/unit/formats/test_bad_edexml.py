"""Whatever is wrong with an EDEXML file is said in a sentence with its place."""

from datetime import date
from itertools import chain, repeat

import pytest

from pijler.formats.reading import read_roster
from tests.unit.formats.lists import (
    EDEXML,
    TEST_BSNS,
    codes,
    edexml,
    line_of,
    one,
    read,
    without_findings,
)

BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE EDEX [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n'
    "<EDEX>&b;</EDEX>"
)
OUTSIDE = '<!DOCTYPE EDEX [<!ENTITY x SYSTEM "file:///etc/passwd">]><EDEX>&x;</EDEX>'


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "empty-file", None),
        (b"\n \n", "empty-file", None),
        (b"PK\x03\x04rest", "workbook", None),
        (b"<hello", "not-xml", None),
        (b"<<<>>>", "not-xml", None),
        (b"<html><body/></html>", "other-xml", 1),
        (BOMB.encode(), "has-doctype", 2),
        (OUTSIDE.encode(), "has-doctype", 1),
        (b"<!DOCTYPE EDEX SYSTEM 'http://a.example/x.dtd'><EDEX/>", "has-doctype", 1),
        (edexml(("<roepnaam>Aya", "<roepnaam>&boo;")), "broken-xml", 21),
        (edexml(("</voorvoegsel>", "</voorvoegel>")), "broken-xml", 19),
        (edexml(("Aya", "A & B")), "broken-xml", 21),
        (edexml(("Aya", "A\x02ya")), "forbidden-character", 21),
        (edexml(encoding="cp1252"), "wrong-encoding", 29),
        (edexml(("UTF-8", "UTF-16")), "wrong-encoding", 1),
        (edexml(("UTF-8", "klingon")), "wrong-encoding", 1),
        (edexml()[:-200], "truncated", 38),
        (edexml(("99PK", "9PKX")), "wrong-brin", 6),
        (b"<EDEX>" + b"<a>" * 200, "strange-structure", 1),
        (b"<EDEX></EDEX>", "no-pupils", None),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_whole(data, code, line):
    roster = read(data)

    assert not roster.importable
    assert one(roster, code).line == line
    assert one(roster, code).refuses


@pytest.mark.parametrize("share", range(1, 20))
def test_half_a_file_gives_nothing_at_all(share):
    data = edexml()

    roster = read(data[: len(data) * share // 20])

    assert not roster.importable
    assert roster.pupils == ()
    assert codes(roster)[-1] in {"truncated", "not-xml", "wrong-encoding"}


def test_thousands_of_names_or_one_endless_tag_are_refused():
    names = "".join(f"<n{number}/>" for number in range(2_000))
    tag = "<x y='" + "z" * 1_000_000 + "'/>"

    for strange in (names, tag):
        roster = read(f"<EDEX>{strange}</EDEX>".encode())
        assert codes(roster) == ["strange-structure"]


def test_a_file_above_the_limit_is_refused_kindly():
    class Endless:
        pieces = chain([b"<EDEX>"], repeat(b" " * 65_536))

        def read(self, size):
            return next(self.pieces)

    roster = read_roster(Endless(), filename="large.xml")

    assert str(roster.findings[0]) == (
        "The file is larger than 128 MB and was not read; "
        "export the list of one school only."
    )


def changed(old, new):
    return read(edexml((old, new)))


def test_a_second_pupil_with_the_same_key_is_left_out():
    roster = changed('key="402"', 'key="401"')

    finding = one(roster, "duplicate-key")
    assert finding.line == line_of('<leerling key="402"')
    assert finding.params == {"first": line_of('<leerling key="401"')}
    assert len(roster.pupils) == 1
    assert roster.importable


def test_a_second_pupil_with_the_same_eck_id_is_left_out():
    roster = changed('key="402"', 'key="402" eckid="https://ketenid.nl/invented/401"')

    assert one(roster, "duplicate-eck-id").line == line_of('<leerling key="402"')
    assert len(roster.pupils) == 1


def test_the_same_child_under_two_keys_is_pointed_out_and_kept():
    twice = EDEXML.split("<leerlingen>")[1].split('<leerling key="402">')[0]
    twice = twice.replace("401", "999")

    roster = read(edexml(("  </leerlingen>", twice + "</leerlingen>")))

    assert one(roster, "same-pupil-twice").params["first"] == 17
    assert len(roster.pupils) == 3


def test_a_group_or_location_that_is_not_there_is_left_out_of_the_pupil():
    roster = read(
        edexml(
            ('<groep key="g7"/>', '<groep key="g9"/>'),
            ('<samengestelde_groep key="plus"/>', '<samengestelde_groep key="p"/>'),
            ('<vestiging key="dijk"/>', '<vestiging key="zee"/>'),
        )
    )

    assert str(one(roster, "unknown-location")) == (
        "Line 17, location: location zee is not in the list, so the reference was "
        "left out; add the location or correct the reference."
    )
    unknown = [find.params["key"] for find in roster.findings if find.field == "group"]
    assert sorted(unknown) == ["g9", "p"]
    pupil = roster.pupils[0]
    assert (pupil.group_key, pupil.combined_group_keys, pupil.location_key) == (
        None,
        (),
        None,
    )
    assert roster.importable


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2016-02-31", "impossible-date"),
        ("2016-13-01", "impossible-date"),
        ("0016-03-09", "impossible-date"),
        ("yesterday", "unreadable-date"),
        ("2027-03-09", "born-later"),
    ],
)
def test_an_impossible_birth_date_is_left_empty(written, code):
    roster = changed("2016-03-09", written)

    assert one(roster, code).field == "birth_date"
    assert roster.pupils[0].birth_date is None
    assert written not in str(one(roster, code))


def test_the_day_of_reading_goes_before_the_date_of_the_list():
    assert read(edexml(), on=date(2015, 1, 1)).pupils[0].birth_date is None


def test_an_unusual_age_is_pointed_out_and_kept():
    roster = changed("2016-03-09", "1966-03-09")

    assert one(roster, "old-pupil").line == 17
    assert roster.pupils[0].birth_date == date(1966, 3, 9)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        (' key="402"', "", "no-key", 28),
        (' key="402"', ' key="  "', "no-key", 28),
        ("<roepnaam>Zoë</roepnaam>", "", "no-name", 28),
        ("<naam>7 Uilen</naam>", "", "no-name", 13),
        (' key="M1"', "", "no-key", 36),
    ],
)
def test_a_line_without_what_is_needed_is_left_out(old, new, code, line):
    roster = changed(old, new)

    assert one(roster, code).line == line
    assert roster.importable


def test_a_text_that_is_far_too_long_is_left_out():
    roster = changed("Akkerveld", "A" * 5_000)

    assert str(one(roster, "too-long")) == (
        "Line 18, family name: this text is longer than 200 characters and was left "
        "out; shorten it in the school's system."
    )
    assert roster.pupils[0].family_name is None
    assert roster.pupils[0].given_name == "Aya"


def test_invisible_characters_are_removed_from_names():
    roster = changed("Aya", "A\u202ey\u200ba")

    assert roster.pupils[0].given_name == "Aya"
    assert one(roster, "control-characters").line == 21


def test_a_name_like_a_formula_stays_text_and_a_garbled_one_is_pointed_out():
    assert changed("Aya", "=1+1").pupils[0].given_name == "=1+1"
    assert "formula" in codes(changed("Aya", "=1+1"))
    assert "garbled" in codes(changed("Zoë", "ZoÃ«"))


def test_an_unknown_year_and_a_wrong_address_are_left_empty():
    assert one(changed("<jaargroep>6", "<jaargroep>66"), "unknown-year").line == 31
    roster = changed("wil@meander.example", "wil at meander")
    assert one(roster, "bad-email").line == 39
    assert roster.staff[0].email is None


def test_an_odd_school_year_or_location_code_is_left_empty():
    assert "bad-school-year" in codes(changed("2026-2027", "2026-2029"))
    code = "</brincode><dependancecode>2</dependancecode>"
    assert "bad-location-code" in codes(changed("</brincode>", code))


@pytest.mark.parametrize(
    "element", ["bsn", "sofinummer", "onderwijsnummer", "bsn_ondwnr-4", "pgn"]
)
def test_no_bsn_or_education_number_leaves_the_reader(element):
    number = TEST_BSNS[0]

    roster = changed("<groep key=", f"<{element}>{number}</{element}><groep key=")
    beside_pupil = changed(
        "<instroomdatum>", f"<{element}>{number}</{element}><instroomdatum>"
    )

    assert number not in repr(roster)
    assert number not in repr(beside_pupil)
    assert str(beside_pupil.findings[0]).startswith(
        "Lines that held a BSN or education number: 1 (the first is line 17);"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Aya", "Aya {}"),
        ("Akkerveld", "x{}x"),
        ("7 Uilen", "{}"),
        ("<rol>LRK", "<rol>{}"),
        ("wil@meander.example", "{}@meander.example"),
        ("https://ketenid.nl/invented/401", "https://x.example/{}"),
        ('<groep key="g7"/>', '<groep key="{}"/>'),
        ('<leerling key="402"', '<leerling key="{}"'),
        ('<vestiging key="dijk"/>', '<vestiging key="{}"/>'),
    ],
)
def test_a_bsn_in_any_other_place_does_not_leave_the_reader_either(old, new):
    number = TEST_BSNS[1]

    roster = changed(old, new.format(number))

    assert number not in repr(roster)
    assert number not in " ".join(map(str, roster.findings))
    assert set(codes(roster)) & {"bsn-in-text", "unknown-group", "key-is-bsn",
                                 "unknown-location"}  # fmt: skip


def test_a_list_that_uses_bsns_as_keys_is_refused():
    pupils = "".join(
        f'<leerling key="{number}"><roepnaam>A</roepnaam></leerling>'
        for number in TEST_BSNS
    )

    roster = read(edexml(("<leerlingen>", "<leerlingen>" + pupils)))

    assert not roster.importable
    assert "keys-are-bsn" in codes(roster)
    assert without_findings(roster) == without_findings(read(b""))


def test_many_findings_of_a_kind_are_counted_not_listed():
    nameless = "".join(f'<leerling key="{n}"/>' for n in range(1_000, 1_250))

    roster = read(edexml(("<leerlingen>", "<leerlingen>" + nameless)))

    assert codes(roster).count("no-name") == 100
    assert one(roster, "more").params == {"kind": "no-name", "first": 16, "count": 150}
