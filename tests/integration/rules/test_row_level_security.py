"""Each pitfall of row-level security that is known from elsewhere, kept closed here."""

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError, ProgrammingError

from pijler.foundation.database import guard
from pijler.foundation.database.context import school_context
from pijler.foundation.database.jobs import defer
from pijler.foundation.schools.models import GroupMembership, Person
from tests.factories import GroupFactory, PersonFactory, make_school
from tests.support.database import as_role

pytestmark = pytest.mark.django_db


def run(statement: str, *parameters: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def refused(statement: str, *parameters: object) -> bool:
    try:
        with transaction.atomic():
            run(statement, *parameters)
    except DatabaseError:
        return True
    return False


def test_the_owner_sees_no_rows_either():
    with school_context(make_school().pk):
        PersonFactory()
    with as_role("pijler_owner"):
        assert run("select count(*) from schools_person") == [(0,)]


def test_an_empty_context_is_no_school_and_no_error():
    run("select set_config('pijler.tenant', '', true)")
    assert run("select count(*) from schools_person") == [(0,)]


def test_a_rolled_back_savepoint_brings_the_school_before_back():
    ours, theirs = make_school(), make_school()
    with school_context(ours.pk):
        PersonFactory()
        with pytest.raises(ZeroDivisionError), school_context(theirs.pk):
            _ = 1 / 0
        assert Person.objects.count() == 1
        assert run("select count(*) from schools_person") == [(1,)]


def test_a_duplicate_in_another_school_is_not_noticed():
    ours, theirs = make_school(), make_school()
    for school in (ours, theirs):
        with school_context(school.pk):
            PersonFactory(source_hash="the same key")
            assert Person.objects.count() == 1


def test_the_same_key_twice_in_one_school_is_refused():
    with school_context(make_school().pk):
        PersonFactory(source_hash="the same key")
        with pytest.raises(IntegrityError), transaction.atomic():
            PersonFactory(source_hash="the same key")


def test_an_update_cannot_move_a_row_to_another_school():
    ours, theirs = make_school(), make_school()
    with school_context(ours.pk):
        person = PersonFactory()
        with pytest.raises(ProgrammingError), transaction.atomic():
            Person.objects.filter(pk=person.pk).update(tenant_id=theirs.pk)


@pytest.mark.parametrize(
    "statement",
    [
        "truncate schools_person cascade",
        "create table public.mine (id int)",
        "create function public.leak() returns int language sql return 1",
        "alter table schools_person disable row level security",
        "set role pijler_backup",
        "select * from procrastinate_jobs",
        "select * from checkins_answersheet",
        "select sealed from checkins_submission",
        "update journal_entry set verb = 'nothing'",
        "delete from journal_entry",
        "update release_figure set shown = true",
        "insert into schools_organisation (id) values (gen_random_uuid())",
    ],
)
def test_the_application_role_may_not(statement):
    with school_context(make_school().pk):
        assert refused(statement)


def test_there_is_no_sequence_to_read():
    with as_role("pijler_owner"):
        found = run(
            "select s.relname from pg_class s join pg_depend d on d.objid = s.oid"
            " join pg_class t on t.oid = d.refobjid"
            " where s.relkind = 'S' and t.relname like any (array"
            " ['schools%%', 'checkins%%', 'journal%%', 'release%%', 'concerns%%'])"
        )
    assert found == []


def test_a_function_in_a_filter_sees_no_hidden_row():
    ours, theirs = make_school(), make_school()
    with school_context(theirs.pk):
        PersonFactory(given_name="Kanarie")
    with school_context(ours.pk):
        # Would divide by zero on any hidden row.
        query = "select 1 / (given_name <> 'Kanarie')::int from schools_person"
        assert run(query) == []


def test_a_new_foreign_key_finds_an_orphan():
    """Under FORCE the owner sees nothing, and would call an orphan valid."""
    with school_context(make_school().pk):
        group = GroupFactory()
        key = guard.key_name("schools_groupmembership", "pupil_id")
        field = GroupMembership._meta.get_field("pupil")
        with as_role("pijler_owner"):
            run(f"alter table schools_groupmembership drop constraint {key}")
        run(
            "insert into schools_groupmembership"
            " (id, tenant_id, group_id, pupil_id, starts_on)"
            " values (gen_random_uuid(), %s, %s, gen_random_uuid(), '2026-08-01')",
            group.tenant_id,
            group.pk,
        )
        # Django's keys wait for the end of the transaction; this table's are settled.
        connection.check_constraints()
        statements = guard.key_sql(GroupMembership, field)
        with as_role("pijler_owner"):
            assert any(refused(statement) for statement in _without_force(statements))


def _without_force(statements: list[str]) -> list[str]:
    return [";".join(statements)]


def test_pages_put_a_job_in_the_queue_but_cannot_read_it():
    with school_context(make_school().pk):
        defer("roster.never")
        assert refused("select * from procrastinate_jobs")


def test_copy_into_a_guarded_table_is_refused():
    with (
        school_context(make_school().pk),
        connection.cursor() as cursor,
        pytest.raises(psycopg.errors.FeatureNotSupported),
        transaction.atomic(),
    ):
        cursor.connection.execute("copy schools_person (id) from stdin")
