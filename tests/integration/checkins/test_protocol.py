"""The answer protocol over HTTP: words, statuses, limits, and nothing of a cookie."""

import json
import logging
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from pijler.foundation.database.context import school_context
from pijler.listening.checkins import answering, codes
from pijler.listening.checkins.models import GuessMinute
from pijler.listening.checkins.tokens import new_token, to_base64url
from pijler.listening.concerns.models import PartOfDay, TalkRequest
from tests.factories import NOON, make_school, make_staff
from tests.factories_checkins import (
    code_of,
    make_open_sitting,
    make_round,
    post,
    sealed_answer,
    stop,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def school():
    school = make_school()
    with school_context(school.pk):
        yield school


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """The views read the clock once; here it stands still."""
    monkeypatch.setattr("pijler.listening.checkins.views.protocol.now", lambda: NOON)
    monkeypatch.setattr("pijler.listening.checkins.views.plain.now", lambda: NOON)


def send(name: str, body: object) -> tuple[int, dict]:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    address = reverse(f"checkins:{name}")
    response = Client().post(address, content, content_type="application/json")
    assert not response.cookies
    assert response.headers["Cache-Control"] == "no-store"
    return response.status_code, json.loads(response.content)


def test_a_device_begins_submits_and_hears_its_receipt():
    partner = make_staff("support_coordinator", given_name="Ellen", family_name="Bos")
    sitting = make_open_sitting(talk_partners=[partner])

    status, begun = send("begin", {"code": code_of(sitting).lower()})

    assert status == 200
    assert set(begun) == {
        "token",
        "talk_ticket",
        "round",
        "school",
        "group",
        "key",
        "instrument",
        "feedback",
        "talk",
    }
    assert begun["group"] == "groep 7b"
    assert begun["talk"] == [{"id": str(partner.pk), "label": "Ellen Bos"}]
    assert begun["instrument"]["key"] == "pijler-po58"
    body = {
        "token": begun["token"],
        "round": begun["round"],
        "sealed": sealed_answer(sitting, {"class_feeling": 4}),
    }
    status, first = send("submit", body)
    assert (status, len(first["receipt"])) == (200, 64)
    assert send("submit", body) == (200, first)


@pytest.mark.parametrize("typed", ["", "ABC", "K7B-4FD-9QX", "É" * 9, "A" * 60])
def test_a_code_that_is_none_is_unknown(typed):
    assert send("begin", {"code": typed}) == (404, {"problem": "unknown-code"})


def test_a_code_can_be_typed_with_dashes_spaces_and_small_letters():
    sitting = make_open_sitting()
    code = code_of(sitting).lower()

    assert send("begin", {"code": f" {code[:3]} – {code[3:6]}.{code[6:]} "})[0] == 200


def test_a_sitting_that_is_not_open_says_so():
    sitting = make_round().sittings.get()

    assert send("begin", {"code": code_of(sitting)}) == (409, {"problem": "not-open"})


def test_a_stopped_sitting_says_so():
    sitting = make_open_sitting()
    stop(sitting)

    assert send("begin", {"code": code_of(sitting)}) == (409, {"problem": "stopped"})


def test_after_too_many_wrong_codes_typing_waits_also_with_the_right_code(
    school, settings
):
    settings.CLASS_CODE_GUESSES = 10
    sitting = make_open_sitting()
    wrong = school.code + "ABCDEF"

    outcomes = [send("begin", {"code": wrong})[0] for _ in range(12)]

    assert outcomes == [404] * 10 + [429] * 2
    assert GuessMinute.objects.get().wrong == 11
    assert send("begin", {"code": code_of(sitting)})[0] == 429


def test_who_scanned_the_square_is_not_held_up_by_guesses_of_others(school, settings):
    settings.CLASS_CODE_GUESSES = 10
    code = code_of(make_open_sitting()).replace("-", "")
    for _ in range(12):
        send("begin", {"code": school.code + "ABCDEF"})

    assert send("begin", {"code": codes.scanned(code)})[0] == 200
    assert send("begin", {"code": f"{code}~{'A' * 20}"})[0] == 429


def test_the_mark_of_one_code_is_no_mark_of_another():
    assert codes.is_scanned("ABCDEFGHJ", codes.scanned("ABCDEFGHJ").partition("~")[2])
    assert not codes.is_scanned(
        "ABCDEFGHK", codes.scanned("ABCDEFGHJ").partition("~")[2]
    )


def test_guesses_at_one_school_do_not_count_for_another(school):
    other = make_school()
    for _ in range(41):
        send("begin", {"code": other.code + "ABCDEF"})

    assert send("begin", {"code": school.code + "ABCDEF"})[0] == 404


def test_a_get_is_refused_with_a_word():
    response = Client().get(reverse("checkins:submit"))

    assert (response.status_code, response.json()) == (405, {"problem": "post-only"})


def test_a_body_that_is_too_large_is_refused():
    assert send("submit", b'{"token":"' + b"a" * 17_000 + b'"}') == (
        400,
        {"problem": "unreadable"},
    )


bodies = st.one_of(
    st.binary(max_size=300),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inside: (
            st.lists(inside, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "code",
                        "token",
                        "round",
                        "sealed",
                        "ticket",
                        "name",
                        "with",
                        "urgent",
                    ]
                ),
                inside,
                max_size=5,
            )
        ),
        max_leaves=8,
    ).map(lambda value: json.dumps(value).encode("utf-8", "surrogatepass")),
)


@given(name=st.sampled_from(["begin", "submit", "talk"]), body=bodies)
@settings(max_examples=150, deadline=None)
def test_whatever_is_sent_the_answer_is_a_word(name, body):
    status, answer = send(name, body)

    assert status in {400, 404, 429}
    assert set(answer) == {"problem"}


@given(sealed=st.binary(max_size=700))
@settings(max_examples=60, deadline=None)
def test_bytes_that_are_not_sealed_are_refused(sealed):
    token = new_token(uuid4(), uuid4())
    body = {"token": token, "round": str(uuid4()), "sealed": to_base64url(sealed)}

    assert send("submit", body)[0] == 400


def test_nothing_of_what_is_sent_reaches_the_log(caplog):
    sitting = make_open_sitting()
    sent = post(sitting)
    with caplog.at_level(logging.DEBUG):
        send("begin", {"code": "secret-code"})
        send("submit", {"token": sent.token, "round": "x", "sealed": "canary"})
        send("talk", {"ticket": "x", "name": "Noor Canary"})

    for word in ("secret", "canary", "Canary", sent.token):
        assert word not in caplog.text


def test_when_the_database_is_away_the_answer_says_when_to_come_back(monkeypatch):
    def away(sql, values):
        raise answering.TryAgain

    monkeypatch.setattr(answering, "_call", away)
    response = Client().post(
        reverse("checkins:begin"),
        json.dumps({"code": "ABCDEFGHJ"}),
        content_type="application/json",
    )

    assert (response.status_code, response.json()) == (503, {"problem": "try-again"})
    assert response.headers["Retry-After"] == "5"


class TestTalk:
    """A request to talk, sent apart from the answers."""

    def ask(self, ticket, **more):
        body = {"ticket": ticket, "name": "Noor", "with": None, "urgent": False}
        return send("talk", {**body, **more})

    @pytest.fixture
    def partner(self):
        return make_staff("support_coordinator")

    @pytest.fixture
    def ticket(self, partner):
        self.sitting = make_open_sitting(talk_partners=[partner])
        return send("begin", {"code": code_of(self.sitting)})[1]["talk_ticket"]

    def test_it_is_kept_with_a_day_and_a_part_of_the_day(self, ticket, partner):
        status, answer = self.ask(ticket, **{"with": str(partner.pk)})

        assert status == 200
        assert len(answer["receipt"]) == 64
        talk = TalkRequest.objects.get()
        assert (talk.name, talk.asked_for, talk.urgent) == ("Noor", partner, False)
        assert talk.part_of_day == PartOfDay.AFTERNOON
        assert talk.group == self.sitting.group

    def test_sent_again_it_is_kept_once(self, ticket):
        assert self.ask(ticket) == self.ask(ticket)
        assert TalkRequest.objects.count() == 1

    def test_two_pupils_with_one_name_are_two_when_their_devices_say_so(self, ticket):
        self.ask(ticket, id=str(uuid4()))
        self.ask(ticket, id=str(uuid4()))

        assert TalkRequest.objects.count() == 2

    def test_everybody_in_a_sitting_has_the_same_ticket(self, ticket):
        other = send("begin", {"code": code_of(self.sitting)})[1]

        assert other["talk_ticket"] == ticket

    def test_somebody_who_was_not_offered_cannot_be_asked_for(self, ticket):
        stranger = make_staff("leader")
        self.ask(ticket, **{"with": str(stranger.pk)})

        assert TalkRequest.objects.get().asked_for is None

    @pytest.mark.parametrize("name", ["", "   ", "N" * 81, "a\0b", None, 5])
    def test_a_name_that_is_none_is_refused(self, ticket, name):
        assert self.ask(ticket, name=name)[0] == 400

    def test_a_token_is_no_ticket(self):
        token = send("begin", {"code": code_of(make_open_sitting())})[1]["token"]

        assert self.ask(token)[0] == 400

    def test_above_twice_the_places_requests_come_in_slowly(self, ticket):
        for number in range(2 * self.sitting.places + 5):
            assert self.ask(ticket, name=f"Grap {number}")[0] == 200

        assert self.ask(ticket) == (429, {"problem": "too-many-requests"})
        assert self.ask(ticket, urgent=True)[0] == 200

    def test_a_ticket_ends_three_days_after_the_round_was_sealed(self, ticket):
        round_ = self.sitting.round
        round_.stopped_at = round_.sealed_at = NOON - timedelta(days=2)
        round_.save()
        assert self.ask(ticket)[0] == 200

        round_.sealed_at = NOON - timedelta(days=4)
        round_.save()
        assert self.ask(ticket, name="Sem") == (400, {"problem": "unreadable"})
