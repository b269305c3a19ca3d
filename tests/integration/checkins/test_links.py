"""Nothing in the database ties a person or a moment to an answer, before or after sealing."""

import random
from collections import Counter
from datetime import time

import pytest
from django.db import connection, transaction

from pijler.foundation.access.actors import Respondent
from pijler.foundation.access.roles import SCHOOL_TIME
from pijler.foundation.database.context import school_context
from pijler.foundation.journal.actions import record
from pijler.foundation.schools.models import Role
from pijler.listening.checkins import actions
from tests.factories import NOON, make_class, make_school, make_staff
from tests.factories_checkins import (
    answer,
    make_open_sitting,
    make_round,
    post,
    seal_committed,
    stop,
)

from . import links

pytestmark = pytest.mark.usefixtures("committed")
PUPILS = 40


@pytest.fixture
def admin(cluster, committed):
    """The superuser, who sees every table and what stands under it."""
    name = connection.settings_dict["NAME"]
    with cluster.administrator(name) as admin:
        yield admin


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def sitting(school):
    with school_context(school.pk):
        sitting = make_open_sitting(PUPILS)
        assert sitting.round.instrument
        assert sitting.round.planned_by
    return sitting


@pytest.fixture
def values():
    """Who answered what, as the attacker would like to know it: in order of arrival."""
    chance = random.Random(7)
    return [chance.choice([1, 2, 3, 4, 5]) for _ in range(PUPILS)]


@pytest.fixture
def before(school, sitting, values, admin):
    """Everybody answered; what somebody who watched the database then knows."""
    for value in values:
        with school_context(school.pk):
            sent = post(sitting, {"class_feeling": value})
        sent.send()
    return links.arrivals(admin, values)


@pytest.fixture
def after(school, sitting, before, admin):
    """The round was sealed; what the database tells now."""
    with school_context(school.pk):
        stop(sitting)
    assert seal_committed(sitting.round)
    return links.sheets(admin)


def test_every_answer_is_there(before, after, values):
    assert sorted(one.value for one in after) == sorted(values)


@pytest.mark.parametrize("part", ["id", "xmin"])
def test_a_sheet_shares_nothing_with_what_came_in(before, after, part):
    assert links.same(before, after, part) == 0


@pytest.mark.parametrize("part", ["id", "xmin", "ctid"])
def test_no_order_of_the_sheets_is_the_order_of_arrival(before, after, part):
    # One in five is right by chance; 40 answers come above 0.6 once in a million.
    assert links.in_order_of(before, after, part) < 0.6


def test_all_sheets_and_scores_come_from_one_transaction(after, admin):
    scores = admin.execute("select distinct xmin::text from checkins_scalescore")
    assert len({sheet.xmin for sheet in after}) == 1
    assert len(scores.fetchall()) == 1


def test_what_came_in_is_gone_and_no_row_of_its_time_tells_of_it(after, admin):
    for table in ("checkins_submission", "checkins_place"):
        assert admin.execute(f"select count(*) from {table}").fetchone() == (0,)


def test_the_journal_has_no_line_of_an_answer(before, admin):
    journal = admin.execute("select xmin::text::bigint from journal_entry").fetchall()

    assert not {xmin for (xmin,) in journal} & {one.xmin for one in before}
    verbs = admin.execute("select count(*) from journal_entry").fetchone()
    assert verbs == (3,)  # taken into use, planned, opened


def test_no_other_row_was_written_in_the_transaction_of_an_answer(before, admin):
    """Before sealing: an answer shares its transaction with no row about a person."""
    ours = {one.xmin for one in before}
    tables = admin.execute(
        "select table_name from information_schema.tables"
        " where table_schema = 'public' and table_type = 'BASE TABLE'"
    ).fetchall()
    # The foreign key marks its sitting with the last answer that came: a group, no person.
    of_the_round = {"checkins_submission", "checkins_sitting"}
    shared = [
        table
        for (table,) in tables
        if table not in of_the_round
        and any(
            xmin in ours or xmax in ours
            for xmin, xmax in admin.execute(
                f'select xmin::text::bigint, xmax::text::bigint from "{table}"'
            ).fetchall()
        )
    ]
    assert shared == []


def test_no_column_of_an_answer_holds_a_moment(admin):
    moments = admin.execute(
        "select table_name, column_name from information_schema.columns"
        " where table_name in ('checkins_submission', 'checkins_place',"
        " 'checkins_answersheet', 'checkins_scalescore', 'concerns_talkrequest')"
        " and data_type like any(array['timestamp%', 'time%', 'inet', 'cidr'])"
        " and column_name not in ('picked_up_at', 'closed_at')"
    ).fetchall()
    assert moments == []


def test_tokens_are_random_and_tell_no_order(before):
    ids = [one.id for one in before]
    assert not links.is_rising(ids)
    assert not links.is_rising(list(reversed(ids)))
    assert {one[14] for one in ids} == {"4"}  # random UUIDs, without a clock


def test_no_table_holds_a_readable_answer_before_sealing(before, admin):
    sealed = admin.execute("select sealed from checkins_submission").fetchall()
    assert all(b"class_feeling" not in bytes(content) for (content,) in sealed)
    assert admin.execute("select count(*) from checkins_answersheet").fetchone() == (0,)
    lengths = {len(content) for (content,) in sealed}
    assert len(lengths) == 1


# --- each attack finds a link that is planted ---


def _plant(admin, sitting, values):
    """Answer sheets as a careless system would write them: at once, in order, same id."""
    admin.execute(
        "insert into checkins_answersheet (tenant_id, id, round_id, group_id, answers)"
        " select s.tenant_id, s.id, %s, %s, jsonb_build_object('class_feeling', v)"
        " from (select *, row_number() over (order by ctid) as n from checkins_submission) s"
        " join unnest(%s::int[]) with ordinality as given(v, n) using (n) order by n",
        [sitting.round_id, sitting.group_id, values],
    )


def test_a_planted_id_is_found(before, sitting, values, admin):
    _plant(admin, sitting, values)

    assert links.same(before, links.sheets(admin), "id") == PUPILS


def test_a_planted_order_is_found(before, sitting, values, admin):
    _plant(admin, sitting, values)

    assert links.in_order_of(before, links.sheets(admin), "ctid") == 1.0


def test_a_planted_transaction_is_found(school, sitting, admin):
    """One transaction that writes the answer and the sheet: joined by xmin."""
    with transaction.atomic():
        with school_context(school.pk):
            answer(sitting, {"class_feeling": 2})
            with connection.cursor() as cursor:
                cursor.execute("set local role pijler_worker")
                cursor.execute(
                    "insert into checkins_answersheet (tenant_id, id, round_id, group_id, answers)"
                    " values (%s, gen_random_uuid(), %s, %s, '{\"class_feeling\": 2}')",
                    [school.pk, sitting.round_id, sitting.group_id],
                )
                cursor.execute("set local role pijler_app")
    before = links.arrivals(admin, [2])

    assert links.same(before, links.sheets(admin), "xmin") == 1


def test_a_planted_journal_line_is_found(school, sitting, admin):
    with transaction.atomic():
        with school_context(school.pk):
            answer(sitting, {"class_feeling": 2})
            record("answer.sent", about=sitting, by=Respondent(school.pk), at=NOON)
    before = links.arrivals(admin, [2])
    journal = admin.execute("select xmin::text::bigint from journal_entry").fetchall()

    assert {xmin for (xmin,) in journal} & {one.xmin for one in before}


def test_ids_that_follow_the_clock_are_found():
    assert links.is_rising(["0190a", "0190b", "0190c"])


# --- few answers in one class, or one child in another language ---


@pytest.fixture
def asked(school):
    """Answers a class each; the round as it stands when it is sealed."""

    def ask(*answered):
        with school_context(school.pk):
            leader = make_staff(Role.LEADER)
            groups = [make_class(max(number, 1)) for number in answered]
            round_ = make_round(*groups, by=leader)
            for group, number in zip(groups, answered, strict=True):
                sitting = round_.sittings.get(group=group)
                actions.open_sitting(sitting=sitting, by=leader, at=NOON)
                for _ in range(number):
                    answer(sitting, {"class_feeling": 3})
            actions.stop_round(round_=round_, by=leader, at=NOON)
        assert seal_committed(round_)
        return round_

    return ask


def _per_group(admin):
    rows = admin.execute("select group_id from checkins_answersheet").fetchall()
    return sorted(Counter(group for (group,) in rows).values())


def test_a_round_of_fewer_than_ten_leaves_no_sheet(asked, admin):
    round_ = asked(1, 8)

    assert _per_group(admin) == []
    counts = admin.execute("select received from checkins_sitting").fetchall()
    assert sorted(counts) == [(1,), (8,)]
    assert round_.pk


def test_the_one_answer_of_a_class_is_in_no_row_beside_a_large_class(asked, admin):
    asked(1, 12)

    assert _per_group(admin) == [12]


def test_small_classes_are_told_apart_by_no_row(asked, admin):
    asked(1, 4, 6, 12)

    assert _per_group(admin) == [11, 12]
    unnamed = admin.execute(
        "select count(*) from checkins_answersheet where group_id is null"
    ).fetchone()
    assert unnamed == (11,)


def test_no_row_tells_in_which_language_a_pupil_answered(admin):
    columns = admin.execute(
        "select table_name from information_schema.columns where column_name = 'language'"
        " and table_name like 'checkins%'"
    ).fetchall()
    assert columns == []


def test_after_sealing_no_moment_is_finer_than_a_day(asked, admin):
    asked(1, 12)

    moments = admin.execute(
        "select opened_at, stopped_at from checkins_sitting union all"
        " select stopped_at, sealed_at from checkins_round union all"
        " select seal_due_at, sealed_at from checkins_round"
    ).fetchall()
    told = {one.astimezone(SCHOOL_TIME).time() for row in moments for one in row}
    assert told == {time.min}
