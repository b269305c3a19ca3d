"""One school never sees another, and nothing stays on a connection."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.utils import DatabaseError

from pijler.foundation.database.context import NoSchoolContext, school_context
from pijler.foundation.schools.models import Group, Person
from tests.factories import (
    GroupFactory,
    GroupMembershipFactory,
    PersonFactory,
    make_school,
)

pytestmark = pytest.mark.django_db


def test_a_school_sees_its_own_people_only():
    ours, theirs = make_school("Het Baken"), make_school("De Regenboog")
    with school_context(theirs.pk):
        stranger = PersonFactory()

    with school_context(ours.pk):
        PersonFactory()

        assert Person.objects.count() == 1
        assert not Person._base_manager.filter(pk=stranger.pk).exists()


def test_without_a_school_django_refuses_and_the_database_shows_nothing():
    with school_context(make_school().pk):
        PersonFactory()

    with pytest.raises(NoSchoolContext):
        Person.objects.count()
    assert Person._base_manager.count() == 0


def test_the_school_before_comes_back_when_a_block_ends():
    ours, theirs = make_school(), make_school()
    with school_context(ours.pk):
        PersonFactory()
        with school_context(theirs.pk):
            assert Person.objects.count() == 0
        assert Person.objects.count() == 1


def test_a_row_of_another_school_is_refused_by_the_database():
    ours, theirs = make_school(), make_school()
    with (
        school_context(ours.pk),
        pytest.raises(ProgrammingError),
        transaction.atomic(),
    ):
        Person.objects.create(tenant_id=theirs.pk, given_name="Jayden")


def test_a_key_to_another_school_is_refused_by_the_database():
    ours, theirs = make_school(), make_school()
    with school_context(theirs.pk):
        stranger = PersonFactory()
    with school_context(ours.pk):
        group = GroupFactory()
        GroupMembershipFactory(group=group, pupil=stranger)
        with pytest.raises(IntegrityError):
            connection.check_constraints()
        transaction.set_rollback(True)


def test_the_application_may_not_truncate_or_make_functions():
    for statement in (
        "truncate schools_person",
        "create function public.leak() returns int language sql return 1",
        "set role pijler_owner_not_granted",
    ):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_the_suite_runs_as_the_application_role():
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_user, count(*) from pg_roles where rolname = current_user and not rolsuper and not rolbypassrls group by 1"
        )
        assert cursor.fetchone() == ("pijler_app", 1)


def test_queries_of_a_school_use_its_key():
    school = make_school()
    with school_context(school.pk):
        sql = str(Group.objects.all().query)
    assert str(school.pk).replace("-", "") in sql.replace("-", "")
