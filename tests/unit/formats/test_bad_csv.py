"""Whatever is wrong with a CSV file is said in a sentence with its place."""

import pytest

from pijler.formats.csv import Mapping
from tests.unit.formats.lists import CSV, TEST_BSNS, codes, csv, one, read

# As a spreadsheet leaves them when it drops the first zero of nine digits.
LOST_ZEROS = ["00000012", "00000024", "00000036"]


def listed(*lines):
    return read("\n".join([*lines, ""]).encode())


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"\xef\xbb\xbf", "empty-file", None),
        (b"nr;naam\x00x\n1;A\n" + b"x" * 100, "not-a-list", None),
        (csv(encoding="cp1252") + b"264;Sem\x81;;;;;\n", "wrong-encoding", 5),
        (b"\xff\xfea", "wrong-encoding", 1),
        (csv()[:-30], "truncated", 4),
        (csv(("Zoë", '"Zoë')), "open-quote", 3),
        (b"nr;naam\n1;" + b"x" * 70_000, "line-too-long", 2),
        (b";".join([b"x"] * 300), "too-many-columns", None),
        (b"nr;naam\n", "no-pupils", None),
        (b"kleur;dier\nrood;aap\n", "column-missing", None),
        (b"nr;naam;brin\n1;A;99VK\n2;B;88VK\n", "several-schools", 3),
        (b"nr;naam;brin\n1;A;geen\n", "wrong-brin", 2),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_whole(data, code, line):
    roster = read(data)

    assert not roster.importable
    assert roster.findings[-1].refuses or code == "wrong-brin"
    assert code in codes(roster)
    assert [find.line for find in roster.findings if find.code == code][-1] == line


def test_missing_columns_are_named():
    roster = read(b"kleur;dier\nrood;aap\n")

    assert [str(finding) for finding in roster.findings] == [
        "No column is known to hold the number; choose which column holds it.",
        "No column is known to hold the name; choose which column holds it.",
    ]


def test_a_file_above_the_limit_is_refused_kindly():
    roster = read(CSV.encode() + b"a;b\n" * (6 * 1024 * 1024))

    assert str(roster.findings[0]).startswith("The file is larger than 20 MB")


def test_a_line_with_too_many_cells_is_left_out():
    roster = listed("nr;naam", "1;Aya;x", "2;Sem;")

    assert one(roster, "shifted-columns").line == 2
    assert [pupil.key for pupil in roster.pupils] == ["2"]


def test_a_line_with_broken_quotes_is_left_out():
    roster = listed("nr;naam", '1;"Aya"x', "2;Sem")

    assert one(roster, "bad-quotes").line == 2
    assert [(pupil.key, pupil.line) for pupil in roster.pupils] == [("2", 3)]


def test_short_lines_are_read_as_far_as_they_go():
    roster = listed("nr;naam;klas;leerjaar", "1;Aya", "2;Sem;1A")

    assert [pupil.group_key for pupil in roster.pupils] == [None, "1A"]


def test_the_same_number_for_another_pupil_is_left_out_with_the_guardians():
    roster = listed("nr;naam;ouder 1", "1;Aya;Kim", "1;Sem;Lu")

    assert one(roster, "duplicate-key").params == {"first": 2}
    assert [pupil.given_name for pupil in roster.pupils] == ["Aya"]
    assert [guardian.name for guardian in roster.guardians] == ["Kim"]


def test_the_same_line_twice_is_a_double():
    assert "duplicate-key" in codes(listed("nr;naam", "1;Aya", "1;Aya"))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31-02-2014", "impossible-date"),
        ("29-02-2015", "impossible-date"),
        ("3/25/2014", "impossible-date"),
        ("9-3-14", "unreadable-date"),
        ("41707", "unreadable-date"),
        ("\u0669-\u0663-\u0662\u0660\u0661\u0664", "unreadable-date"),
    ],
)
def test_an_impossible_date_is_left_empty(written, code):
    roster = listed("nr;naam;geboortedatum", f"1;Aya;{written}")

    assert (one(roster, code).line, one(roster, code).field) == (2, "birth_date")
    assert roster.pupils[0].birth_date is None


def test_a_cell_like_a_formula_is_kept_as_text():
    roster = listed("nr;naam", '1;"=HYPERLINK(""x"")"')

    assert roster.pupils[0].given_name == '=HYPERLINK("x")'
    assert one(roster, "formula").line == 2


def bsn_list(heading="nummer", key="nr"):
    rows = (f"{n};Aya;{number}" for n, number in enumerate(TEST_BSNS))
    return "\n".join([f"{key};naam;{heading}", *rows, ""]).encode()


def test_a_column_of_bsns_is_left_out_by_its_heading_or_by_what_it_holds():
    for heading in ("BSN", "extra", "klas"):
        roster = read(bsn_list(heading))

        assert str(one(roster, "bsn-column")) == (
            "Column 3 looks like a BSN or education number and was left out; "
            "export the list without it."
        )
        assert len(roster.pupils) == 5
        assert not any(number in repr(roster) for number in TEST_BSNS)


def test_a_bsn_with_dots_or_a_lost_zero_is_still_one():
    for numbers in (["9999.90.019", "9999-90-020", "9999 90 032"], LOST_ZEROS):
        rows = [f"{n};Aya;{number}" for n, number in enumerate(numbers)]

        roster = listed("nr;naam;klas", *rows)

        assert "bsn-column" in codes(roster)
        assert roster.groups == ()


def test_a_mapping_cannot_bring_a_bsn_in():
    mapping = Mapping.of({"extra": "key", "naam": "given_name"})

    roster = read(bsn_list("extra"), mapping=mapping)

    assert not roster.importable
    assert codes(roster) == ["bsn-column", "column-missing"]


def test_one_bsn_as_a_number_costs_that_line():
    roster = listed("nr;naam", "1;Aya", f"{TEST_BSNS[0]};Sem", "3;Noor")

    assert one(roster, "key-is-bsn").line == 3
    assert [pupil.key for pupil in roster.pupils] == ["1", "3"]


def test_ordinary_numbers_of_nine_digits_are_no_bsns():
    roster = listed("nr;naam", *(f"{260_000_000 + n};Aya {n}" for n in range(40)))

    assert len(roster.pupils) == 40


def test_findings_never_hold_what_stood_in_a_cell():
    rows = ["nr;naam;geboortedatum;e-mail;leerjaar;ouder 1;gezag ouder 1"]
    rows += [f"{n};Geheim;31-02-20{n};geheim@;geheim;Geheim;geheim" for n in (10, 11)]
    rows += ["10;Geheim;01-01-2010;;;;", "12;;;;;;", ";Geheim;;;;;"]

    said = " ".join(map(str, listed(*rows).findings))

    assert "geheim" not in said.lower()
    assert "31-02" not in said


def test_more_classes_than_any_school_has_are_refused():
    roster = listed("nr;naam;klas", *(f"{n};Aya;{n}x" for n in range(10_002)))

    assert str(roster.findings[-1]) == (
        "The list holds more than 10000 groups; export the list of one school only."
    )
