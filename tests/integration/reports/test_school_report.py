"""The school's page: for the leader and the coordinators, without classes side by side."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pijler.foundation.database.context import school_context
from pijler.foundation.schools.models import Role
from pijler.listening.reports import queries
from tests.factories import NOON, make_class, make_school, make_staff, make_teacher
from tests.factories_figures import MAY, everyone_like, released, sign_in
from tests.integration.reports.test_class_report import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    school = make_school("De Regenboog")
    with school_context(school.pk):
        yield school


def whole_school(**fields: object):
    groups = [make_class(1, name=f"groep {n}") for n in (5, 6, 7)]
    counts = [everyone_like(well, 25) for well in (24, 12, 3)]
    return groups, released(
        dict(zip(groups, counts, strict=True)), whole_school=True, **fields
    )


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.LEADER, 200),
        (Role.COORDINATOR, 200),
        (Role.SUPPORT_COORDINATOR, 200),
        (Role.ICT, 404),
        (Role.STAFF, 404),
    ],
)
def test_who_reads_the_page_of_the_school(school, client, role, status):
    _, round_ = whole_school()
    sign_in(client, make_staff(role))

    for name in ("school_round", "school_table", "school_csv"):
        assert (
            client.get(reverse(f"reports:{name}", args=[round_.pk])).status_code
            == status
        )
    assert client.get(reverse("reports:school")).status_code == status


def test_a_teacher_gets_404(school, client):
    groups, _ = whole_school()
    sign_in(client, make_teacher(groups[0]))

    assert client.get(reverse("reports:school")).status_code == 404


@pytest.mark.parametrize("name", ["school_round", "school_table"])
def test_groups_are_named_by_name_only_and_have_no_figure(school, client, name):
    _, round_ = whole_school()
    sign_in(client, make_staff(Role.LEADER))
    client.cookies["language"] = "en"

    page = text_of(client.get(reverse(f"reports:{name}", args=[round_.pk])))

    assert "groep 5, groep 6, groep 7" in page
    assert page.count("groep 5") == 1


def test_the_figures_of_the_school_are_rounded_to_five(school):
    whole_school()

    report = queries.school_report(make_staff(Role.LEADER), NOON)

    count, total = map(int, re.findall(r"\d+", report.findings.rows[0][1])[:2])
    assert total == 75
    # 39 of 75: made of the classes' bands, so near it, and never an exact count.
    assert count % 5 == 0
    assert 30 <= count <= 50


def test_a_small_school_gets_words_too(school, client):
    groups = [make_class(1, name="een"), make_class(1, name="twee")]
    round_ = released(dict.fromkeys(groups, everyone_like(10, 14)), whole_school=True)
    sign_in(client, make_staff(Role.LEADER))
    client.cookies["language"] = "en"

    page = text_of(client.get(reverse("reports:school_table", args=[round_.pk])))

    assert "percent" not in page
    assert "most" in page


def test_a_round_of_one_class_is_not_a_report_of_the_school(school, client):
    released({make_class(1): everyone_like(20, 25)})
    sign_in(client, make_staff(Role.LEADER))
    client.cookies["language"] = "en"

    assert "There are no figures about the school yet" in text_of(
        client.get(reverse("reports:school"))
    )


def test_the_page_takes_the_latest_round_and_compares_with_the_one_before(school):
    whole_school(on=MAY)
    _, latest = whole_school()

    report = queries.school_report(make_staff(Role.LEADER), NOON)

    assert report.round == latest
    assert report.findings.earlier != ""
    assert len(report.rounds) == 2


def test_an_unknown_round_is_404(school, client):
    groups, _ = whole_school()
    one_class = released({groups[0]: everyone_like(20, 25)}, on=MAY)
    sign_in(client, make_staff(Role.LEADER))

    assert (
        client.get(reverse("reports:school_round", args=[one_class.pk])).status_code
        == 404
    )


def test_more_rounds_and_groups_cost_no_more_queries(school, client):
    sign_in(client, make_staff(Role.LEADER))
    whole_school(on=MAY)
    whole_school()
    client.get(reverse("reports:school"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("reports:school"))
    for month in (1, 2, 3):
        whole_school(on=MAY.replace(month=month))
    with CaptureQueriesContext(connection) as more:
        client.get(reverse("reports:school"))

    assert len(more) == len(few)


def test_how_we_count_is_for_everyone_who_works_here(school, client):
    sign_in(client, make_teacher(make_class(1)))

    assert client.get(reverse("reports:explanation")).status_code == 200
