"""The pages of teachers and planners: who sees what, in every state, at a constant cost."""

import json
from itertools import pairwise

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.database.context import school_context
from pijler.foundation.schools.models import Role
from pijler.listening.checkins import round_keys
from pijler.listening.checkins.models import Round
from pijler.listening.checkins.states import State, overviews
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
    code_of,
    make_open_sitting,
    make_round,
    seal,
    stop,
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


def as_(person) -> Client:
    """A browser in which this person is signed in."""
    user, _ = User.objects.get_or_create(username=str(person.pk))
    Affiliation.objects.get_or_create(
        user=user, tenant_id=person.tenant_id, person_id=person.pk
    )
    client = Client()
    client.force_login(user)
    return client


def get(person, name: str, *args, **query):
    return as_(person).get(reverse(f"checkins:{name}", args=args), query)


def post(person, name: str, *args, **data):
    return as_(person).post(reverse(f"checkins:{name}", args=args), data)


def test_a_teacher_without_check_ins_gets_one_thing_to_do():
    page = get(make_teacher(make_class(1)), "list").content.decode()

    assert page.count(reverse("checkins:plan")) == 1


def test_a_teacher_plans_opens_and_stops_over_the_pages():
    group = make_class(12, year=7)
    teacher = make_teacher(group)

    planned = post(
        teacher,
        "plan",
        instrument="pijler-po58@1.0.0",
        groups=[str(group.pk)],
        opens_on=TODAY,
        closes_on=WEEK_LATER,
        minutes=15,
        talk_partners=[str(teacher.pk)],
    )
    round_ = Round.objects.get()
    assert planned.url == reverse("checkins:round", args=[round_.pk])
    sitting = round_.sittings.get()
    assert b'value="12"' in get(teacher, "sitting", sitting.pk).content

    post(teacher, "open_sitting", sitting.pk, places=11)
    page = get(teacher, "sitting", sitting.pk).content.decode()
    code = code_of(sitting)
    assert f"{code[:3]}-{code[3:6]}-{code[6:]}" in page
    assert '<svg role="img"' in page

    post(teacher, "stop_sitting", sitting.pk, places=11)
    sitting.refresh_from_db()
    assert sitting.stopped_at == NOON
    post(teacher, "reopen_sitting", sitting.pk)
    sitting.refresh_from_db()
    assert sitting.stopped_at is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"groups": []}, "groups"),
        ({"closes_on": "2026-11-01"}, "closes_on"),
        ({"closes_on": "2028-11-01"}, "closes_on"),
        ({"minutes": 0}, "minutes"),
        ({"instrument": "pijler-vo@1.0.0"}, "instrument"),
    ],
)
def test_a_plan_that_is_not_right_is_said_beside_the_field(change, field):
    group = make_class(3, year=7)
    right = {
        "instrument": "pijler-po58@1.0.0",
        "groups": [str(group.pk)],
        "opens_on": TODAY,
        "closes_on": WEEK_LATER,
        "minutes": 15,
    }

    page = post(make_teacher(group), "plan", **{**right, **change})

    assert list(page.context["form"].errors) == [field]
    assert not Round.objects.exists()


def test_questions_for_older_pupils_are_not_planned_for_younger_ones():
    group = make_class(3, year=3)
    page = post(
        make_teacher(group),
        "plan",
        instrument="pijler-po58@1.0.0",
        groups=[str(group.pk)],
        opens_on=TODAY,
        closes_on=WEEK_LATER,
        minutes=15,
    )

    assert list(page.context["form"].errors) == ["groups"]


def test_a_leader_plans_for_the_whole_school():
    make_class(3, year=7), make_class(3, year=8), make_class(3, year=2)

    post(
        make_staff(Role.LEADER),
        "plan",
        instrument="pijler-po58@1.0.0",
        whom="school",
        opens_on=TODAY,
        closes_on=WEEK_LATER,
        minutes=15,
    )

    assert Round.objects.get().whole_school is True
    assert Round.objects.get().sittings.count() == 2


@pytest.mark.parametrize("name", ["sitting", "sheet", "received"])
def test_a_neighbour_does_not_find_the_pages_of_a_sitting(name):
    sitting = make_open_sitting()
    neighbour = make_teacher(make_class(2))

    assert get(neighbour, name, sitting.pk).status_code == 404


@pytest.mark.parametrize(
    "name", ["open_sitting", "places", "stop_sitting", "reopen_sitting"]
)
def test_a_neighbour_cannot_press_a_button(name):
    sitting = make_open_sitting()
    neighbour = make_teacher(make_class(2))

    assert post(neighbour, name, sitting.pk, places=5).status_code == 404


@pytest.mark.parametrize("name", ["round", "cancel_round", "stop_round"])
def test_a_neighbour_does_not_find_a_round(name):
    round_ = make_round()
    neighbour = make_teacher(make_class(2))

    found = get if name == "round" else post
    assert found(neighbour, name, round_.pk).status_code == 404


def test_another_school_finds_nothing():
    sitting = make_open_sitting()
    with school_context(make_school().pk):
        stranger = make_staff(Role.LEADER)
        page = get(stranger, "sitting", sitting.pk)

    assert page.status_code == 404


def test_buttons_do_not_work_by_following_a_link():
    sitting = make_open_sitting()

    assert get(sitting.round.planned_by, "stop_sitting", sitting.pk).status_code == 405


def test_the_count_on_the_board_renews_itself_only_when_it_changed():
    sitting = make_open_sitting(pupils=12)
    teacher = sitting.round.planned_by
    answer(sitting)

    assert get(teacher, "received", sitting.pk, had="1-12").status_code == 204
    page = get(teacher, "received", sitting.pk, had="0-12")
    assert b"had=1-12" in page.content
    stop(sitting)
    after = get(teacher, "received", sitting.pk, had="1-12")
    assert after.headers["HX-Refresh"] == "true"


def test_before_sealing_no_page_counts_per_answer():
    sitting = make_open_sitting(pupils=12)
    for value in (5, 5, 5):
        answer(sitting, {"class_feeling": value})

    page = get(sitting.round.planned_by, "sitting", sitting.pk).content.decode()

    assert "Heel fijn" not in page
    assert "class_feeling" not in page


def test_a_sealed_sitting_shows_no_code_and_no_exact_count():
    sitting = make_open_sitting(pupils=37)
    for _ in range(3):
        answer(sitting)
    stop(sitting)
    seal(sitting.round)

    page = get(sitting.round.planned_by, "sitting", sitting.pk).content.decode()

    assert code_of(sitting)[3:6] not in page
    assert 'class="code"' not in page
    assert not {"van 37", "of 37", "3 van", "3 of"} & set(_pairs(page))


def _pairs(page: str) -> list[str]:
    words = page.split()
    return [f"{one} {other}" for one, other in pairwise(words)]


@pytest.mark.parametrize("name", ["list", "round", "sitting"])
def test_a_round_that_lost_its_key_says_what_to_do(name):
    sitting = make_open_sitting(pupils=3)
    teacher, round_id = sitting.round.planned_by, sitting.round_id
    answer(sitting)
    stop(sitting)
    args = {"list": [], "round": [round_id], "sitting": [sitting.pk]}[name]
    assert b"utrecht-alert--error" not in get(teacher, name, *args).content

    round_keys.destroy(sitting.tenant_id, round_id)

    assert b"utrecht-alert--error" in get(teacher, name, *args).content


def test_too_few_places_is_said_and_changes_nothing():
    sitting = make_open_sitting(pupils=5)
    answer(sitting)
    answer(sitting)

    page = post(sitting.round.planned_by, "places", sitting.pk, places=1)

    assert len(list(get_messages(page.wsgi_request))) == 1
    sitting.refresh_from_db()
    assert sitting.places == 5


def test_a_planned_round_is_cancelled_over_the_page():
    round_ = make_round()

    assert post(round_.planned_by, "cancel_round", round_.pk).url == reverse(
        "checkins:list"
    )
    assert not Round.objects.exists()


def test_staff_without_a_group_cannot_reach_the_plan_page():
    assert get(make_staff(Role.STAFF), "plan").url == reverse("checkins:list")


def test_a_round_of_twenty_classes_costs_as_many_queries_as_one_of_two():
    leader = make_staff(Role.LEADER)
    costs = []
    for size in (2, 18):
        round_ = make_round(*(make_class(1) for _ in range(size)), by=leader)
        client = as_(leader)
        for address in (
            reverse("checkins:list"),
            reverse("checkins:round", args=[round_.pk]),
        ):
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            costs.append(len(queries))

    assert costs[:2] == costs[2:]


def test_the_states_follow_the_life_of_a_round():
    sitting = make_open_sitting(pupils=3)
    other = make_round()
    (one,) = overviews([sitting])
    assert one.state is State.OPEN
    (planned,) = overviews(list(other.sittings.select_related("round", "group")))
    assert planned.state is State.PLANNED

    stop(sitting, at=LATER)
    sitting.round.refresh_from_db()
    assert overviews([sitting])[0].state is State.STOPPED


class TestAnswerPage:
    """The page that was built beforehand."""

    @pytest.fixture
    def page(self, tmp_path, monkeypatch):
        (tmp_path / "page.nl.html").write_text("<!doctype html>hallo")
        (tmp_path / "worker.js").write_text("// worker")
        policy = {"Content-Security-Policy": "default-src 'none'"}
        routes = [
            {"route": "/k/", "file": "page.nl.html", "etag": "abc", "headers": policy},
            {"route": "/k/worker.js", "file": "worker.js", "etag": "d", "headers": {}},
        ]
        (tmp_path / "assets.json").write_text(json.dumps({"routes": routes}))
        monkeypatch.setattr("pijler.listening.checkins.built.FOLDER", tmp_path)

    def test_it_comes_with_its_own_policy_and_without_a_cookie(self, page):
        response = Client().get("/k/")

        assert response.content == b"<!doctype html>hallo"
        assert response.headers["Content-Security-Policy"] == "default-src 'none'"
        assert not response.cookies

    def test_a_device_that_has_it_does_not_get_it_again(self, page):
        response = Client().get("/k/", headers={"If-None-Match": '"abc"'})

        assert (response.status_code, response.content) == (304, b"")

    def test_the_worker_may_look_after_all_addresses_under_k(self, page):
        assert Client().get("/k/worker.js").headers["Service-Worker-Allowed"] == "/k/"

    def test_an_address_that_was_not_built_leads_to_the_simple_page(self, page):
        assert Client().get("/k/en/").url == reverse("checkins:plain")

    def test_without_a_build_the_simple_page_serves(self, tmp_path, monkeypatch):
        monkeypatch.setattr("pijler.listening.checkins.built.FOLDER", tmp_path)

        assert Client().get("/k/").url == reverse("checkins:plain")
