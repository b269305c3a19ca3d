"""Who wants to talk: the right people read it, one picks it up, looking is recorded."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pijler.foundation.access.actors import Respondent
from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.database.context import school_context
from pijler.foundation.journal.models import Entry
from pijler.foundation.schools.models import Role, StaffRole
from pijler.listening.concerns import actions, queries
from pijler.listening.concerns.models import PartOfDay, TalkRequest
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


def ask(group, asked_for=None, *, name="Noor", urgent=False, at=NOON) -> TalkRequest:
    return actions.ask_to_talk(
        group=group,
        name=name,
        asked_for=asked_for,
        urgent=urgent,
        places=25,
        by=Respondent(group.tenant_id),
        at=at,
    )


def names(viewer) -> list[str]:
    return [talk.name for talk in queries.waiting_talks(viewer, TODAY)]


def test_who_is_asked_for_and_support_read_it_and_nobody_else(group, ellen):
    asked, neighbour = make_teacher(group), make_teacher(make_class(1))
    leader = make_staff(Role.LEADER)

    ask(group, asked)

    assert names(asked) == names(ellen) == ["Noor"]
    assert names(neighbour) == names(leader) == []


@pytest.mark.parametrize("urgent", [True, False])
def test_what_is_asked_of_nobody_goes_to_support(group, ellen, urgent):
    ask(group, urgent=urgent)

    assert names(ellen) == ["Noor"]
    assert names(make_teacher(group)) == []


def test_without_a_support_coordinator_the_leader_reads_it(group):
    leader = make_staff(Role.LEADER)
    ask(group)

    assert names(leader) == ["Noor"]


def test_who_no_longer_works_here_reads_nothing(group, ellen):
    asked = make_teacher(group)
    ask(group, asked)
    StaffRole.objects.filter(person=asked).update(ends_on=TODAY - timedelta(days=1))

    assert names(asked) == []


def test_urgent_comes_first_and_then_who_waits_longest(group, ellen):
    ask(group, name="Sem", at=NOON)
    ask(group, name="Mila", at=NOON - timedelta(days=2))
    ask(group, name="Noor", urgent=True)

    assert names(ellen) == ["Noor", "Mila", "Sem"]


@pytest.mark.parametrize(
    ("hour", "part"),
    [(7, PartOfDay.MORNING), (11, PartOfDay.AFTERNOON), (17, PartOfDay.EVENING)],
)
def test_the_time_is_kept_as_a_part_of_the_dutch_day(hour, part):
    assert PartOfDay.of(datetime(2026, 11, 24, hour, 30, tzinfo=UTC)) == part


def test_asking_is_not_in_the_journal_for_that_would_tell_the_time(group):
    ask(group)

    assert not Entry.objects.exists()


def test_looking_is_in_the_journal_without_a_subject(group, ellen):
    ask(group)
    actions.look_at_talks(by=ellen, at=NOON)

    line = Entry.objects.get()
    assert (line.verb, line.subjects) == ("talks.looked at", [])
    assert (line.by_id, line.purpose) == (ellen.pk, "support")


def test_counting_is_not_looking(group, ellen):
    ask(group)

    assert queries.count_waiting_talks(ellen, TODAY) == 1
    assert not Entry.objects.exists()


def test_one_person_picks_it_up(group, ellen):
    asked = make_teacher(group)
    talk = ask(group, asked)

    actions.pick_up_talk(talk=talk, by=asked, at=NOON)

    with pytest.raises(actions.AlreadyPickedUp):
        actions.pick_up_talk(talk=talk, by=ellen, at=NOON)
    talk.refresh_from_db()
    assert (talk.picked_up_by, talk.picked_up_at) == (asked, NOON)
    assert queries.count_waiting_talks(ellen, TODAY) == 0


@pytest.mark.parametrize(
    "deed",
    [
        actions.pick_up_talk,
        actions.put_back_talk,
        actions.close_talk,
        actions.reopen_talk,
    ],
)
def test_a_neighbour_can_do_nothing_with_it(group, ellen, deed):
    talk = ask(group, make_teacher(group))

    with pytest.raises(PermissionDenied):
        deed(talk=talk, by=make_teacher(make_class(1)), at=NOON)


def test_only_who_picked_it_up_finishes_it_or_puts_it_back(group, ellen):
    asked = make_teacher(group)
    talk = ask(group, asked)
    actions.pick_up_talk(talk=talk, by=asked, at=NOON)

    for deed in (actions.close_talk, actions.put_back_talk):
        with pytest.raises(actions.NotYours):
            deed(talk=talk, by=ellen, at=NOON)


def test_closing_and_putting_back_can_be_undone(group, ellen):
    talk = ask(group)
    actions.pick_up_talk(talk=talk, by=ellen, at=NOON)
    actions.close_talk(talk=talk, by=ellen, at=NOON)
    assert names(ellen) == []

    actions.reopen_talk(talk=talk, by=ellen, at=NOON)
    actions.put_back_talk(talk=talk, by=ellen, at=NOON)

    assert queries.count_waiting_talks(ellen, TODAY) == 1
    assert list(Entry.objects.order_by("id").values_list("subjects", flat=True)) == (
        [[]] * 4
    )


def test_the_same_request_sent_again_is_kept_once_until_it_is_closed(group, ellen):
    first = ask(group)
    assert ask(group) == first

    actions.pick_up_talk(talk=first, by=ellen, at=NOON)
    actions.close_talk(talk=first, by=ellen, at=NOON)
    assert ask(group) != first


class TestPage:
    """The list and its buttons."""

    def as_(self, person) -> Client:
        user, _ = User.objects.get_or_create(username=str(person.pk))
        Affiliation.objects.get_or_create(
            user=user, tenant_id=person.tenant_id, person_id=person.pk
        )
        client = Client()
        client.force_login(user)
        return client

    def press(self, person, name, talk):
        address = reverse(f"concerns:{name}", args=[talk.pk])
        return self.as_(person).post(address)

    def test_a_request_is_picked_up_closed_and_opened_again(self, group, ellen):
        talk = ask(group)

        page = self.as_(ellen).get(reverse("concerns:talks"))
        assert b"Noor" in page.content
        assert Entry.objects.filter(verb="talks.looked at").count() == 1

        self.press(ellen, "pick_up", talk)
        assert self.press(ellen, "close", talk).status_code == 200
        talk.refresh_from_db()
        assert talk.closed_at == NOON
        self.press(ellen, "reopen", talk)
        talk.refresh_from_db()
        assert talk.closed_at is None

    def test_the_name_is_shown_as_it_was_typed_never_as_html(self, group, ellen):
        ask(group, name="<script>alert(1)</script>")

        page = self.as_(ellen).get(reverse("concerns:talks"))

        assert b"<script>alert" not in page.content
        assert b"&lt;script&gt;" in page.content

    def test_a_neighbour_sees_an_empty_list_and_finds_no_button(self, group, ellen):
        talk = ask(group, make_teacher(group))
        neighbour = make_teacher(make_class(1))

        page = self.as_(neighbour).get(reverse("concerns:talks"))

        assert b"Noor" not in page.content
        assert self.press(neighbour, "pick_up", talk).status_code == 404

    def test_twenty_requests_cost_as_many_queries_as_ten(self, group, ellen):
        client, costs = self.as_(ellen), []
        for more in (10, 10):
            for number in range(more):
                ask(group, name=f"Kind {len(costs)} {number}")
            client.get(reverse("concerns:talks"))
            with CaptureQueriesContext(connection) as asked:
                client.get(reverse("concerns:talks"))
            costs.append(len(asked))

        assert costs[0] == costs[1]


def test_what_was_picked_up_stays_with_who_picked_it_up_until_they_talked(group, ellen):
    teacher = make_teacher(group)
    talk = ask(group, teacher)
    actions.pick_up_talk(talk=talk, by=teacher, at=NOON)
    assert queries.count_waiting_talks(teacher, TODAY) == 0
    assert queries.count_own_talks(teacher, TODAY) == 1
    assert queries.count_own_talks(ellen, TODAY) == 0

    actions.close_talk(talk=talk, by=teacher, at=NOON)
    assert queries.count_own_talks(teacher, TODAY) == 0


def test_that_somebody_cannot_wait_is_known_until_it_is_picked_up(group, ellen):
    ask(group)
    assert not queries.somebody_needs_help_now(ellen, TODAY)

    talk = ask(group, name="Sem", urgent=True)
    assert queries.somebody_needs_help_now(ellen, TODAY)
    assert not queries.somebody_needs_help_now(make_teacher(group), TODAY)

    actions.pick_up_talk(talk=talk, by=ellen, at=NOON)
    assert not queries.somebody_needs_help_now(ellen, TODAY)
