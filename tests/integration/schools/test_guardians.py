"""Parents and their authority over a child: unknown gives no access."""

import pytest

from pijler.foundation.database.context import school_context
from pijler.foundation.rosters.models import ImportStatus
from pijler.foundation.schools.models import Authority, Guardianship, Person
from tests.factories_schools import bring, our_school, stage

pytestmark = pytest.mark.django_db
HEAD = (
    "Leerlingnummer;Roepnaam;Achternaam;Klas;Ouder 1 naam;Ouder 1 e-mail;Ouder 1 gezag"
)


@pytest.fixture
def school():
    ours = our_school()
    with school_context(ours.pk):
        yield ours


def table(*rows: str) -> bytes:
    return "\n".join([HEAD, *rows, ""]).encode()


def authority(child: str) -> str:
    return Guardianship.objects.get(child__given_name=child).authority


def test_authority_that_a_list_does_not_tell_is_unknown(school):
    bring(
        school,
        table(
            "1;Noa;Berg;1A;Els Berg;els@x.example;",
            "2;Bo;Vos;1A;Jan Vos;j@x.example;ja",
        ),
    )

    assert authority("Noa") == Authority.UNKNOWN
    assert authority("Bo") == Authority.YES


def test_a_list_that_is_silent_does_not_undo_what_was_known(school):
    bring(school, table("1;Noa;Berg;1A;Els Berg;els@x.example;nee"))

    again = stage(school, table("1;Noa;Berg;1A;Els Berg;els@x.example;"))

    assert again.status == ImportStatus.SAME
    assert authority("Noa") == Authority.NO


def test_authority_that_changes_is_counted_and_written(school):
    bring(school, table("1;Noa;Berg;1A;Els Berg;els@x.example;ja"))

    changed = bring(school, table("1;Noa;Berg;1A;Els Berg;els@x.example;nee"))

    assert changed.counts["authority_changes"] == 1
    assert authority("Noa") == Authority.NO


def test_one_parent_of_two_children_is_one_person_with_authority_per_child(school):
    bring(
        school,
        table(
            "1;Noa;Berg;1A;Els Berg;els@x.example;ja",
            "2;Bo;Berg;1A;Els Berg;els@x.example;nee",
        ),
    )

    assert Person.objects.filter(family_name="Els Berg").count() == 1
    assert (authority("Noa"), authority("Bo")) == (Authority.YES, Authority.NO)


def test_a_list_without_parents_leaves_them_as_they_are(school):
    bring(school, table("1;Noa;Berg;1A;Els Berg;els@x.example;ja"))

    bring(school, b"Leerlingnummer;Roepnaam;Achternaam;Klas\n1;Noa;Berg;1B\n")

    assert Guardianship.objects.get().ends_on is None
