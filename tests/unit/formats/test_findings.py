"""Every finding has its sentence, and can be said in another language."""

import json
import re

import pytest

from pijler.formats.findings import (
    FIELD_NAMES,
    PLACES,
    REFUSING,
    SENTENCES,
    Code,
    Severity,
    found,
)

PARAMS = {"limit": 3, "count": 3, "first": 3, "column": 3, "key": "g7"} | {
    "encoding": "UTF-8",
    "kind": "no-name",
}


@pytest.mark.parametrize("code", Code)
def test_every_kind_has_one_sentence_that_says_what_to_do(code):
    finding = found(code, 17, "birth_date", **PARAMS)

    said = str(finding)

    assert said.endswith(".")
    assert "%" not in said
    assert said[0].isupper()
    assert ";" in said
    assert ("Line 17, birth date: " in said) == SENTENCES[code][0].islower()


@pytest.mark.parametrize("code", Code)
def test_a_sentence_asks_only_for_what_it_is_given(code):
    names = set(re.findall(r"%\((\w+)\)", SENTENCES[code]))

    assert names <= set(PARAMS) | {"field"}


def test_a_sentence_can_be_translated_in_its_parts():
    dutch = {
        PLACES["field"]: "Regel %(line)d, %(field)s: ",
        FIELD_NAMES["birth_date"]: "geboortedatum",
        SENTENCES[Code.IMPOSSIBLE_DATE]: "deze datum bestaat niet.",
    }

    said = found(Code.IMPOSSIBLE_DATE, 17, "birth_date").sentence(dutch.__getitem__)

    assert said == "Regel 17, geboortedatum: deze datum bestaat niet."


def test_severity_follows_from_the_kind():
    assert found(Code.TRUNCATED).severity is Severity.ERROR
    assert found(Code.NO_NAME).severity is Severity.ERROR
    assert found(Code.IMPOSSIBLE_DATE).severity is Severity.WARNING
    assert found(Code.LEAVERS, count=1).severity is Severity.NOTE
    assert Code.NO_NAME not in REFUSING
    assert Code.KEYS_ARE_BSN in REFUSING


def test_a_finding_can_be_written_as_json():
    plain = found(Code.DUPLICATE_KEY, 9, "key", first=3).as_dict()

    assert json.loads(json.dumps(plain)) == {
        "severity": "error",
        "code": "duplicate-key",
        "line": 9,
        "field": "key",
        "params": {"first": 3},
        "sentence": "Line 9, number: this key was used before on line 3, so this line "
        "was left out; give each its own key.",
    }
