"""A preview helps to choose columns and hides what we must not have."""

import io

from pijler.formats.csv import preview
from tests.unit.formats.lists import TEST_BSNS, csv


def shown(data, **how):
    return preview(io.BytesIO(data), **how)


def test_the_first_rows_are_shown_with_a_guess():
    seen = shown(csv(), rows=2)

    assert seen.headings[:2] == ("Leerlingnummer", "Roepnaam")
    assert [row[1] for row in seen.rows] == ["Aya", "Zoë"]
    assert seen.mapping.as_dict()["Klas"] == "group"
    assert (seen.separator, seen.encoding) == (";", "utf-8")
    assert seen.findings == ()


def test_a_column_of_bsns_stays_hidden():
    rows = "".join(f"{n};{number};x {number}\n" for n, number in enumerate(TEST_BSNS))

    seen = shown(f"nr;extra;memo\n{rows}".encode())

    assert seen.left_out == ("extra",)
    assert seen.rows[0] == ("0", "•••", "•••")
    assert not any(number in repr(seen) for number in TEST_BSNS)


def test_equal_or_empty_headings_get_a_name_of_their_own():
    seen = shown(b"naam;naam;\n1;2;3;4\n")

    assert seen.headings == ("naam", "naam (2)", "(3)")
    assert seen.rows == (("1", "2", "3"),)


def test_what_is_no_table_is_said():
    assert [one.code for one in shown(b"\x00\x01\x02" * 50).findings] == ["not-a-list"]
    assert [one.code for one in shown(b" ").findings] == ["empty-file"]
    assert [one.code for one in shown(b"x" * 21 * 2**20).findings] == ["too-large"]
