"""What holds only when a transaction really ends: nothing of a school stays behind."""

import pytest
from django.db import connection, connections

from pijler.foundation.database.context import school_context
from pijler.foundation.database.jobs import defer
from pijler.foundation.schools.models import Person
from tests.factories import make_school

pytestmark = pytest.mark.usefixtures("committed")


def defer_and_fail(school_id: object) -> None:
    with school_context(school_id):
        defer("roster.never")
        raise ZeroDivisionError


def jobs(cluster) -> int:
    name = str(connections["default"].settings_dict["NAME"])
    with cluster.administrator(name) as admin:
        return admin.execute("select count(*) from procrastinate_jobs").fetchone()[0]


def test_the_context_ends_with_the_transaction():
    with school_context(make_school().pk):
        Person.objects.count()

    with connection.cursor() as cursor:
        cursor.execute("select nullif(current_setting('pijler.tenant', true), '')")
        assert cursor.fetchone() == (None,)


def test_a_job_of_an_undone_transaction_does_not_exist(cluster):
    school = make_school()

    with pytest.raises(ZeroDivisionError):
        defer_and_fail(school.pk)

    assert jobs(cluster) == 0


def test_a_job_exists_once_its_transaction_is_committed(cluster):
    with school_context(make_school().pk):
        defer("roster.never")
        assert jobs(cluster) == 0

    assert jobs(cluster) == 1
