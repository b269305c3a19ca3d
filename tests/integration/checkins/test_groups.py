"""Places are as many as pupils; groups that share pupils are not asked; a stop from above stays."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.database.context import school_context
from pijler.foundation.journal.models import Entry
from pijler.foundation.schools.models import GroupMembership, Role
from pijler.listening.checkins import actions, queries
from pijler.listening.checkins.models import Round
from tests.factories import (
    NOON,
    TODAY,
    GroupMembershipFactory,
    make_class,
    make_school,
    make_staff,
    make_teacher,
)
from tests.factories_checkins import LATER, make_open_sitting, make_round, shipped, stop

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def school(monkeypatch):
    monkeypatch.setattr(
        "pijler.foundation.accounts.requests.timezone.now", lambda: NOON
    )
    school = make_school()
    with school_context(school.pk):
        yield school


def sign_in(person) -> Client:
    user = User.objects.create(username=str(person.pk))
    Affiliation.objects.create(
        user=user, tenant_id=person.tenant_id, person_id=person.pk
    )
    client = Client()
    client.force_login(user)
    return client


# --- places ---


def test_a_sitting_has_no_more_places_than_the_class_has_pupils():
    round_ = make_round(make_class(5))
    sitting, teacher = round_.sittings.get(), round_.planned_by

    with pytest.raises(actions.TooManyPlaces):
        actions.open_sitting(sitting=sitting, by=teacher, at=NOON, places=6)
    actions.open_sitting(sitting=sitting, by=teacher, at=NOON, places=4)
    for deed in (actions.change_places, actions.stop_sitting):
        with pytest.raises(actions.TooManyPlaces):
            deed(sitting=sitting, by=teacher, at=NOON, places=6)

    sitting.refresh_from_db()
    assert (sitting.places, sitting.members) == (4, 5)


def test_a_pupil_who_left_since_does_not_stand_in_the_way_of_stopping():
    sitting = make_open_sitting(pupils=5)
    GroupMembership.objects.filter(group=sitting.group).first().delete()

    stop(sitting, places=5)

    assert Round.objects.get().stopped_at == LATER


def test_a_class_of_which_no_pupils_are_known_gets_forty_places_at_most():
    round_ = make_round(make_class(0))
    sitting, teacher = round_.sittings.get(), round_.planned_by

    with pytest.raises(actions.TooManyPlaces):
        actions.open_sitting(sitting=sitting, by=teacher, at=NOON, places=41)
    actions.open_sitting(sitting=sitting, by=teacher, at=NOON, places=40)

    sitting.refresh_from_db()
    assert (sitting.places, sitting.members) == (40, None)


def test_the_page_says_how_many_pupils_can_take_part():
    round_ = make_round(make_class(5))
    sitting = round_.sittings.get()
    address = reverse("checkins:open_sitting", args=[sitting.pk])

    page = sign_in(round_.planned_by).post(address, {"places": 6}, follow=True)

    assert "5" in str(next(iter(page.context["messages"])))
    sitting.refresh_from_db()
    assert sitting.opened_at is None


def test_the_journal_tells_who_changed_the_places_and_only_then():
    sitting = make_open_sitting(pupils=5)
    changed = Entry.objects.filter(verb="sitting.places changed")
    teacher = sitting.round.planned_by

    actions.change_places(sitting=sitting, by=teacher, at=NOON, places=5)
    assert not changed.exists()
    actions.change_places(sitting=sitting, by=teacher, at=NOON, places=3)
    stop(sitting, places=2)

    assert [entry.by_id for entry in changed] == [teacher.pk] * 2


# --- groups that share pupils ---


def test_a_group_combined_of_others_is_neither_offered_nor_asked():
    combined, own = make_class(3, combined=True, year=None), make_class(3, year=7)
    mixed = make_class(3, year=None)
    leader = make_staff(Role.LEADER)

    assert set(queries.plannable_groups(leader, TODAY)) == {own, mixed}
    assert set(queries.groups_fitting(leader, TODAY, shipped())) == {own, mixed}
    with pytest.raises(actions.SharedPupils):
        make_round(combined, by=leader)


def test_groups_that_share_a_pupil_are_not_asked_together():
    one, other, apart = (make_class(3, year=7) for _ in range(3))
    leader = make_staff(Role.LEADER)
    GroupMembershipFactory(group=other, pupil=one.memberships.first().pupil)

    for fields in ({}, {"whole_school": True}):
        with pytest.raises(actions.SharedPupils) as problem:
            make_round(one, other, apart, by=leader, **fields)
        assert set(problem.value.names) == {one.name, other.name}

    assert make_round(one, apart, by=leader).sittings.count() == 2


def test_a_pupil_who_moved_to_another_class_is_in_one_class_only():
    old, new = make_class(3), make_class(3)
    moved = old.memberships.first()
    moved.ends_on = TODAY - timedelta(days=1)
    moved.save()
    GroupMembershipFactory(group=new, pupil=moved.pupil, starts_on=TODAY)

    assert make_round(old, new, by=make_staff(Role.LEADER))


# --- what was asked around the same time ---


@pytest.mark.parametrize(("days", "warned"), [(28, True), (29, False)])
def test_the_plan_page_warns_for_a_round_within_four_weeks(days, warned):
    group = make_class(3, year=7)
    teacher = make_teacher(group)
    soon = TODAY + timedelta(days=days)
    make_round(group, by=teacher, opens_on=soon, closes_on=soon)

    page = sign_in(teacher).get(reverse("checkins:plan"))

    assert page.context["asked"] == ([group] if warned else [])


def test_no_teacher_hears_which_other_classes_were_asked():
    make_round(make_class(3, year=7))

    page = sign_in(make_teacher(make_class(3, year=7))).get(reverse("checkins:plan"))

    assert page.context["asked"] == []


# --- undoing a stop ---


def test_a_teacher_cannot_undo_what_the_leader_stopped_but_the_coordinator_can():
    sitting = make_open_sitting(pupils=3)
    teacher = sitting.round.planned_by
    leader, coordinator = make_staff(Role.LEADER), make_staff(Role.COORDINATOR)
    actions.stop_round(round_=sitting.round, by=leader, at=NOON)
    page = sign_in(teacher).get(reverse("checkins:sitting", args=[sitting.pk]))

    assert not page.context["can_undo"]
    with pytest.raises(PermissionDenied):
        actions.reopen_sitting(sitting=sitting, by=teacher, at=NOON)
    actions.reopen_sitting(sitting=sitting, by=coordinator, at=NOON)

    round_ = Round.objects.get()
    assert (round_.stopped_at, round_.stopped_by) == (None, None)


def test_a_teacher_who_stopped_before_the_leader_did_cannot_undo_it_either():
    leader = make_staff(Role.LEADER)
    one, other = make_class(3), make_class(3)
    round_ = make_round(one, other, by=leader)
    sitting, teacher = round_.sittings.get(group=one), make_teacher(one)
    actions.open_sitting(sitting=sitting, by=teacher, at=NOON)
    actions.stop_sitting(sitting=sitting, by=teacher, at=NOON)
    actions.stop_round(round_=round_, by=leader, at=NOON)

    with pytest.raises(PermissionDenied):
        actions.reopen_sitting(sitting=sitting, by=teacher, at=NOON)
    assert Round.objects.get().stopped_at == NOON


def test_a_teacher_undoes_the_own_stop_of_a_round():
    sitting = make_open_sitting(pupils=3)
    teacher = sitting.round.planned_by
    actions.stop_round(round_=sitting.round, by=teacher, at=NOON)

    actions.reopen_sitting(sitting=sitting, by=teacher, at=NOON)

    assert Round.objects.get().stopped_at is None
