"""`pijler school` and `pijler roster` as a host uses them, in a terminal."""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.factories_schools import EXAMPLES, School, children

REPOSITORY = Path(__file__).resolve().parents[3]
PO, VO = EXAMPLES / "po-de-meander.edexml.xml", EXAMPLES / "vo-het-kompas.csv"
MEGABYTE = 1024


# A small program in between: a child otherwise inherits the peak of this large process.
MEASURED = """
import pathlib, resource, subprocess, sys
done = subprocess.run(sys.argv[2:])
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
pathlib.Path(sys.argv[1]).write_text(str(peak))
sys.exit(done.returncode)
"""
PEAK = Path(tempfile.gettempdir()) / f"pijler-peak-{os.getpid()}"


def pijler(*words, data="nowhere", said=""):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIJLER", "PG"))}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, "-c", MEASURED, str(PEAK)]
        + [sys.executable, "-m", "pijler", *map(str, words)],
        cwd=REPOSITORY,
        env={**kept, "PIJLER_DATA": str(data)},
        capture_output=True,
        text=True,
        input=said,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """An installation with one school per test module."""
    folder = tmp_path_factory.mktemp("lists") / "data"
    assert pijler("migrate", "--quiet", data=folder).returncode == 0
    kept = pijler("database", "start", data=folder)
    assert kept.returncode == 0, kept.stderr
    yield folder
    pijler("database", "stop", data=folder)


def add(data, brin, *more):
    done = pijler(
        "school", "add", "--name", f"School {brin}", "--brin", brin, "--sector", "po",
        *more, data=data,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_checking_says_what_is_in_a_list_and_needs_no_database():
    done = pijler("roster", "check", PO)

    assert done.returncode == 0
    assert "201 pupils" in done.stdout
    assert done.stdout.endswith("It can be imported.\n")


def test_checking_a_bad_list_says_what_is_wrong_where_and_ends_with_one(tmp_path):
    bad = tmp_path / "bad.xml"
    bad.write_text("<EDEX>\n<school>\n<oops")

    done = pijler("roster", "check", bad)

    assert done.returncode == 1
    assert "Line 3" in done.stdout
    assert "It cannot be imported." in done.stdout


def test_checking_as_json_is_for_programs():
    done = pijler("roster", "check", VO, "--json")

    said = json.loads(done.stdout)
    assert (done.returncode, said["importable"]) == (0, True)
    assert said["counts"]["pupils"] == 152


def test_a_mapping_says_what_the_columns_hold(tmp_path):
    table, mapping = tmp_path / "x.csv", tmp_path / "mapping.json"
    table.write_text("a;b\n1;Noa\n")
    mapping.write_text('{"a": "key", "b": "given_name"}')

    assert pijler("roster", "check", table).returncode == 1
    assert pijler("roster", "check", table, "--mapping", mapping).returncode == 0


@pytest.mark.parametrize("content", ["{", "[1]", '{"a": "nothing"}'])
def test_a_mapping_that_is_none_is_said_in_a_sentence(tmp_path, content):
    mapping = tmp_path / "mapping.json"
    mapping.write_text(content)

    done = pijler("roster", "check", VO, "--mapping", mapping)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "mapping.json" in done.stderr


def test_a_file_that_is_not_there_is_said():
    done = pijler("roster", "check", "nowhere.xml")

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_a_school_gets_a_code_and_its_first_account_a_password_once(data):
    said = add(
        data, "10AA", "--person", "Samira van der Haddou", "--username", "samira"
    )

    assert re.search(r"class codes begin with [A-HJKMNP-Z2-9]{3}\.", said)
    assert re.search(r"samira signs in with this password, .*: \S{20}\n", said)
    assert "10AA" in pijler("school", "list", data=data).stdout


def test_a_password_from_a_file_is_not_shown(data, tmp_path):
    file = tmp_path / "password"
    file.write_text("een lang wachtwoord van ons\n")

    said = add(
        data,
        "10AB",
        "--person",
        "Jan Mul",
        "--username",
        "jan",
        "--password-file",
        file,
    )

    assert "password" not in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--brin", "10AC", "--sector", "po"], "with BRIN 10AC already"),
        (["--brin", "nope", "--sector", "po"], "two digits and two letters"),
        (["--sector", "po", "--person", "Jan Mul"], "both --person and --username"),
    ],
)
def test_what_cannot_be_added_is_said_and_leaves_nothing(data, words, sentence):
    if "10AC" in words:
        add(data, "10AC")
    before = pijler("school", "list", data=data).stdout

    done = pijler("school", "add", "--name", "Twee", *words, data=data)

    assert done.returncode == 1
    assert sentence in done.stderr
    assert pijler("school", "list", data=data).stdout == before


def test_a_short_password_leaves_no_school_behind(data, tmp_path):
    file = tmp_path / "password"
    file.write_text("kort\n")

    done = pijler(
        "school", "add", "--name", "Half", "--sector", "po", "--person", "Jan Mul",
        "--username", "half", "--password-file", file, data=data,
    )  # fmt: skip

    assert done.returncode == 1
    assert "Half" not in pijler("school", "list", data=data).stdout


def bring(data, file, brin, *more, said=""):
    return pijler(
        "roster", "import", file, "--school", brin, *more, data=data, said=said
    )


def test_a_list_is_shown_asked_and_used_and_the_second_time_changes_nothing(data):
    add(data, "99PK")

    no = bring(data, PO, "99PK", said="n\n")
    assert no.returncode == 1
    assert "201 new pupils" in no.stdout
    yes = bring(data, PO, "99PK", said="y\n")
    assert yes.returncode == 0, yes.stderr
    again = bring(data, PO, "99PK")

    assert again.returncode == 0
    assert "Nothing changes" in again.stdout


def test_a_list_of_another_school_is_refused(data):
    add(data, "11AA")

    done = bring(data, VO, "11AA", "--yes")

    assert done.returncode == 1
    assert "another school" in done.stdout
    assert "nothing changed" in done.stderr


def test_an_unknown_school_is_said(data):
    done = bring(data, VO, "88XX", "--yes")

    assert done.returncode == 1
    assert "no school with BRIN 88XX" in done.stderr


def test_many_leavers_need_to_be_confirmed(data, tmp_path):
    add(data, "12CD")
    full, half = tmp_path / "full.xml", tmp_path / "half.xml"
    full.write_bytes(School(brin="12CD", children=children(10)).edexml())
    half.write_bytes(School(brin="12CD", children=children(5)).edexml())
    assert bring(data, full, "12CD", "--yes").returncode == 0

    assert bring(data, half, "12CD", "--yes").returncode == 1
    assert bring(data, half, "12CD", said="ja\n").returncode == 1
    done = bring(data, half, "12CD", "--yes", "--confirm-leavers")

    assert done.returncode == 0, done.stderr
    assert "5 leave" in done.stdout


def test_a_list_of_an_earlier_year_is_used_for_this_year_when_asked(data, tmp_path):
    add(data, "12EF")
    old = tmp_path / "old.xml"
    content = School(brin="12EF", year="2014-2015", children=children(3)).edexml()
    old.write_bytes(content)

    refused = bring(data, old, "12EF", "--yes")
    assert refused.returncode == 1
    assert "--this-year" in refused.stderr

    assert bring(data, old, "12EF", "--yes", "--this-year").returncode == 0


@pytest.mark.slow
def test_two_thousand_pupils_go_in_within_ten_seconds_and_256_megabytes(data, tmp_path):
    add(data, "12GH")
    large = tmp_path / "large.xml"
    groups = [children(25, f"g{n}", 25 * n) for n in range(80)]
    every = [child for group in groups for child in group]
    large.write_bytes(School(brin="12GH", children=every).edexml())
    began = time.monotonic()

    done = bring(data, large, "12GH", "--yes")

    assert done.returncode == 0, done.stderr
    assert "2000 new pupils" in done.stdout
    assert time.monotonic() - began < 10
    assert largest_child() < 256 * MEGABYTE


@pytest.mark.slow
def test_a_hundred_megabytes_are_answered_with_a_sentence_in_little_memory(tmp_path):
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as out:
        out.write(b"nr;naam\n")
        for _ in range(100):
            out.write(b"1;Noa\n" * (1024 * 1024 // 6))

    done = pijler("roster", "check", huge)

    assert done.returncode == 1
    assert "larger than" in done.stdout
    assert largest_child() < 256 * MEGABYTE


def largest_child() -> int:
    """The most memory that the last program we started has used, in kilobytes."""
    return int(PEAK.read_text())
