"""What counts as a BSN."""

import pytest

from pijler.formats import bsn
from tests.unit.formats.lists import TEST_BSNS

NUMBER = TEST_BSNS[0]


def test_the_eleven_test():
    assert all(map(bsn.passes_eleven_test, TEST_BSNS))
    assert not bsn.passes_eleven_test("999990018")
    assert not bsn.passes_eleven_test("000000000")
    assert not bsn.passes_eleven_test("99999001")


@pytest.mark.parametrize(
    "text",
    [NUMBER, f"x{NUMBER}y", f"1{NUMBER}", "9999.90.019", "a 9999 90 019", "00000012"]
    + ["\uff19\uff19\uff19\uff19\uff19\uff10\uff10\uff11\uff19"],
)
def test_a_bsn_is_found_inside_a_text(text):
    assert bsn.holds_bsn(text)


@pytest.mark.parametrize(
    "text", ["", "Aya", "4711", "999990018", "2004-05-07", "20040507"]
)
def test_other_texts_hold_none(text):
    assert not bsn.holds_bsn(text)


def test_the_pseudonym_of_an_eck_id_may_look_like_anything():
    pseudonym = f"{NUMBER}abcdef0" * 8

    assert not bsn.eck_id_holds_bsn(f"https://ketenid.nl/1/{pseudonym}")
    assert bsn.eck_id_holds_bsn(f"https://ketenid.nl/{NUMBER}/{pseudonym}")


def test_keys_are_suspect_when_most_of_those_with_nine_digits_pass():
    assert bsn.suspect_keys(["1", "2", "9999.90.019"]) == {"9999.90.019"}
    assert bsn.suspect_keys(["1", f"L{NUMBER}"]) == {f"L{NUMBER}"}
    assert bsn.suspect_keys([NUMBER, "999990018", "999990017"]) == set()
    assert bsn.suspect_keys(map(str, range(260_000_000, 260_000_100))) == set()
    assert bsn.are_many(set(TEST_BSNS))
