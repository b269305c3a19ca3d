"""Somebody guesses codes: pupils of the class go on, and the guesser learns nothing."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.database.context import school_context
from pijler.listening.checkins import codes
from pijler.listening.checkins.models import GuessMinute
from tests.factories import NOON, make_class, make_school, make_teacher
from tests.factories_checkins import code_of, make_open_sitting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def school(monkeypatch, settings):
    settings.CLASS_CODE_GUESSES = 10
    monkeypatch.setattr("pijler.listening.checkins.views.protocol.now", lambda: NOON)
    monkeypatch.setattr("pijler.listening.checkins.views.plain.now", lambda: NOON)
    monkeypatch.setattr(
        "pijler.foundation.accounts.requests.timezone.now", lambda: NOON
    )
    school = make_school()
    with school_context(school.pk):
        yield school


def begin(code: str) -> int:
    content = json.dumps({"code": code}).encode()
    address = reverse("checkins:begin")
    response = Client().post(address, content, content_type="application/json")
    return response.status_code


def begin_plainly(code: str) -> int:
    return Client().post(reverse("checkins:plain"), {"code": code}).status_code


def board(person, sitting, had: str = "no"):
    user, _ = User.objects.get_or_create(username=str(person.pk))
    Affiliation.objects.get_or_create(
        user=user, tenant_id=person.tenant_id, person_id=person.pk
    )
    client = Client()
    client.force_login(user)
    return client.get(reverse("checkins:typing", args=[sitting.pk]), {"had": had})


def guess(school_code: str, times: int) -> list[int]:
    return [begin(school_code + "ABCDEF") for _ in range(times)]


def unused_prefix(school) -> str:
    first = "A" if school.code[0] != "A" else "B"
    return first + school.code[1:]


def test_the_six_symbols_behind_the_code_let_a_pupil_in_while_typing_waits(school):
    code = code_of(make_open_sitting())
    guess(school.code, 12)

    assert begin_plainly(code) == 429
    longer = codes.in_threes(code + codes.more(code))
    assert begin_plainly(longer.lower()) == 200
    assert begin(longer) == 200


def test_the_simple_form_takes_what_was_scanned(school):
    code = code_of(make_open_sitting())
    guess(school.code, 12)

    assert begin_plainly(codes.scanned(code)) == 200


def test_six_other_symbols_let_nobody_in_while_typing_waits(school):
    code = code_of(make_open_sitting())
    guess(school.code, 12)

    wrong = codes.more(code)[::-1] + "A"
    assert begin_plainly(code + wrong[:6]) == 429
    assert begin_plainly(code + codes.more("ABCDEFGHJ")) == 429


def test_a_school_that_is_none_answers_like_a_school(school):
    at_a_school = guess(school.code, 13)

    assert at_a_school == [404] * 10 + [429] * 3
    assert guess(unused_prefix(school), 13) == at_a_school


def test_guesses_at_no_school_are_not_piled_up(school):
    nobody = unused_prefix(school)
    begin(nobody + "ABCDEF")
    with connection.cursor() as cursor:
        known = [nobody, "x" * 64, NOON.date()]
        for minute in ("2026-11-24 13:00Z", "2026-11-24 13:01Z"):
            cursor.execute(
                "select outcome from checkins_begin(%s, %s, %s, %s, 10, false)",
                [*known, minute],
            )
        cursor.execute("select md5('no school ' || %s)::uuid", [nobody])
        (no_school,) = cursor.fetchone()
    with school_context(no_school):
        assert GuessMinute.objects.count() == 1


def test_the_board_shows_the_six_symbols_only_while_typing_waits(school):
    sitting = make_open_sitting()
    teacher = sitting.round.planned_by
    assert board(teacher, sitting).status_code == 204

    guess(school.code, 12)
    six = codes.in_threes(codes.more(code_of(sitting)))
    assert six in board(teacher, sitting).content.decode()
    assert board(teacher, sitting, "yes").status_code == 204

    GuessMinute.objects.update(minute=NOON - timedelta(minutes=5))
    gone = board(teacher, sitting, "yes")
    assert (gone.status_code, six in gone.content.decode()) == (200, False)


def test_a_neighbour_does_not_see_the_six_symbols(school):
    sitting = make_open_sitting()
    guess(school.code, 12)

    assert board(make_teacher(make_class(1)), sitting).status_code == 404
