"""Class lists, broken at random but the same way each time: nothing breaks or leaks."""

import io
import random
import re
import time

import pytest

from pijler.formats.csv import Mapping, preview
from pijler.formats.reading import read_roster
from tests.unit.formats.lists import OFFICIAL, TEST_BSNS, csv, edexml

SEED = 20261122
TRIES = 800  # about three seconds
SLOWEST = 2.0
PIECES = [b"<", b">", b"&", b"&#9;", b'"', b"'", b";", b",", b"\n", b"\r", b"\x00"]
PIECES += [b"\xff", b"\xc3", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"]]>", b"<!--", b"-->"]
PIECES += [b"<!DOCTYPE x [", b"<![CDATA[", b"</leerling>", b"<leerling key='1'>", b"="]
PIECES += [b"<groep key='g7'/>", b"31-02-2014", b"0" * 300, b"sep=,\n", b"</EDEX>"]


def numbered_edexml():
    """A list with a test number wherever a school's export may have one."""
    first, second, *_ = TEST_BSNS
    return edexml(
        ("<instroomdatum>", f"<bsn>{first}</bsn><instroomdatum>"),
        ("<groep key=", f"<onderwijsnummer>{second}</onderwijsnummer><groep key="),
    )


def numbered_csv():
    """A list with a column of test numbers."""
    head, *rows = csv().decode().splitlines()
    numbered = [f"{row};{bsn}" for row, bsn in zip(rows, TEST_BSNS, strict=False)]
    return "\n".join([f"{head};Extra", *numbered, ""]).encode()


SOURCES = {"edexml": numbered_edexml(), "csv": numbered_csv()}
SOURCES["wide"] = numbered_csv().decode().encode("utf-16")


def mutated(data, chance):
    """The bytes with one to six changes."""
    broken = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(broken) + 1)
        end = min(len(broken), place + chance.choice([1, 1, 2, 8, 60, 400]))
        change = chance.randrange(6)
        if change == 0:
            del broken[place:end]
        elif change == 1:
            broken[place:place] = broken[place:end] * chance.randint(1, 5)
        elif change == 2:
            broken[place:place] = chance.choice(PIECES)
        elif change == 3 and place < len(broken):
            broken[place] ^= 1 << chance.randrange(8)
        elif change == 4:
            start = chance.randrange(len(broken) + 1)
            broken[start:start] = broken[place:end]
        elif change == 5 and chance.random() < 0.2:
            del broken[place:]
    return bytes(broken)


def still_there(text):
    """The test numbers that stand in a text, not as part of a longer number."""
    return re.findall(rf"(?<!\d)(?:{'|'.join(TEST_BSNS)})(?!\d)", text)


def check(data):
    begun = time.perf_counter()
    roster = read_roster(io.BytesIO(data), filename="fuzz")
    seen = preview(io.BytesIO(data))
    by_choice = read_roster(
        io.BytesIO(data),
        filename="fuzz",
        mapping=Mapping.of({"Extra": "key", "Roepnaam": "given_name", "Klas": "group"}),
    )

    assert time.perf_counter() - begun < SLOWEST
    assert roster.importable == bool(roster.pupils) or roster.findings
    said = " ".join(map(str, [*roster.findings, *seen.findings, *by_choice.findings]))
    assert not still_there(said)
    assert not still_there(repr(roster))
    assert not still_there(repr(by_choice))


@pytest.mark.parametrize("name", SOURCES)
def test_no_broken_list_breaks_the_reader_or_lets_a_number_out(name):
    chance = random.Random(f"{SEED} {name}")
    for tried in range(TRIES):
        data = mutated(SOURCES[name], chance)
        try:
            check(data)
        except BaseException:
            print(f"seed {SEED}, list {name}, try {tried}: {data!r}")
            raise


@pytest.mark.skipif(
    not OFFICIAL.exists(),
    reason="THE OFFICIAL EDEXML SAMPLES ARE NOT HERE (../shared/samples/edexml)",
)
def test_no_broken_official_sample_breaks_the_reader():
    chance = random.Random(SEED)
    samples = [path.read_bytes() for path in sorted(OFFICIAL.rglob("*.xml"))]
    for _ in range(TRIES // 10):
        check(mutated(chance.choice(samples), chance))
