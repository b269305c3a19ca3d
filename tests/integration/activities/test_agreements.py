"""What was agreed: who sees it, looking back, and what reaches home."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pijler.acting.activities import actions, queries
from pijler.acting.activities.actions import Terms
from pijler.acting.activities.models import Activity, Pillar, State
from pijler.acting.activities.principles import PRINCIPLES
from pijler.foundation.database.context import school_context
from pijler.foundation.journal.models import Entry
from pijler.foundation.schools.models import Authority, Role
from tests.factories import (
    NOON,
    TODAY,
    GuardianshipFactory,
    PersonFactory,
    make_class,
    make_school,
    make_staff,
    make_teacher,
)
from tests.factories_figures import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    school = make_school()
    with school_context(school.pk):
        yield school


def agreed(group, teacher=None, **terms: object) -> Activity:
    by = teacher or make_teacher(group)
    given = {
        "title": "Op vrijdag kijken we terug.",
        "home": "Vraag aan tafel wat fijn was.",
        "principle": 6,
        "owner": by,
        "look_back_on": TODAY + timedelta(days=30),
    }
    return actions.agree(group=group, terms=Terms(**given | terms), by=by, at=NOON)


def test_an_agreement_of_a_class_is_for_everyone_in_it(school):
    activity = agreed(make_class(1))

    assert (activity.level, activity.intensity) == ("class", "universal")
    assert (activity.pillar, activity.principle) == ("environment", 6)
    assert activity.agreed_on == TODAY
    assert Entry.objects.filter(verb="activity.agreed").exists()


def test_the_pillar_follows_the_principle(school):
    assert agreed(make_class(1), principle=11).pillar == Pillar.EDUCATION


def test_there_are_sixteen_principles_in_four_pillars():
    per_pillar = [one.pillar for one in PRINCIPLES]

    assert [one.number for one in PRINCIPLES] == list(range(1, 17))
    assert [per_pillar.count(pillar) for pillar in Pillar] == [5, 5, 3, 3]


def test_a_neighbour_cannot_agree_change_or_look_back(school):
    group = make_class(1)
    activity, neighbour = agreed(group), make_teacher(make_class(1))
    terms = Terms("x", "", 6, neighbour, TODAY + timedelta(days=3))

    for deed in (
        lambda: actions.agree(group=group, terms=terms, by=neighbour, at=NOON),
        lambda: actions.change(activity=activity, terms=terms, by=neighbour, at=NOON),
        lambda: actions.withdraw(activity=activity, by=neighbour, at=NOON),
        lambda: look_back(activity, neighbour),
    ):
        with pytest.raises(PermissionDenied):
            deed()


def look_back(activity, by, state=State.DONE, next_look: date | None = None) -> None:
    actions.look_back(
        activity=activity,
        state=state,
        outcome="Het is rustiger.",
        next_look=next_look,
        by=by,
        at=NOON,
    )


def test_what_somebody_looked_back_on_stays_as_it_was_agreed(school):
    activity = agreed(make_class(1))
    look_back(activity, activity.owner)

    with pytest.raises(actions.AlreadyLookedBack):
        actions.withdraw(activity=activity, by=activity.owner, at=NOON)
    assert Activity.objects.filter(pk=activity.pk, state=State.DONE).exists()


def test_going_on_asks_again_later(school):
    activity = agreed(make_class(1), look_back_on=TODAY)
    assert queries.due_look_backs(activity.owner, NOON) == [activity]

    look_back(activity, activity.owner, State.RUNNING, TODAY + timedelta(days=28))

    activity.refresh_from_db()
    assert activity.state == State.RUNNING
    assert queries.due_look_backs(activity.owner, NOON) == []
    assert queries.due_look_backs(activity.owner, NOON + timedelta(days=21)) == [
        activity
    ]


def test_look_backs_of_others_are_not_due_for_me(school):
    agreed(make_class(1), look_back_on=TODAY)

    assert queries.due_look_backs(make_teacher(make_class(1)), NOON) == []
    assert queries.due_look_backs(make_staff(Role.LEADER), NOON) == []


@pytest.mark.parametrize(
    ("authority", "ideas"),
    [(Authority.YES, 1), (Authority.NO, 0), (Authority.UNKNOWN, 0)],
)
def test_only_a_parent_with_authority_gets_the_idea_for_at_home(
    school, authority, ideas
):
    group = make_class(2, name="7b")
    agreed(group)
    parent = PersonFactory()
    for membership in group.memberships.all():
        GuardianshipFactory(
            guardian=parent, child=membership.pupil, authority=authority
        )

    found = queries.home_ideas(parent, NOON)

    assert len(found) == ideas
    assert [(one.text, one.group) for one in found] == [
        ("Vraag aan tafel wat fijn was.", "7b")
    ] * ideas


def test_a_pupil_gets_the_idea_too_and_a_stranger_does_not(school):
    group = make_class(1)
    agreed(group)

    assert len(queries.home_ideas(group.memberships.get().pupil, NOON)) == 1
    assert queries.home_ideas(PersonFactory(), NOON) == []


def test_an_idea_ends_with_its_agreement_and_with_the_guardianship(school):
    group = make_class(1)
    activity = agreed(group)
    pupil, parent = group.memberships.get().pupil, PersonFactory()
    GuardianshipFactory(
        guardian=parent,
        child=pupil,
        authority=Authority.YES,
        ends_on=TODAY - timedelta(days=1),
    )
    assert queries.home_ideas(parent, NOON) == []

    look_back(activity, activity.owner)
    assert queries.home_ideas(pupil, NOON) == []


def titles(client, person, query: str = "") -> list[str]:
    sign_in(client, person)
    response = client.get(reverse("activities:list") + query)
    return [line.activity.title for line in response.context["page"].lines]


def test_a_teacher_sees_the_own_groups_and_the_leader_the_school(school, client):
    group = make_class(1)
    own = agreed(group, title="Van ons")
    agreed(make_class(1), title="Van de buren")

    assert titles(client, own.owner) == ["Van ons"]
    for role in (Role.LEADER, Role.COORDINATOR):
        assert set(titles(client, make_staff(role))) == {"Van ons", "Van de buren"}


def test_the_list_can_be_of_one_pillar(school, client):
    group = make_class(1)
    agreed(group, title="Sfeer")
    agreed(group, title="Les", principle=11)
    leader = make_staff(Role.LEADER)

    sign_in(client, leader)
    chosen = client.get(reverse("activities:list") + "?pillar=education")
    strange = client.get(reverse("activities:list") + "?pillar=x'")

    assert [line.activity.title for line in chosen.context["page"].lines] == ["Les"]
    assert len(strange.context["page"].lines) == 2


def test_state_is_a_pattern_an_icon_and_a_word(school, client):
    group = make_class(1)
    running, done = agreed(group), agreed(group)
    look_back(done, done.owner)
    leader = make_staff(Role.LEADER)
    sign_in(client, leader)
    client.cookies["language"] = "en"

    page = client.get(reverse("activities:list"))

    shapes = {
        line.activity.pk: (line.pattern, line.icon)
        for line in page.context["page"].lines
    }
    assert shapes[running.pk] == ("maybe", "hammer")
    assert shapes[done.pk] == ("taken", "circle-check")
    assert "Running" in page.content.decode()


@pytest.mark.parametrize("role", [Role.ICT, Role.STAFF])
def test_others_have_no_list(school, client, role):
    sign_in(client, make_staff(role))

    assert client.get(reverse("activities:list")).status_code == 404


def test_an_empty_list_says_that_it_is_fine(school, client):
    sign_in(client, make_teacher(make_class(1)))
    client.cookies["language"] = "en"

    assert (
        "Nothing has been agreed yet"
        in client.get(reverse("activities:list")).content.decode()
    )


def test_looking_back_on_the_page(school, client):
    activity = agreed(make_class(1))
    sign_in(client, activity.owner)
    address = reverse("activities:look_back", args=[activity.pk])

    wrong = client.post(
        address, {"state": "running", "outcome": "Goed", "next_look": ""}
    )
    right = client.post(address, {"state": "stopped", "outcome": "Het hielp niet."})

    assert "next_look" in wrong.context["form"].errors
    assert right.status_code == 302
    activity.refresh_from_db()
    assert (activity.state, activity.outcome) == ("stopped", "Het hielp niet.")


def test_the_leader_cannot_look_back_for_a_class(school, client):
    activity = agreed(make_class(1))
    sign_in(client, make_staff(Role.LEADER))

    address = reverse("activities:look_back", args=[activity.pk])
    assert client.get(address).status_code == 404


def test_ten_and_twenty_lines_cost_the_same_queries(school, client):
    leader = make_staff(Role.LEADER)
    sign_in(client, leader)
    for _ in range(10):
        agreed(make_class(1))
    client.get(reverse("activities:list"))
    with CaptureQueriesContext(connection) as ten:
        client.get(reverse("activities:list"))
    for _ in range(10):
        agreed(make_class(1))
    with CaptureQueriesContext(connection) as twenty:
        client.get(reverse("activities:list"))

    assert len(ten) == len(twenty)
