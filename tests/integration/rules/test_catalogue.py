"""What stands in the database is what the apps declare; every slip is found."""

import pytest
from django.db import connection

from pijler.foundation.access import catalogue, policies
from tests.support.database import as_role

LOOSE_KEY = """
alter table schools_group add constraint loose
  foreign key (period_id) references loose_target (id)
"""

pytestmark = pytest.mark.django_db


def problems_after(*statements: str) -> list[str]:
    """What the catalogue says after the owner did this."""
    with as_role("pijler_owner"):
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        return catalogue.problems("default")


def test_the_database_is_as_declared():
    assert problems_after() == []


def test_setting_the_policies_again_changes_nothing():
    assert problems_after(*policies.statements()) == []


@pytest.mark.parametrize(
    ("slip", "found"),
    [
        ("alter table schools_person no force row level security", "schools_person"),
        ("alter table schools_person disable row level security", "schools_person"),
        ("drop policy this_school_only on schools_group", "schools_group"),
        (
            "alter policy this_school_only on schools_group using (true)",
            "schools_group",
        ),
        ("create unique index leak on schools_person (email)", "schools_person.leak"),
        (LOOSE_KEY, "schools_group.loose"),
        ("create view peek as select * from schools_person", "peek"),
        ("create materialized view copy as select * from schools_person", "copy"),
        ("create table forgotten (id int)", "forgotten"),
        ("grant truncate on schools_person to pijler_app", "schools_person"),
        ("grant select on checkins_answersheet to pijler_app", "checkins_answersheet"),
        ("revoke insert on journal_entry from pijler_app", "journal_entry"),
        (
            "create function peek() returns int language sql security definer return 1",
            "peek()",
        ),
    ],
)
def test_every_slip_is_found(slip, found):
    prepare = "create table loose_target (id uuid primary key)"

    said = problems_after(prepare, slip)

    assert any(found in problem for problem in said), said
