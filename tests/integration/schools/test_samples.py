"""Lists made by others, and our own examples, go in and come out whole."""

from pathlib import Path

import pytest

from pijler.foundation.database.context import school_context
from pijler.foundation.journal.actors import System
from pijler.foundation.rosters.actions import apply_import, place_in_year, undo_import
from pijler.foundation.rosters.models import ImportStatus
from pijler.foundation.schools.models import Group, Person
from tests.factories import NOON
from tests.factories_schools import EXAMPLES, our_school, stage

from .snapshots import rows

pytestmark = pytest.mark.django_db
SHARED = Path(__file__).resolve().parents[4] / "shared/samples/edexml/oefenweb"
OFFICIAL = sorted(SHARED.glob("*/*.xml"))
OURS = sorted(path for path in EXAMPLES.iterdir() if path.suffix != ".md")


def test_the_official_samples_are_here():
    if not SHARED.exists():
        pytest.skip("NO OFFICIAL EDEXML SAMPLES beside this checkout: none was tried.")

    assert len(OFFICIAL) == 6


@pytest.mark.parametrize("path", [*OFFICIAL, *OURS], ids=lambda path: path.name)
def test_a_real_list_goes_in_twice_without_a_trace_of_the_second_and_comes_out(path):
    school = our_school(brin="")
    with school_context(school.pk):
        before = rows()
        content, by = path.read_bytes(), System(school.pk)

        first = stage(school, content, name=path.name)
        place_in_year(by=by, at=NOON, roster_import=first, first_year=2026)
        apply_import(by=by, at=NOON, roster_import=first)
        assert Person.objects.count() > 0
        assert Group.objects.count() > 0

        again = stage(school, content, name=path.name)
        if again.status != ImportStatus.SAME:
            place_in_year(by=by, at=NOON, roster_import=again, first_year=2026)
        assert again.status == ImportStatus.SAME

        undo_import(by=by, at=NOON, roster_import=first)
        assert rows() == before
