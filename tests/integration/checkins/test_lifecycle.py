"""From planning to sealing: what each person may do, and what stands at the end."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from pijler.foundation.database.context import school_context
from pijler.foundation.journal.models import Entry
from pijler.foundation.schools.models import Role
from pijler.listening.checkins import actions, queries, round_keys
from pijler.listening.checkins.models import (
    AnswerSheet,
    Place,
    Round,
    ScaleScore,
    Sitting,
)
from tests.factories import (
    NOON,
    TODAY,
    make_class,
    make_school,
    make_staff,
    make_teacher,
)
from tests.factories_checkins import (
    LATER,
    WEEK_LATER,
    answer,
    make_open_sitting,
    make_round,
    post,
    seal,
    shipped,
    stop,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def school():
    school = make_school()
    with school_context(school.pk):
        yield school


def test_a_round_goes_from_planned_to_sealed(as_role):
    sitting = make_open_sitting(pupils=13)
    for value in (5, 4, 4, 3) * 3:
        answer(sitting, {"class_feeling": value, "break_company": value})
    answer(sitting, {"class_feeling": None})
    stop(sitting)

    assert seal(sitting.round) is True

    with as_role("pijler_worker"):
        sheets = AnswerSheet.objects.filter(round=sitting.round)
        values = sorted(sheet.answers["class_feeling"] or 0 for sheet in sheets)
        social = ScaleScore.objects.filter(scale="social")
        scored = sorted(score.value or 0 for score in social)
    assert values == [0, *[3] * 3, *[4] * 6, *[5] * 3]
    assert scored == values
    sitting.refresh_from_db()
    assert (sitting.received, sitting.places) == (13, 13)
    assert not Place.objects.exists()


def test_the_journal_speaks_of_the_round_only(as_role):
    sitting = make_open_sitting()
    answer(sitting)
    stop(sitting)
    seal(sitting.round)

    lines = Entry.objects.order_by("at", "verb").values_list("verb", "subjects")
    assert {verb for verb, _ in lines} == {
        "instrument.taken",
        "round.planned",
        "sitting.opened",
        "sitting.stopped",
        "round.sealed",
    }
    assert all(subjects == [] for _, subjects in lines)


def test_a_teacher_of_another_group_cannot_open_stop_or_see_it():
    sitting = make_open_sitting()
    neighbour = make_teacher(make_class(10))

    for deed in (actions.open_sitting, actions.stop_sitting, actions.reopen_sitting):
        with pytest.raises(PermissionDenied):
            deed(sitting=sitting, by=neighbour, at=NOON)
    with pytest.raises(PermissionDenied):
        actions.change_places(sitting=sitting, by=neighbour, at=NOON, places=3)

    assert not queries.visible_sittings(neighbour, TODAY).exists()
    assert not queries.visible_rounds(neighbour, TODAY).exists()
    assert queries.class_code(neighbour, TODAY, sitting) == ""


def test_a_teacher_plans_for_the_own_group_only():
    own, other = make_class(3), make_class(3)
    teacher = make_teacher(own)

    with pytest.raises(PermissionDenied):
        make_round(own, other, by=teacher)
    with pytest.raises(PermissionDenied):
        make_round(by=teacher, whole_school=True)

    assert make_round(own, by=teacher).sittings.get().group == own
    assert Round.objects.count() == 1


def test_who_planned_can_cancel_a_round_that_was_never_opened():
    round_ = make_round()

    with pytest.raises(PermissionDenied):
        actions.cancel_round(round_=round_, by=make_teacher(make_class(2)), at=NOON)
    actions.cancel_round(round_=round_, by=round_.planned_by, at=NOON)

    assert not Round.objects.exists()
    assert not Sitting.objects.exists()


def test_an_opened_round_cannot_be_cancelled():
    sitting = make_open_sitting()

    with pytest.raises(actions.AlreadyOpened):
        actions.cancel_round(round_=sitting.round, by=sitting.round.planned_by, at=NOON)

    assert Round.objects.exists()


@pytest.mark.parametrize(
    "role", [Role.COORDINATOR, Role.SUPPORT_COORDINATOR, Role.LEADER]
)
def test_a_planner_plans_for_all_fitting_groups(role):
    seventh, fourth = make_class(1, year=7), make_class(1, year=4)

    round_ = make_round(by=make_staff(role), whole_school=True)

    assert {sitting.group.year for sitting in round_.sittings.all()} == {7}
    assert seventh != fourth


def test_a_member_of_staff_without_a_group_cannot_plan():
    with pytest.raises(PermissionDenied):
        make_round(make_class(2), by=make_staff(Role.STAFF))


def test_a_round_without_groups_is_refused():
    with pytest.raises(actions.NothingToAsk):
        actions.plan_round(
            by=make_staff(Role.LEADER),
            at=NOON,
            instrument=shipped(),
            groups=[],
            opens_on=TODAY,
            closes_on=WEEK_LATER,
        )


def test_a_sitting_opens_once_and_only_in_its_days():
    round_ = make_round(opens_on=TODAY + timedelta(days=1))
    sitting, teacher = round_.sittings.get(), round_.planned_by

    with pytest.raises(actions.NotInThisPeriod):
        actions.open_sitting(sitting=sitting, by=teacher, at=NOON)
    tomorrow = NOON + timedelta(days=1)
    actions.open_sitting(sitting=sitting, by=teacher, at=tomorrow)
    with pytest.raises(actions.AlreadyOpened):
        actions.open_sitting(sitting=sitting, by=teacher, at=tomorrow)


def test_a_sitting_opens_with_a_place_for_everybody_in_the_group():
    round_ = make_round(make_class(7))
    sitting = round_.sittings.get()

    actions.open_sitting(sitting=sitting, by=round_.planned_by, at=NOON)

    assert sitting.free_places.count() == 7


def test_places_are_never_fewer_than_the_answers_that_are_in():
    sitting = make_open_sitting(pupils=5)
    teacher = sitting.round.planned_by
    answer(sitting)
    answer(sitting)

    with pytest.raises(actions.TooFewPlaces):
        actions.change_places(sitting=sitting, by=teacher, at=NOON, places=1)
    actions.change_places(sitting=sitting, by=teacher, at=NOON, places=2)
    sitting.refresh_from_db()
    assert sitting.places == 2
    assert not Place.objects.exists()

    actions.change_places(sitting=sitting, by=teacher, at=NOON, places=4)
    seen = queries.visible_sittings(teacher, TODAY).get()
    assert (seen.arrived, seen.places) == (2, 4)


def test_a_round_with_places_left_waits_two_days_before_sealing():
    sitting = make_open_sitting(pupils=2)
    answer(sitting)

    stop(sitting, at=LATER)

    round_ = Round.objects.get()
    assert round_.seal_due_at == LATER + timedelta(hours=48)
    assert seal(round_, at=LATER + timedelta(hours=47)) is False
    assert seal(round_, at=LATER + timedelta(hours=48)) is True


def test_a_round_in_which_all_is_in_is_sealed_at_once():
    sitting = make_open_sitting(pupils=3)
    answer(sitting)

    stop(sitting, at=LATER, places=1)

    round_ = Round.objects.get()
    assert round_.seal_due_at == LATER
    assert seal(round_, at=LATER) is True


def test_the_round_stops_with_its_last_sitting():
    leader = make_staff(Role.LEADER)
    round_ = make_round(make_class(2), make_class(2), by=leader)
    for sitting in round_.sittings.all():
        assert Round.objects.get().stopped_at is None
        actions.open_sitting(sitting=sitting, by=leader, at=NOON)
        actions.stop_sitting(sitting=sitting, by=leader, at=LATER)

    assert Round.objects.get().stopped_at == LATER


def test_stopping_can_be_undone_for_a_quarter_of_an_hour():
    sitting = make_open_sitting(pupils=3)
    teacher = sitting.round.planned_by
    stop(sitting, at=LATER)

    with pytest.raises(actions.TooLateToUndo):
        actions.reopen_sitting(
            sitting=sitting, by=teacher, at=LATER + timedelta(minutes=16)
        )
    actions.reopen_sitting(
        sitting=sitting, by=teacher, at=LATER + timedelta(minutes=14)
    )

    round_ = Round.objects.get()
    assert (round_.stopped_at, round_.seal_due_at) == (None, None)
    assert seal(round_) is False


def test_a_sealed_round_never_changes():
    sitting = make_open_sitting(pupils=3)
    teacher = sitting.round.planned_by
    late = post(sitting)
    answer(sitting)
    stop(sitting)
    seal(sitting.round)

    assert late.send().name == "sealed"
    for deed in (actions.open_sitting, actions.stop_sitting, actions.reopen_sitting):
        with pytest.raises(actions.AlreadySealed):
            deed(sitting=sitting, by=teacher, at=LATER)
    with pytest.raises(actions.AlreadySealed):
        actions.change_places(sitting=sitting, by=teacher, at=LATER, places=9)
    assert seal(sitting.round) is False


def test_an_unreadable_answer_is_counted_and_not_written(as_role):
    sitting = make_open_sitting(pupils=13)
    for _ in range(10):
        answer(sitting, {"class_feeling": 4})
    answer(sitting, {"class_feeling": 9})
    answer(sitting, {"favourite_colour": 1})
    stop(sitting)

    seal(sitting.round)

    assert Round.objects.get().unreadable == 2
    sitting.refresh_from_db()
    assert sitting.received == 12
    with as_role("pijler_worker"):
        assert AnswerSheet.objects.count() == 10


def test_without_its_key_a_round_is_not_sealed_and_nothing_is_lost(as_role):
    sitting = make_open_sitting(pupils=11)
    for _ in range(10):
        answer(sitting)
    stop(sitting)
    kept = round_keys.read(sitting.tenant_id, sitting.round_id)
    round_keys.destroy(sitting.tenant_id, sitting.round_id)

    with pytest.raises(round_keys.KeyIsMissing, match="backup of the keys"):
        seal(sitting.round)
    assert Round.objects.get().sealed_at is None

    round_keys.keep(sitting.tenant_id, sitting.round_id, kept)
    assert seal(sitting.round) is True
    with as_role("pijler_worker"):
        assert AnswerSheet.objects.count() == 10
