"""Many requests at once: nobody who means it is shut out, and false ones go off in one go."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from pijler.foundation.access.actors import Respondent
from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.database.context import school_context
from pijler.foundation.journal.models import Entry
from pijler.foundation.schools.models import Role
from pijler.listening.concerns import actions, queries
from pijler.listening.concerns.models import TalkRequest
from tests.factories import (
    NOON,
    TODAY,
    make_class,
    make_school,
    make_staff,
    make_teacher,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def school(monkeypatch):
    monkeypatch.setattr(
        "pijler.foundation.accounts.requests.timezone.now", lambda: NOON
    )
    school = make_school()
    with school_context(school.pk):
        yield school


@pytest.fixture
def group():
    return make_class(1)


@pytest.fixture
def ellen():
    return make_staff(Role.SUPPORT_COORDINATOR, given_name="Ellen")


def ask(group, name, *, urgent=False, at=NOON, asked_for=None) -> TalkRequest:
    return actions.ask_to_talk(
        group=group,
        name=name,
        asked_for=asked_for,
        urgent=urgent,
        places=10,
        by=Respondent(group.tenant_id),
        at=at,
        request_id=uuid4(),
    )


def flood(group, count, *, urgent=True) -> list[TalkRequest]:
    return [ask(group, f"Grap {number}", urgent=urgent) for number in range(count)]


def test_what_cannot_wait_is_never_refused(group, ellen):
    flood(group, 110)
    ask(group, "Noor", urgent=True)

    assert queries.waiting_talks(ellen, TODAY).filter(name="Noor").exists()


def test_where_many_came_at_once_a_name_stands_there_once(group, ellen):
    flood(group, 30)
    teacher = make_teacher(group)
    kept = [ask(group, name, urgent=True) for name in ("Noor", "noor", "Noor")]
    other = ask(group, "Noor", urgent=True, asked_for=teacher)

    assert len({talk.pk for talk in kept}) == 1
    assert other not in kept


def test_who_was_picked_up_or_closed_can_ask_again_among_many(group, ellen):
    flood(group, 31)
    first = ask(group, "Noor", urgent=True)
    actions.close_unreal_talks(talks=[first.pk], by=ellen, at=NOON)

    assert ask(group, "Noor", urgent=True) != first


def test_above_twice_the_places_requests_come_in_slowly_and_never_stop(group):
    flood(group, 20, urgent=False)
    flood(group, 5, urgent=False)

    with pytest.raises(actions.TooManyRequests):
        ask(group, "Noor")
    assert ask(make_class(1), "Sem").pk
    assert ask(group, "Noor", at=NOON + timedelta(minutes=1)).pk


def test_the_same_request_again_is_known_also_when_many_came(group):
    flood(group, 25, urgent=False)
    last = TalkRequest.objects.latest("name")

    again = actions.ask_to_talk(
        group=group,
        name=last.name,
        asked_for=None,
        urgent=False,
        places=10,
        by=Respondent(group.tenant_id),
        at=NOON,
        request_id=last.pk,
    )

    assert again == last


def test_a_group_of_which_many_wait_is_marked(group, ellen):
    flood(group, 30)
    assert list(queries.groups_with_many(ellen, TODAY)) == []

    flood(make_class(1), 3)
    ask(group, "Noor", urgent=True)
    assert list(queries.groups_with_many(ellen, TODAY)) == [group]
    assert list(queries.groups_with_many(make_teacher(group), TODAY)) == []


def test_false_requests_go_off_the_list_together_and_come_back(group, ellen):
    talks = flood(group, 3)
    picked = ask(group, "Noor", urgent=True)
    actions.pick_up_talk(talk=picked, by=ellen, at=NOON)
    ids = {talk.pk for talk in talks}

    closed = actions.close_unreal_talks(talks=ids | {picked.pk}, by=ellen, at=NOON)
    assert closed == ids
    assert queries.count_waiting_talks(ellen, TODAY) == 0
    assert Entry.objects.filter(verb="talk.closed as not real").count() == 3

    actions.reopen_unreal_talks(talks=closed, by=ellen, at=NOON)
    assert queries.count_waiting_talks(ellen, TODAY) == 3


def test_undoing_does_not_bring_back_a_talk_that_was_held(group, ellen):
    talk = ask(group, "Noor")
    actions.pick_up_talk(talk=talk, by=ellen, at=NOON)
    actions.close_talk(talk=talk, by=ellen, at=NOON)

    assert not actions.reopen_unreal_talks(talks=[talk.pk], by=ellen, at=NOON)


@pytest.mark.parametrize(
    "deed", [actions.close_unreal_talks, actions.reopen_unreal_talks]
)
def test_who_was_asked_for_does_not_close_several(group, ellen, deed):
    teacher = make_teacher(group)
    talk = ask(group, "Noor", asked_for=teacher)

    with pytest.raises(PermissionDenied):
        deed(talks=[talk.pk], by=teacher, at=NOON)


class TestPages:
    """The notice, the list with ticks, and undo."""

    def as_(self, person) -> Client:
        user, _ = User.objects.get_or_create(username=str(person.pk))
        Affiliation.objects.get_or_create(
            user=user, tenant_id=person.tenant_id, person_id=person.pk
        )
        client = Client()
        client.force_login(user)
        return client

    def test_false_requests_are_ticked_taken_off_and_brought_back(self, group, ellen):
        talks, client = flood(group, 31), self.as_(ellen)
        assert (
            b"utrecht-alert--warning" in client.get(reverse("concerns:talks")).content
        )

        page = client.get(reverse("concerns:several"))
        assert page.content.count(b'type="checkbox"') == 31
        assert b" checked" not in page.content
        ticked = client.get(reverse("concerns:several") + "?all=yes").content
        assert ticked.count(b" checked") == 31

        sent = {"talk": [str(talk.pk) for talk in talks[:30]]}
        assert client.post(reverse("concerns:close_several"), sent).status_code == 200
        assert queries.count_waiting_talks(ellen, TODAY) == 1
        client.post(reverse("concerns:reopen_several"), sent)
        assert queries.count_waiting_talks(ellen, TODAY) == 31

    def test_with_nothing_ticked_nothing_changes(self, group, ellen):
        flood(group, 2)
        sent = self.as_(ellen).post(reverse("concerns:close_several"))

        assert sent.status_code == 302
        assert queries.count_waiting_talks(ellen, TODAY) == 2

    def test_what_is_no_request_is_refused(self, ellen):
        address = reverse("concerns:close_several")

        assert self.as_(ellen).post(address, {"talk": "x"}).status_code == 400

    def test_a_teacher_finds_no_page_to_close_several(self, group, ellen):
        teacher = make_teacher(group)
        talk = ask(group, "Noor", asked_for=teacher)
        client = self.as_(teacher)

        assert client.get(reverse("concerns:several")).status_code == 404
        sent = client.post(reverse("concerns:close_several"), {"talk": str(talk.pk)})
        assert sent.status_code in {403, 404}
        assert queries.count_waiting_talks(teacher, TODAY) == 1
