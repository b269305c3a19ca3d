"""Undoing a list: every row as it was, or a sentence that says why not."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.database.context import school_context
from pijler.foundation.journal.actors import System
from pijler.foundation.rosters.actions import CannotUndo, undo_import
from pijler.foundation.rosters.models import ImportStatus, RosterImport
from pijler.foundation.rosters.tasks import forget
from pijler.foundation.schools.models import Group, Person, Role
from tests.factories import (
    NOON,
    GroupMembershipFactory,
    PersonFactory,
    make_class,
    make_staff,
)
from tests.factories_schools import (
    EXAMPLES,
    Adult,
    Child,
    School,
    bring,
    children,
    our_school,
    stage,
)

from .snapshots import rows

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=7)


@pytest.fixture
def school():
    ours = our_school()
    with school_context(ours.pk):
        yield ours


def undo(school, roster_import, at=LATER, by=None):
    undo_import(by=by or System(school.pk), at=at, roster_import=roster_import)


def test_undoing_a_first_list_leaves_the_school_empty(school):
    before = rows()
    listed = bring(school, School(children=children(5)).edexml())

    undo(school, listed)

    assert rows() == before
    assert RosterImport.objects.get().status == ImportStatus.UNDONE


def test_undoing_restores_every_row_of_a_school_that_changed_in_every_way(school):
    make_class(3)
    before_list = School(
        children=[
            *children(10),
            *children(2, "7B", 11),
            Child("20", "Robin Vos", "7B", extra=["plus"]),
        ],
        adults=[Adult("1", "Jan Mul", ["7A"]), Adult("2", "Els Tak", ["7B"])],
    )
    bring(school, before_list.edexml())
    left = School(children=before_list.children[1:], adults=before_list.adults)
    bring(school, left.edexml(), at=NOON + timedelta(days=1))
    before = rows()

    later = School(
        children=[
            *children(8),  # the first is back, two leave
            *children(4, "7A", 11),  # two change class, two are new
            Child("20", "Robyn de Vos", "8C", born="2014-01-01"),
        ],
        adults=[Adult("1", "Jan Mul", ["8C"]), Adult("3", "Noor Bos", ["7A"])],
    )
    changed = bring(school, later.edexml(), at=LATER)
    assert rows() != before
    undo(school, changed)

    assert rows() == before


def test_undoing_a_list_with_parents_restores_them(school):
    school.brin = ""
    content = (EXAMPLES / "vo-het-kompas.csv").read_bytes().replace(b"99VK", b"12AB")
    before = rows()

    listed = bring(school, content)
    assert len(rows()["Guardianship"]) == listed.counts["guardian_new"] > 200
    undo(school, listed)

    assert rows() == before


def test_after_undoing_the_same_list_can_be_used_again(school):
    content = School(children=children(5)).edexml()
    undo(school, bring(school, content))

    bring(school, content)

    assert Person.objects.count() == 5


def test_a_list_below_a_later_one_cannot_be_undone(school):
    first = bring(school, School(children=children(5)).edexml())
    bring(school, School(children=children(6)).edexml(), at=LATER)

    with pytest.raises(CannotUndo, match="later-list"):
        undo(school, first)

    assert Person.objects.count() == 6


def test_after_thirty_days_a_list_stays(school):
    listed = bring(school, School(children=children(5)).edexml())

    with pytest.raises(CannotUndo, match="too-late"):
        undo(school, listed, at=NOON + timedelta(days=31))


def test_a_pupil_who_was_put_in_a_group_by_hand_since_keeps_the_list_in_use(school):
    listed = bring(school, School(children=children(5)).edexml())
    GroupMembershipFactory(group=Group.objects.get(), pupil=PersonFactory())
    before = rows()

    with pytest.raises(CannotUndo, match="used"):
        undo(school, listed)

    assert rows() == before


def test_a_name_that_was_changed_by_hand_since_keeps_the_list_in_use(school):
    bring(school, School(children=[Child("1", "Robin Vos")]).edexml())
    renamed = bring(school, School(children=[Child("1", "Robyn Vos")]).edexml())
    Person.objects.update(given_name="Ro")

    with pytest.raises(CannotUndo, match="changed"):
        undo(school, renamed)

    assert Person.objects.get().given_name == "Ro"


def test_an_account_of_somebody_from_the_list_keeps_it_in_use(school):
    listed = bring(
        school, School(children=children(2), adults=[Adult("1", "Jan Mul")]).edexml()
    )
    person = Person.objects.get(family_name="Mul")
    user = User.objects.create(username="jan")
    Affiliation.objects.create(user=user, tenant_id=school.pk, person_id=person.pk)

    with pytest.raises(CannotUndo, match="account"):
        undo(school, listed)


def test_a_teacher_may_not_undo(school):
    listed = bring(school, School(children=children(2)).edexml())

    with pytest.raises(PermissionDenied):
        undo(school, listed, by=make_staff(Role.TEACHER))


def test_how_to_undo_is_forgotten_after_thirty_days_and_unused_lists_after_a_week(
    school, time_machine_at
):
    bring(school, School(children=children(2)).edexml())
    stage(school, School(children=children(3)).edexml(), at=NOON)
    time_machine_at(NOON + timedelta(days=31))

    forget()

    assert not RosterImport.objects.exclude(changes={}).exists()
    assert not RosterImport.objects.exclude(staged={}).exists()


@pytest.fixture
def time_machine_at(monkeypatch):
    """The job reads the clock; here it shows another time."""

    def at(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return at


def test_another_school_does_not_see_the_list(school):
    listed = bring(school, School(children=children(2)).edexml())

    with school_context(our_school("Het Baken", "13CD").pk):
        assert not RosterImport.objects.filter(pk=listed.pk).exists()
