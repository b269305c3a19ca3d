"""Answering without script: the same round, the same places, sealed by the server."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from pijler.foundation.database.context import school_context
from pijler.listening.checkins.models import AnswerSheet
from pijler.listening.concerns.models import TalkRequest
from tests.factories import NOON, make_school
from tests.factories_checkins import answer, code_of, make_open_sitting, seal, stop

pytestmark = pytest.mark.django_db
PLAIN = reverse("checkins:plain")


@pytest.fixture(autouse=True)
def school(monkeypatch):
    monkeypatch.setattr("pijler.listening.checkins.views.plain.now", lambda: NOON)
    school = make_school()
    with school_context(school.pk):
        yield school


def begin(sitting) -> dict[str, str]:
    """Type the code; the hidden fields of the form that comes back."""
    page = Client().post(PLAIN, {"code": code_of(sitting)})
    assert page.status_code == 200
    assert not page.cookies
    hidden = r'<input type="hidden" name="(\w+)" value="([^"]*)"'
    return dict(re.findall(hidden, page.content.decode()))


def test_a_pupil_without_script_answers_and_is_counted(as_role):
    sitting = make_open_sitting(pupils=12)
    form = begin(sitting)
    for _ in range(9):
        answer(sitting, {"hard_task": 2})

    page = Client().post(PLAIN, {**form, "answer-class_feeling": "4"})

    assert page.status_code == 200
    stop(sitting, places=10)
    seal(sitting.round)
    with as_role("pijler_worker"):
        answers = AnswerSheet.objects.get(answers__class_feeling=4).answers
    assert answers["class_feeling"] == 4
    assert answers["hard_task"] is None


def test_every_question_stands_in_the_form_with_a_skip():
    page = Client().post(PLAIN, {"code": code_of(make_open_sitting())})
    html = page.content.decode()

    assert html.count("<fieldset") == 10
    assert html.count('value=""') == 10


def test_sent_twice_the_pupil_reads_that_it_arrived_and_it_counts_once():
    sitting = make_open_sitting(pupils=3)
    form = begin(sitting)

    pages = [Client().post(PLAIN, form) for _ in range(2)]

    assert [page.status_code for page in pages] == [200, 200]
    assert sitting.free_places.count() == 2


@pytest.mark.parametrize(
    "change",
    [
        {"answer-class_feeling": "9"},
        {"token": "forged"},
        {"language": "xx"},
    ],
)
def test_a_form_that_was_tampered_with_is_refused_kindly(change):
    form = begin(make_open_sitting())

    assert Client().post(PLAIN, {**form, **change}).status_code == 400


def test_a_wrong_code_is_said_beside_the_field():
    page = Client().post(PLAIN, {"code": "<b>nope"})

    assert page.status_code == 404
    assert b'role="alert"' in page.content
    assert b"<b>nope" not in page.content


def test_after_sealing_the_form_is_refused_kindly():
    sitting = make_open_sitting()
    form = begin(sitting)
    stop(sitting)
    seal(sitting.round)

    assert Client().post(PLAIN, form).status_code == 410


def test_a_pupil_asks_for_a_talk_after_answering():
    form = begin(make_open_sitting())
    page = Client().post(PLAIN, form)
    (ticket,) = re.findall(r'name="ticket" value="([^"]+)"', page.content.decode())

    asked = Client().post(
        reverse("checkins:plain_talk"),
        {"ticket": ticket, "name": "Noor", "with": "urgent"},
    )

    assert asked.status_code == 200
    assert TalkRequest.objects.get().urgent is True
