"""Giving colleagues a role and an account: who may, and what never happens."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from pijler.foundation.accounts import actions, queries
from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.database.context import school_context
from pijler.foundation.journal.models import Entry
from pijler.foundation.schools.models import Role, StaffRole
from tests.factories import (
    NOON,
    TODAY,
    PersonFactory,
    make_class,
    make_school,
    make_staff,
    make_teacher,
)

pytestmark = pytest.mark.django_db
WIM = actions.Name("Wim", "", "Koster")


@pytest.fixture
def school():
    """One school, at work."""
    school = make_school("Het Baken")
    with school_context(school.pk):
        yield school


def sign_in(client, person) -> User:
    user = User.objects.create(username=f"user-{person.pk}")
    Affiliation.objects.create(
        user=user, tenant_id=person.tenant_id, person_id=person.pk
    )
    client.force_login(user)
    return user


def test_a_leader_adds_a_colleague_who_can_sign_in(school, client):
    leader = make_staff(Role.LEADER)

    person = actions.add_colleague(by=leader, at=NOON, name=WIM, role=Role.STAFF)
    given = actions.give_account(by=leader, at=NOON, person=person)

    assert client.login(username=given.username, password=given.password)
    assert list(Entry.objects.values_list("verb", flat=True).order_by("verb")) == [
        "account.added",
        "colleague.added",
    ]


def test_the_first_page_after_a_password_for_once_asks_for_an_own_one(school, client):
    leader = make_staff(Role.LEADER)
    person = actions.add_colleague(by=leader, at=NOON, name=WIM, role=Role.STAFF)
    given = actions.give_account(by=leader, at=NOON, person=person)
    client.login(username=given.username, password=given.password)

    first = client.get(reverse("home:today"))
    own = "een heel eigen wachtwoord"
    client.post(
        reverse("account_change_password"),
        {"oldpassword": given.password, "password1": own, "password2": own},
    )

    assert first.url == reverse("account_change_password")
    assert client.get(reverse("home:today")).status_code == 200


def test_a_new_password_ends_the_old_one_and_open_sessions(school, client):
    leader = make_staff(Role.LEADER)
    person = actions.add_colleague(by=leader, at=NOON, name=WIM, role=Role.STAFF)
    before = actions.give_account(by=leader, at=NOON, person=person)
    client.login(username=before.username, password=before.password)

    actions.renew_password(by=leader, at=NOON, person=person)

    assert client.get(reverse("home:today")).url.startswith(reverse("account_login"))
    assert not client.login(username=before.username, password=before.password)


@pytest.mark.parametrize(
    "role", [Role.LEADER, Role.SUPPORT_COORDINATOR, Role.COORDINATOR]
)
def test_who_keeps_the_lists_cannot_take_a_trusted_place(school, role):
    leader = make_staff(Role.LEADER)
    actions.give_account(by=leader, at=NOON, person=leader)
    ict, trusted = make_staff(Role.ICT), make_staff(role)

    with pytest.raises(PermissionDenied):
        actions.add_colleague(by=ict, at=NOON, name=WIM, role=role)
    with pytest.raises(PermissionDenied):
        actions.give_account(by=ict, at=NOON, person=trusted)


def test_who_keeps_the_lists_makes_the_first_leader_only(school):
    ict = make_staff(Role.ICT)

    wim = actions.add_colleague(by=ict, at=NOON, name=WIM, role=Role.LEADER)
    actions.give_account(by=ict, at=NOON, person=wim)

    with pytest.raises(PermissionDenied):
        actions.add_colleague(by=ict, at=NOON, name=WIM, role=Role.LEADER)


def test_a_teacher_keeps_no_accounts(school, client):
    teacher = make_teacher(make_class(0))
    sign_in(client, teacher)

    assert client.get(reverse("accounts:colleagues")).status_code == 404
    assert client.get(reverse("accounts:add_colleague")).status_code == 404
    with pytest.raises(PermissionDenied):
        actions.add_colleague(by=teacher, at=NOON, name=WIM, role=Role.STAFF)


def test_the_last_leader_stays(school):
    leader = make_staff(Role.LEADER)
    role = StaffRole.objects.get(person=leader)

    with pytest.raises(actions.LastLeader):
        actions.end_role(by=leader, at=NOON, role=role)


def test_an_ended_role_gives_nothing_today(school):
    leader, teacher = make_staff(Role.LEADER), make_teacher(make_class(0))
    role = StaffRole.objects.get(person=teacher)

    actions.end_role(by=leader, at=NOON, role=role)

    assert role.ends_on == TODAY - timedelta(days=1)
    assert teacher not in queries.staff(leader, TODAY)


def test_a_role_that_began_today_ends_today(school):
    leader = make_staff(Role.LEADER)
    person = actions.add_colleague(
        by=leader, at=NOON, name=WIM, role=Role.SUPPORT_COORDINATOR
    )

    actions.end_role(by=leader, at=NOON, role=person.roles.get())

    assert person not in queries.staff(leader, TODAY)
    assert Entry.objects.filter(verb="role.ended").exists()


def test_the_last_leader_who_can_sign_in_keeps_the_account(school, client):
    leader, other = make_staff(Role.LEADER), make_staff(Role.LEADER)
    sign_in(client, leader)

    with pytest.raises(actions.LastLeader):
        actions.close_account(by=leader, at=NOON, person=leader)
    actions.give_account(by=leader, at=NOON, person=other)
    actions.close_account(by=leader, at=NOON, person=leader)

    assert not queries.has_account(leader, leader)


def test_a_closed_account_cannot_sign_in(school, client):
    leader = make_staff(Role.LEADER)
    person = actions.add_colleague(by=leader, at=NOON, name=WIM, role=Role.STAFF)
    given = actions.give_account(by=leader, at=NOON, person=person)

    actions.close_account(by=leader, at=NOON, person=person)

    assert not client.login(username=given.username, password=given.password)


def test_the_leader_hears_what_others_do_to_accounts(school):
    leader, ict = make_staff(Role.LEADER), make_staff(Role.ICT, given_name="Hans")
    person = actions.add_colleague(by=ict, at=NOON, name=WIM, role=Role.STAFF)
    actions.give_account(by=ict, at=NOON, person=person)

    heard = queries.changes_by_others(leader, NOON)

    assert {(one.verb, one.about) for one in heard} == {
        ("colleague.added", "Wim Koster"),
        ("account.added", "Wim Koster"),
    }
    assert heard[0].by.startswith("Hans")
    assert queries.changes_by_others(ict, NOON) == []


def test_a_pupil_gets_no_account_as_a_colleague(school):
    leader, pupil = make_staff(Role.LEADER), PersonFactory()

    with pytest.raises(PermissionDenied):
        actions.give_account(by=leader, at=NOON, person=pupil)


def test_a_colleague_of_another_school_does_not_exist(client):
    ours, theirs = make_school(), make_school()
    with school_context(theirs.pk):
        stranger = make_staff(Role.STAFF)
    with school_context(ours.pk):
        sign_in(client, make_staff(Role.LEADER))

    response = client.post(reverse("accounts:give_account", args=[stranger.pk]))

    assert response.status_code == 404


def test_the_list_costs_the_same_for_ten_and_twenty(
    school, client, django_assert_num_queries
):
    leader = make_staff(Role.LEADER)
    for _ in range(10):
        make_staff(Role.STAFF)
    with django_assert_num_queries(5):
        assert len(queries.colleagues(leader, TODAY)) == 11
    for _ in range(10):
        make_staff(Role.STAFF)
    with django_assert_num_queries(5):
        assert len(queries.colleagues(leader, TODAY)) == 21


def test_a_password_for_once_is_shown_once_and_not_kept(school, client):
    leader, colleague = make_staff(Role.LEADER), make_staff(Role.STAFF)
    sign_in(client, leader)

    page = client.post(reverse("accounts:give_account", args=[colleague.pk]))
    again = client.get(reverse("accounts:colleagues"))

    shown = page.context["given"].password
    assert shown in page.content.decode()
    assert shown not in again.content.decode()
