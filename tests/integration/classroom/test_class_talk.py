"""The class talk: from a report, or without one, to something agreed that comes back."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from pijler.acting.activities import actions as activities
from pijler.acting.activities.actions import Terms
from pijler.acting.activities.models import Activity, State
from pijler.environment.classroom import actions, queries
from pijler.environment.classroom.actions import Outcome
from pijler.environment.classroom.models import ClassTalk
from pijler.environment.classroom.suggestions import BY_DOMAIN
from pijler.foundation.database.context import school_context
from pijler.foundation.schools.models import Role
from pijler.listening.checkins.models import Feedback, Place
from tests.factories import (
    NOON,
    TODAY,
    make_class,
    make_school,
    make_staff,
    make_teacher,
)
from tests.factories_figures import everyone_like, make_round, released, sign_in

pytestmark = pytest.mark.django_db
LATER = timezone.localdate() + timedelta(days=40)


@pytest.fixture
def school():
    school = make_school()
    with school_context(school.pk):
        yield school


def outcome(owner, **changed: object) -> Outcome:
    terms = Terms("We maken teams met kaartjes.", "Speel samen.", 6, owner, LATER)
    given = {"theme": "social", "with_figures": True, "said": "Het is vaak druk."}
    return Outcome(terms=terms, **given | changed)


def held(group, round_, teacher) -> ClassTalk:
    return actions.hold_talk(
        group=group, round_=round_, outcome=outcome(teacher), by=teacher, at=NOON
    )


@pytest.fixture
def talk(school) -> ClassTalk:
    group = make_class(1, name="7b")
    return held(group, released({group: everyone_like(20, 25)}), make_teacher(group))


def filled_in(owner, /, **changed: object) -> dict[str, object]:
    form = {
        "said": "Het is vaak druk.",
        "idea": "own",
        "title": "We spreken een teken af.",
        "home_idea": "",
        "home": "",
        "owner": str(owner.pk),
        "look_back_on": str(LATER),
        "principle": "6",
    }
    return form | changed


def address(name: str, round_, group) -> str:
    return reverse(f"talks:{name}", kwargs={"round": round_.pk, "group": group.pk})


def test_a_talk_becomes_an_activity_and_comes_back_to_the_class(talk):
    activity, feedback = Activity.objects.get(), Feedback.objects.get()

    assert talk.activity == activity
    assert (activity.level, activity.pillar) == ("class", "environment")
    assert feedback.group == talk.group
    assert (feedback.said, feedback.did) == (
        "Het is vaak druk.",
        "We maken teams met kaartjes.",
    )


def test_the_next_check_in_begins_with_it(talk, school):
    """What the answer page asks the database carries the words."""
    nxt = make_round({talk.group: {}}, on=TODAY + timedelta(days=60), sealed=False)
    sitting = nxt.sittings.get()
    Place.objects.create(sitting=sitting)

    with connection.cursor() as cursor:
        cursor.execute(
            "select outcome, body from checkins_begin(%s, %s, %s, %s, 10, false)",
            [school.code, sitting.code_hash, nxt.opens_on, NOON],
        )
        begun, body = cursor.fetchone()

    assert begun == "begun"
    assert json.loads(body)["feedback"] == [
        {
            "said": "Het is vaak druk.",
            "did": "We maken teams met kaartjes.",
            "on": str(TODAY),
        }
    ]


def test_one_talk_per_round(talk):
    with pytest.raises(actions.AlreadyHeld):
        held(talk.group, talk.round, talk.held_by)
    assert Activity.objects.count() == 1


@pytest.mark.parametrize("name", ["discuss", "choose", "agree"])
def test_only_the_own_teacher_holds_the_talk(school, client, name):
    group, neighbour = make_class(1), make_class(1)
    round_ = released({group: everyone_like(20, 25), neighbour: everyone_like(20, 25)})
    people = {
        make_teacher(group): 200,
        make_teacher(neighbour): 404,
        make_staff(Role.COORDINATOR): 404,
        make_staff(Role.LEADER): 404,
    }

    for person, status in people.items():
        sign_in(client, person)
        assert client.get(address(name, round_, group)).status_code == status


def test_a_neighbour_cannot_hold_change_or_undo(talk):
    neighbour = make_teacher(make_class(1))
    for deed in (
        lambda: held(talk.group, talk.round, neighbour),
        lambda: actions.change_talk(
            talk=talk, outcome=outcome(neighbour), by=neighbour, at=NOON
        ),
        lambda: actions.undo_talk(talk=talk, by=neighbour, at=NOON),
    ):
        with pytest.raises(PermissionDenied):
            deed()


@pytest.mark.parametrize("name", ["talk", "sheet", "edit"])
def test_a_neighbour_gets_404_on_what_was_agreed(talk, client, name):
    sign_in(client, make_teacher(make_class(1)))

    assert client.get(reverse(f"talks:{name}", args=[talk.pk])).status_code == 404


def test_the_three_steps_on_the_pages(school, client):
    group = make_class(1)
    round_, teacher = released({group: everyone_like(20, 25)}), make_teacher(group)
    sign_in(client, teacher)

    assert client.get(address("discuss", round_, group)).status_code == 200
    assert client.get(address("choose", round_, group)).status_code == 200
    done = client.post(
        address("agree", round_, group) + "?theme=physical",
        filled_in(
            teacher,
            idea=str(BY_DOMAIN["physical"].in_class[0]),
            title="",
            home_idea="own",
            home="Vroeg naar bed.",
        ),
    )

    talk = ClassTalk.objects.get()
    assert done.url == reverse("talks:talk", args=[talk.pk])
    assert (talk.theme, talk.with_figures) == ("physical", True)
    assert talk.activity.home == "Vroeg naar bed."


def test_a_class_below_the_floor_talks_without_figures(school, client):
    group = make_class(1)
    round_, teacher = released({group: everyone_like(3, 8)}), make_teacher(group)
    sign_in(client, teacher)

    page = client.get(address("discuss", round_, group))
    client.post(address("agree", round_, group), filled_in(teacher))

    assert page.context["page"].options == []
    assert not ClassTalk.objects.get().with_figures


def test_figures_can_be_left_out(school, client):
    group = make_class(1)
    round_, teacher = released({group: everyone_like(20, 25)}), make_teacher(group)
    sign_in(client, teacher)
    client.cookies["language"] = "en"

    page = client.get(
        address("discuss", round_, group) + "?figures=no"
    ).content.decode()
    client.post(address("agree", round_, group) + "?figures=no", filled_in(teacher))

    assert "Probably" not in page
    assert not ClassTalk.objects.get().with_figures


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"said": ""}, "said"),
        ({"title": ""}, "title"),
        ({"idea": "an idea that was not offered"}, "idea"),
        ({"idea": "", "title": ""}, "idea"),
        ({"idea": str(BY_DOMAIN["social"].in_class[0])}, "idea"),
        ({"home_idea": "own"}, "home"),
        ({"look_back_on": "2020-01-01"}, "look_back_on"),
        ({"principle": "17"}, "principle"),
        ({"owner": "00000000-0000-4000-8000-000000000000"}, "owner"),
    ],
)
def test_what_is_not_right_is_said_and_nothing_is_kept(school, client, changed, field):
    group = make_class(1)
    round_, teacher = released({group: everyone_like(20, 25)}), make_teacher(group)
    sign_in(client, teacher)

    page = client.post(address("agree", round_, group), filled_in(teacher, **changed))

    assert list(page.context["form"].errors) == [field]
    assert not ClassTalk.objects.exists()
    assert not Activity.objects.exists()


def test_own_words_count_when_nothing_was_chosen(school, client):
    group = make_class(1)
    round_, teacher = released({group: everyone_like(20, 25)}), make_teacher(group)
    sign_in(client, teacher)

    client.post(
        address("agree", round_, group),
        filled_in(teacher, idea="", title="Ons eigen idee.", home="Thuis ook."),
    )

    activity = Activity.objects.get()
    assert (activity.title, activity.home) == ("Ons eigen idee.", "Thuis ook.")


def test_an_idea_and_own_words_together_are_asked_about(school, client):
    group = make_class(1)
    round_, teacher = released({group: everyone_like(20, 25)}), make_teacher(group)
    sign_in(client, teacher)
    page = client.get(address("agree", round_, group) + "?theme=social")
    offered = page.context["form"].fields["idea"].choices[0][0]

    page = client.post(
        address("agree", round_, group) + "?theme=social",
        filled_in(teacher, idea=offered),
    )

    assert list(page.context["form"].errors) == ["title"]
    assert not Activity.objects.exists()


def test_somebody_of_another_class_cannot_be_made_owner(school, client):
    group = make_class(1)
    round_, teacher = released({group: everyone_like(20, 25)}), make_teacher(group)
    other = make_teacher(make_class(1))
    sign_in(client, teacher)

    page = client.post(address("agree", round_, group), filled_in(other))

    assert "owner" in page.context["form"].errors


def test_a_second_press_ends_on_the_first_agreement(talk, client):
    sign_in(client, talk.held_by)

    again = client.post(
        address("agree", talk.round, talk.group), filled_in(talk.held_by), follow=True
    )

    assert ClassTalk.objects.count() == 1
    assert again.redirect_chain[-1][0] == reverse("talks:talk", args=[talk.pk])


def test_changing_changes_what_comes_back(talk, client):
    sign_in(client, talk.held_by)

    client.post(
        reverse("talks:edit", args=[talk.pk]),
        filled_in(talk.held_by, said="Nu beter gezegd.", title="Een teken."),
    )

    feedback = Feedback.objects.get()
    assert (feedback.said, feedback.did) == ("Nu beter gezegd.", "Een teken.")
    assert Activity.objects.get().title == "Een teken."


def test_undoing_takes_everything_back(talk, client):
    sign_in(client, talk.held_by)

    client.post(reverse("talks:undo", args=[talk.pk]))

    for model in (ClassTalk, Activity, Feedback):
        assert not model.objects.exists()


def test_after_looking_back_nothing_is_undone(talk):
    activities.look_back(
        activity=talk.activity,
        state=State.DONE,
        outcome="Gelukt.",
        next_look=None,
        by=talk.held_by,
        at=NOON,
    )
    talk = ClassTalk.objects.get()

    with pytest.raises(actions.SomethingFollowed):
        actions.undo_talk(talk=talk, by=talk.held_by, at=NOON)
    assert Activity.objects.exists()


def test_after_the_class_has_read_it_nothing_is_undone(talk):
    make_round({talk.group: everyone_like(5, 25)}, on=TODAY + timedelta(days=30))

    with pytest.raises(actions.SomethingFollowed):
        actions.undo_talk(talk=talk, by=talk.held_by, at=NOON)


def test_a_talk_is_to_be_held_until_it_was(school):
    group = make_class(1)
    round_, teacher = released({group: everyone_like(20, 25)}), make_teacher(group)
    assert [one.group_id for one in queries.talks_to_hold(teacher, NOON)] == [group.pk]

    held(group, round_, teacher)

    assert queries.talks_to_hold(teacher, NOON) == []


def test_talks_of_other_groups_are_not_mine_to_hold(school):
    released({make_class(1): everyone_like(20, 25)})

    assert queries.talks_to_hold(make_teacher(make_class(1)), NOON) == []
    assert queries.talks_to_hold(make_staff(Role.COORDINATOR), NOON) == []


def test_the_report_shows_what_was_agreed(talk, client):
    report = reverse(
        "reports:class", kwargs={"round": talk.round.pk, "group": talk.group.pk}
    )
    sign_in(client, talk.held_by)
    assert "We maken teams met kaartjes." in client.get(report).content.decode()

    sign_in(client, make_staff(Role.COORDINATOR))
    page = client.get(report).content.decode()
    assert "We maken teams met kaartjes." in page
    assert reverse("talks:talk", args=[talk.pk]) not in page


def test_the_school_sees_it_among_what_runs(talk, client):
    sign_in(client, make_staff(Role.LEADER))

    assert (
        "We maken teams met kaartjes."
        in client.get(reverse("reports:school")).content.decode()
    )


def test_the_sheet_for_the_wall_has_the_agreement(talk, client):
    sign_in(client, talk.held_by)

    page = client.get(reverse("talks:sheet", args=[talk.pk])).content.decode()

    assert "We maken teams met kaartjes." in page
    assert "Speel samen." in page
