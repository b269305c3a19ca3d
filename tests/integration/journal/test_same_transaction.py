"""A deed that cannot be written down does not happen."""

import pytest
from django.db import ProgrammingError, connection, transaction

from pijler.foundation.accounts import actions
from pijler.foundation.database.context import school_context
from pijler.foundation.journal.models import Entry
from pijler.foundation.schools.models import Person, Role
from tests.factories import NOON, make_school, make_staff
from tests.support.database import as_role

pytestmark = pytest.mark.django_db
WIM = actions.Name("Wim", "", "Koster")


def close_the_journal() -> None:
    """From now on nobody can write in it."""
    with as_role("pijler_owner"), connection.cursor() as cursor:
        cursor.execute("revoke insert on journal_entry from pijler_app")


def test_without_the_journal_nothing_is_done():
    with school_context(make_school().pk):
        leader = make_staff(Role.LEADER)
        close_the_journal()

        with pytest.raises(ProgrammingError), transaction.atomic():
            actions.add_colleague(by=leader, at=NOON, name=WIM, role=Role.STAFF)

        assert list(Person.objects.all()) == [leader]


def test_a_deed_that_fails_later_leaves_no_line():
    with school_context(make_school().pk):
        leader = make_staff(Role.LEADER)

        with transaction.atomic():
            actions.add_colleague(by=leader, at=NOON, name=WIM, role=Role.STAFF)
            transaction.set_rollback(True)

        assert not Entry.objects.exists()
