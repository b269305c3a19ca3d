"""A file of 100 MB, honest or built to do harm, costs neither memory nor patience."""

import subprocess
import sys

import pytest

from tests.unit.formats.lists import ROOT

MOST_MEGABYTES = 256
MOST_SECONDS = 20

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("shape", "pupils", "code"),
    [
        ("many_pupils", 0, "too-many"),
        ("much_beside", 39_000, "no-group"),
        ("long_names", 40_000, "no-group"),
        ("many_places", 0, "too-many"),
        ("one_text", 0, "broken-xml"),
        ("one_tag", 0, "strange-structure"),
        ("nothing_but_names", 0, "strange-structure"),
        ("cells", 0, "too-many"),
        ("wide_letters", 40_000, "no-brin"),
        ("endless_table", 0, "too-large"),
    ],
)
def test_it_stays_small_and_quick(shape, pupils, code):
    program = [sys.executable, "-m", "tests.unit.formats.large", shape]

    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)

    seconds, megabytes, read, *codes = done.stdout.split()
    assert float(megabytes) < MOST_MEGABYTES
    assert float(seconds) < MOST_SECONDS
    assert int(read) >= pupils
    assert code in "".join(codes).split(",")
