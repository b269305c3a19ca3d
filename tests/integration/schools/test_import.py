"""A list goes in: what it makes, changes and leaves alone."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext

from pijler.foundation.database.context import school_context
from pijler.foundation.journal.models import Entry
from pijler.foundation.rosters.actions import (
    ListChanged,
    NotStaged,
    WordsMissing,
    YearIsOver,
    apply_import,
    place_in_year,
)
from pijler.foundation.rosters.models import ImportStatus, RosterImport
from pijler.foundation.rosters.wording import summary, words_to_confirm
from pijler.foundation.schools.models import (
    Enrolment,
    Group,
    GroupMembership,
    Person,
    Role,
    SchoolPeriod,
    StaffRole,
)
from tests.factories import NOON, TODAY, make_staff, make_teacher
from tests.factories_schools import (
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


def names(group: str, day: date) -> list[str]:
    held = GroupMembership.objects.filter(group__name=group, starts_on__lte=day)
    still = held.exclude(ends_on__lt=day)
    return sorted(one.pupil.full_name for one in still.select_related("pupil"))


def test_a_first_list_makes_the_school_year_the_groups_and_the_people(school):
    adult = Adult("1", "Samira Haddou", ["7A"])

    bring(school, School(children=children(3), adults=[adult]).edexml())

    period = SchoolPeriod.objects.get()
    assert (period.name, period.starts_on) == ("2026-2027", date(2026, 8, 1))
    assert period.ends_on == date(2027, 7, 31)
    assert len(names("7A", TODAY)) == 3
    role = StaffRole.objects.get()
    assert (role.role, role.group.name) == (Role.TEACHER, "7A")
    assert Enrolment.objects.filter(ends_on=None).count() == 3


def test_nothing_changes_before_somebody_says_yes(school):
    before = rows()

    staged = stage(school, School(children=children(3)).edexml())

    assert staged.status == ImportStatus.STAGED
    assert rows() == before


def test_no_number_of_another_system_can_be_read_in_the_database(school):
    child = Child("48213", "Noa Berg", eck="https://id.school/secret-chain")

    bring(school, School(children=[child]).edexml())

    pupil = Person.objects.get()
    assert len(pupil.source_hash) == 64
    stored = str(list(RosterImport.objects.values())) + str(
        list(Person.objects.values())
    )
    assert "48213" not in stored
    assert "secret-chain" not in stored


def test_the_staged_list_is_forgotten_once_it_is_in_use(school):
    staged = stage(school, School(children=children(2)).edexml())
    assert "Voornaam1" in str(staged.staged)

    apply_import(by=_system(school), at=NOON, roster_import=staged)

    assert RosterImport.objects.get().staged == {}


def test_the_same_list_again_changes_nothing_and_says_so(school):
    content = School(children=children(4), adults=[Adult("1", "Jan Mul")]).edexml()
    bring(school, content)
    before = rows()

    again = stage(school, content, at=LATER)

    assert again.status == ImportStatus.SAME
    assert again.counts == {"pupil_same": 4}
    assert summary(again.counts) == gettext("Nothing changes")
    assert rows() == before


def test_who_is_no_longer_listed_is_ended_and_not_deleted(school):
    bring(school, School(children=children(6)).edexml())

    bring(school, School(children=children(5)).edexml(), at=LATER)

    gone = Person.objects.get(given_name="Voornaam6")
    last_day = (LATER - timedelta(days=1)).date()
    assert gone.enrolments.get().ends_on == last_day
    assert gone.memberships.get().ends_on == last_day


def test_a_pupil_who_changes_class_leaves_one_and_joins_the_other(school):
    bring(school, School(children=[*children(5), *children(1, "7B", 6)]).edexml())

    moved = bring(
        school,
        School(children=[*children(4), *children(2, "7B", 5)]).edexml(),
        at=LATER,
    )

    assert moved.counts["pupil_moves"] == 1
    assert "Voornaam5 Achternaam5" in names("7A", TODAY)
    assert "Voornaam5 Achternaam5" not in names("7A", LATER.date())
    assert "Voornaam5 Achternaam5" in names("7B", LATER.date())


def test_a_wrong_class_that_is_put_right_on_the_same_day_leaves_no_trace(school):
    bring(school, School(children=children(5)).edexml())
    bring(school, School(children=[*children(4), *children(1, "7B", 5)]).edexml())

    assert names("7B", TODAY) == ["Voornaam5 Achternaam5"]
    assert "Voornaam5 Achternaam5" not in names("7A", TODAY)


def test_who_comes_back_gets_a_new_enrolment(school):
    bring(school, School(children=children(6)).edexml())
    bring(school, School(children=children(5)).edexml(), at=LATER)

    back = bring(
        school, School(children=children(6)).edexml(), at=LATER + timedelta(days=7)
    )

    assert back.counts["pupil_returns"] == 1
    pupil = Person.objects.get(given_name="Voornaam6")
    assert pupil.enrolments.count() == 2
    assert pupil.enrolments.filter(ends_on=None).count() == 1


def test_another_name_is_the_same_person(school):
    bring(school, School(children=[Child("1", "Robin Vos")]).edexml())

    renamed = bring(school, School(children=[Child("1", "Robyn Vos")]).edexml())

    assert renamed.counts["pupil_renamed"] == 1
    assert Person.objects.get().full_name == "Robyn Vos"


def test_a_pupil_who_gets_an_eck_id_is_the_same_person(school):
    bring(school, School(children=[Child("1", "Robin Vos")]).edexml())
    with_id = School(children=[Child("1", "Robin Vos", eck="https://id.school/a")])

    bring(school, with_id.edexml())

    assert Person.objects.count() == 1
    assert stage(school, with_id.edexml()).status == ImportStatus.SAME


def test_a_pupil_who_was_added_by_hand_stays(school):
    by_hand = Person.objects.create(given_name="Met", family_name="Hand")
    Enrolment.objects.create(pupil=by_hand, starts_on=TODAY)
    bring(school, School(children=children(2)).edexml())

    assert by_hand.enrolments.get().ends_on is None


def test_a_role_given_by_hand_stays_when_the_list_does_not_name_it(school):
    leader = make_staff(Role.LEADER, email="Samira@meander.example")
    listed = Adult("1", "Samira Haddou", ["7A"], email="samira@meander.example")

    bring(school, School(children=children(2), adults=[listed]).edexml())
    bring(
        school,
        School(children=children(2), adults=[Adult("2", "Jan Mul")]).edexml(),
        at=LATER,
    )

    roles = {one.role: one.ends_on for one in leader.roles.all()}
    assert roles[Role.LEADER] is None
    assert roles[Role.TEACHER] == (LATER - timedelta(days=1)).date()


def test_a_list_of_another_school_is_refused(school):
    refused = stage(school, School(brin="99ZZ", children=children(2)).edexml())

    assert refused.status == ImportStatus.REFUSED
    assert refused.refusal == {"code": "other-school", "listed": "99ZZ", "ours": "12AB"}
    with pytest.raises(NotStaged):
        apply_import(by=_system(school), at=NOON, roster_import=refused)


def test_more_than_a_fifth_leaving_needs_the_words(school):
    bring(school, School(children=children(10)).edexml())
    staged = stage(school, School(children=children(7)).edexml())

    with pytest.raises(WordsMissing):
        apply_import(by=_system(school), at=NOON, roster_import=staged)
    with pytest.raises(WordsMissing):
        apply_import(
            by=_system(school), at=NOON, roster_import=staged, confirmed_words="ja"
        )
    apply_import(
        by=_system(school),
        at=NOON,
        roster_import=staged,
        confirmed_words=f"  {words_to_confirm(3).upper()} ",
    )

    assert staged.status == ImportStatus.APPLIED


def test_a_fifth_leaving_needs_no_words(school):
    bring(school, School(children=children(10)).edexml())

    bring(school, School(children=children(8)).edexml(), at=LATER)

    assert Enrolment.objects.filter(ends_on=None).count() == 8


def test_a_list_of_a_year_that_is_over_is_used_only_where_somebody_says(school):
    staged = stage(school, School(year="2014-2015", children=children(2)).edexml())

    with pytest.raises(YearIsOver):
        apply_import(by=_system(school), at=NOON, roster_import=staged)
    place_in_year(by=_system(school), at=NOON, roster_import=staged, first_year=2026)
    apply_import(by=_system(school), at=NOON, roster_import=staged)

    assert Group.objects.get().period.name == "2026-2027"
    assert len(names("7A", TODAY)) == 2


def test_the_list_of_next_year_begins_with_that_year(school):
    bring(school, School(children=children(5)).edexml())
    july = NOON.replace(year=2027, month=7, day=10)

    bring(
        school, School(year="2027-2028", children=children(5, "8A")).edexml(), at=july
    )

    assert len(names("7A", date(2027, 7, 31))) == 5
    assert names("7A", date(2027, 8, 1)) == []
    assert len(names("8A", date(2027, 8, 1))) == 5


def test_what_changed_in_between_must_be_looked_at_again(school):
    first = stage(school, School(children=children(3)).edexml())
    bring(school, School(children=children(2)).edexml())

    with pytest.raises(ListChanged):
        apply_import(by=_system(school), at=NOON, roster_import=first)


def test_a_bad_row_at_the_very_end_leaves_nothing_of_the_list(school):
    staged = stage(school, School(children=children(50)).edexml())
    before = rows()
    staged.staged["pupils"][-1]["details"]["given_name"] = "x" * 101
    staged.save()

    with pytest.raises(Exception, match="too long"):
        apply_import(by=_system(school), at=NOON, roster_import=staged)

    assert rows() == before
    assert not Entry.objects.filter(verb="roster.imported").exists()


@pytest.mark.parametrize("role", [Role.TEACHER, Role.COORDINATOR, Role.STAFF])
def test_only_ict_and_leaders_may_bring_lists(school, role):
    somebody = make_staff(role)

    with pytest.raises(PermissionDenied):
        stage(school, School(children=children(2)).edexml(), by=somebody)

    assert not RosterImport.objects.exists()


def test_a_teacher_may_not_put_a_staged_list_to_use(school):
    bring(school, School(children=children(2)).edexml())
    teacher = make_teacher(Group.objects.get())
    staged = stage(school, School(children=children(3)).edexml())

    with pytest.raises(PermissionDenied):
        apply_import(by=teacher, at=NOON, roster_import=staged)


def test_the_journal_says_who_brought_a_list_without_a_name_in_it(school):
    ict = make_staff(Role.ICT)

    staged = stage(school, School(children=children(2)).edexml(), by=ict)
    apply_import(by=ict, at=NOON, roster_import=staged)

    entries = Entry.objects.filter(about_id=staged.pk).order_by("verb")
    assert [(one.verb, one.by_id) for one in entries] == [
        ("roster.imported", ict.pk),
        ("roster.staged", ict.pk),
    ]
    assert "Voornaam" not in str(list(Entry.objects.values()))


def test_two_schools_with_the_same_numbers_do_not_touch(school):
    content = School(children=children(3)).edexml()
    bring(school, content)
    ours = set(Person.objects.values_list("source_hash", flat=True))
    other = our_school("Het Baken", brin="13CD")

    with school_context(other.pk):
        bring(other, content.replace(b"12AB", b"13CD"))
        theirs = set(Person.objects.values_list("source_hash", flat=True))

    assert len(theirs) == 3
    assert not ours & theirs
    assert Person.objects.count() == 3


def test_reading_and_writing_cost_the_same_number_of_queries(
    school, django_assert_max_num_queries
):
    with django_assert_max_num_queries(60):
        bring(school, School(children=children(100)).edexml())


def _system(school):
    from pijler.foundation.journal.actors import System

    return System(school.pk)
