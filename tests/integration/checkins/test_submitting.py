"""Exactly once, whatever devices, networks and processes do."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from pijler.foundation.access.actors import System
from pijler.foundation.database.context import school_context
from pijler.listening.checkins import actions, answering, round_keys
from pijler.listening.checkins.models import (
    AnswerSheet,
    Place,
    Round,
    Submission,
)
from tests.factories import NOON, make_school
from tests.factories_checkins import (
    AFTER_SEALING_IS_DUE,
    Post,
    answer,
    begun,
    code_of,
    make_open_sitting,
    post,
    seal,
    seal_committed,
    sealed_answer,
    stop,
)
from tests.support.database import as_role as database_role


class TestOneDevice:
    """Rolled back: one device at a time."""

    pytestmark = pytest.mark.django_db

    @pytest.fixture(autouse=True)
    def school(self):
        school = make_school()
        with school_context(school.pk):
            yield school

    def test_the_same_again_gives_the_same_receipt_and_one_answer(self, as_role):
        sitting = make_open_sitting(pupils=3)
        sent = post(sitting)

        first, second = sent.send(), sent.send()

        assert first == second
        assert Place.objects.count() == 2
        with as_role("pijler_worker"):
            assert Submission.objects.count() == 1

    def test_the_same_token_with_other_content_is_refused(self):
        sitting = make_open_sitting()
        sent = answer(sitting, {"class_feeling": 4})
        other = Post(
            sent.token, sent.round_id, sealed_answer(sitting, {"class_feeling": 1})
        )

        assert other.send() == answering.Problem("different-content")

    def test_more_answers_than_places_are_refused(self):
        sitting = make_open_sitting(pupils=1)
        late = post(sitting)
        answer(sitting)

        assert late.send() == answering.Problem("full")
        assert late.send() == answering.Problem("full")
        assert answering.begin(code_of(sitting), at=NOON) == answering.Problem("full")

    def test_after_stopping_nobody_begins_and_what_waits_still_comes(self):
        sitting = make_open_sitting(pupils=3)
        waiting = post(sitting)
        stop(sitting)

        assert answering.begin(code_of(sitting), at=NOON) == answering.Problem(
            "stopped"
        )
        assert isinstance(waiting.send(), answering.Receipt)

    def test_after_sealing_a_waiting_answer_is_refused(self):
        sitting = make_open_sitting(pupils=3)
        waiting = post(sitting)
        stop(sitting)
        seal(sitting.round)

        assert waiting.send() == answering.Problem("sealed")

    def test_an_answer_cannot_be_sent_to_another_round(self):
        sitting, other = make_open_sitting(), make_open_sitting()
        moved = Post(begun(sitting).token, str(other.round_id), post(other).sealed)

        assert moved.send() == answering.Problem("unreadable")

    def test_an_answer_sealed_to_another_round_is_not_readable_here(self):
        sitting, other = make_open_sitting(), make_open_sitting()
        Post(
            begun(sitting).token,
            str(sitting.round_id),
            sealed_answer(other, {"class_feeling": 5}),
        ).send()
        stop(sitting)
        seal(sitting.round)

        assert Round.objects.get(pk=sitting.round_id).unreadable == 1

    @pytest.mark.parametrize("change", [0, 20, 40, -1])
    def test_a_token_that_was_changed_is_not_ours(self, change):
        sitting = make_open_sitting()
        sent = post(sitting)
        letters = list(sent.token)
        letters[change] = "A" if letters[change] != "A" else "B"

        forged = Post("".join(letters), sent.round_id, sent.sealed)

        assert forged.send() == answering.Problem("unreadable")

    @pytest.mark.parametrize(
        "model", [Submission, AnswerSheet], ids=lambda model: model.__name__
    )
    def test_pages_cannot_read_what_came_in_or_was_opened(self, model):
        with pytest.raises(ProgrammingError, match="permission denied"):
            with transaction.atomic():
                model.objects.exists()

    def test_the_school_of_the_caller_comes_back(self, school):
        sitting = make_open_sitting()
        answer(sitting)
        answering.begin("ABCDEFGHJ", at=NOON)

        with connection.cursor() as cursor:
            cursor.execute("select current_setting('pijler.tenant')")
            assert cursor.fetchone() == (str(school.pk),)


@pytest.fixture
def open_sitting(committed):
    """A committed open sitting with 30 places, its school chosen only while it is made."""
    school = make_school()
    with school_context(school.pk):
        sitting = make_open_sitting(30)
        assert sitting.round.instrument
        assert sitting.round.planned_by
    return sitting


def prepared(sitting, count: int) -> list[Post]:
    with school_context(sitting.tenant_id):
        return [post(sitting) for _ in range(count)]


def all_at_once(posts: list[Post]) -> list:
    def send(one: Post):
        try:
            return one.send()
        finally:
            connection.close()

    with ThreadPoolExecutor(30) as devices:
        return list(devices.map(send, posts))


def counted(sitting) -> tuple[int, int]:
    """Answers that came in, and places that are left."""
    with school_context(sitting.tenant_id), database_role("pijler_worker"):
        return Submission.objects.count(), Place.objects.count()


def test_thirty_devices_that_send_three_times_at_once_give_thirty_answers(open_sitting):
    posts = prepared(open_sitting, 30)

    outcomes = all_at_once(posts * 3)

    assert {type(outcome) for outcome in outcomes} == {answering.Receipt}
    assert len({outcome.digest for outcome in outcomes}) == 30
    assert counted(open_sitting) == (30, 0)


def test_forty_devices_for_thirty_places_give_thirty_answers(open_sitting):
    outcomes = all_at_once(prepared(open_sitting, 40))

    received = [one for one in outcomes if isinstance(one, answering.Receipt)]
    assert len(received) == 30
    assert outcomes.count(answering.Problem("full")) == 10
    assert counted(open_sitting) == (30, 0)


def test_two_sealers_at_once_seal_once(open_sitting):
    for sent in prepared(open_sitting, 20):
        sent.send()
    with school_context(open_sitting.tenant_id):
        stop(open_sitting)

    def work(_):
        try:
            return seal_committed(open_sitting.round)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as sealers:
        done = list(sealers.map(work, range(2)))

    assert sorted(done) == [False, True]
    with school_context(open_sitting.tenant_id), database_role("pijler_worker"):
        assert AnswerSheet.objects.count() == 20


def test_while_a_round_is_being_sealed_a_device_hears_to_try_again(open_sitting):
    (waiting,) = prepared(open_sitting, 1)
    with psycopg.connect(**_login()) as sealer:
        sealer.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 20261122))",
            [str(open_sitting.round_id)],
        )
        with pytest.raises(answering.TryAgain):
            waiting.send()

    assert isinstance(waiting.send(), answering.Receipt)


class PowerFailure(Exception):
    """The machine stopped."""


def _seal_without_commit(sitting) -> None:
    with transaction.atomic():
        seal_committed(sitting.round)
        raise PowerFailure


def test_a_sealing_that_breaks_off_before_its_commit_loses_nothing(open_sitting):
    for sent in prepared(open_sitting, 5):
        sent.send()
    with school_context(open_sitting.tenant_id):
        stop(open_sitting)

    with pytest.raises(PowerFailure):
        _seal_without_commit(open_sitting)

    assert counted(open_sitting)[0] == 5
    assert round_keys.is_there(open_sitting.tenant_id, open_sitting.round_id)
    assert seal_committed(open_sitting.round)


def test_a_key_that_outlived_its_sealing_is_destroyed_by_the_sweep(open_sitting):
    tenant_id, round_id = open_sitting.tenant_id, open_sitting.round_id
    key = round_keys.read(tenant_id, round_id)
    with school_context(tenant_id):
        stop(open_sitting)
    assert seal_committed(open_sitting.round)
    assert not round_keys.is_there(tenant_id, round_id)
    round_keys.keep(tenant_id, round_id, key)  # as if the machine stopped just before

    with database_role("pijler_worker"), school_context(tenant_id):
        actions.keep_moving(by=System(tenant_id), at=AFTER_SEALING_IS_DUE)

    assert not round_keys.is_there(tenant_id, round_id)


def test_when_the_database_is_away_the_device_tries_again(open_sitting):
    (waiting,) = prepared(open_sitting, 1)
    connection.close()
    right = connection.settings_dict["PASSWORD"]
    connection.settings_dict["PASSWORD"] = "wrong"
    try:
        with pytest.raises(answering.TryAgain):
            waiting.send()
    finally:
        connection.settings_dict["PASSWORD"] = right

    assert isinstance(waiting.send(), answering.Receipt)


def test_a_connection_that_broke_while_idle_is_replaced(open_sitting):
    (waiting,) = prepared(open_sitting, 1)
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        (pid,) = cursor.fetchone()
    with psycopg.connect(**_login()) as other:
        other.execute("select pg_terminate_backend(%s)", [pid])

    assert isinstance(waiting.send(), answering.Receipt)


def _login() -> dict[str, object]:
    login = connection.settings_dict
    return {
        "host": login["HOST"],
        "port": login["PORT"] or None,
        "dbname": login["NAME"],
        "user": login["USER"],
        "password": login["PASSWORD"],
    }
