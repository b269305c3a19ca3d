"""A class report: for its own teacher, in words and bands, the same on every page and file."""

import csv
import io
import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from pijler.foundation.database.context import school_context
from pijler.foundation.schools.models import Role
from pijler.listening.reports import queries
from pijler.listening.reports.download import csv_of
from tests.factories import NOON, make_class, make_school, make_staff, make_teacher
from tests.factories_figures import (
    MAY,
    everyone_like,
    make_round,
    released,
    sign_in,
)

pytestmark = pytest.mark.django_db
VIEWS = ("class", "class_table", "class_print", "class_csv")
MIXED = {
    "social": (22, 25),
    "emotional": (12, 25),
    "mental": (23, 25),
    "behavioural": (17, 25),
    "physical": (4, 25),
}


@pytest.fixture
def school():
    school = make_school("De Regenboog")
    with school_context(school.pk):
        yield school


def url(name: str, round_, group) -> str:
    return reverse(f"reports:{name}", kwargs={"round": round_.pk, "group": group.pk})


def text_of(response) -> str:
    """What a reader reads: no tags, no addresses."""
    page = response.content.decode()
    page = re.sub(r"(?s)<(script|style|svg)\b.*?</\1>", " ", page)
    return unescape(re.sub(r"<[^>]+>", " ", page))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sentences_are_in_words(school, client, language):
    group = make_class(1, name="7b")
    round_ = released({group: MIXED})
    sign_in(client, make_teacher(group))
    client.cookies["language"] = language

    page = text_of(client.get(url("class", round_, group)))

    said = {
        "nl": (
            "Waarschijnlijk de meesten tot bijna iedereen.",
            "Bijna iedereen deed mee",
        ),
        "en": ("Probably most to almost everyone.", "Almost everyone took part"),
    }
    for words in said[language]:
        assert words in page


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_view_of_a_class_holds_a_count_a_mean_or_a_percentage(
    school, client, view, language
):
    group = make_class(1, name="de klas")
    released({group: everyone_like(13, 25)}, on=MAY)
    round_ = released({group: MIXED})
    sign_in(client, make_teacher(group, given_name="Ada", family_name="Bos"))
    client.cookies["language"] = language

    response = client.get(url(view, round_, group))

    assert response.status_code == 200
    # The three steps of the class talk stand beside it, numbered; no other digit does.
    assert re.findall(r"\d+", text_of(response)) in ([], ["1", "2", "3"])
    assert "%" not in text_of(response)
    assert "percent" not in text_of(response).lower()
    assert "procent" not in text_of(response).lower()


def test_two_classes_in_the_same_bands_get_the_same_page(school, client):
    """So the page cannot tell 21 of 25 from 24 of 25."""
    pages = []
    for well in (21, 24):
        group = make_class(1, name="klas")
        round_ = released({group: everyone_like(well, 25)})
        sign_in(client, make_teacher(group, given_name="Ada", family_name="Bos"))
        pages.append(text_of(client.get(url("class_print", round_, group))))

    assert pages[0] == pages[1]


def test_strengths_come_first_then_two_to_talk_about(school):
    group = make_class(1)
    round_ = released({group: MIXED})

    report = queries.class_report(make_teacher(group), round_.pk, group.pk, NOON)

    findings = report.findings
    assert [one.theme.key for one in findings.strengths] == [
        "social", "mental", "behavioural",
    ]  # fmt: skip
    assert [one.theme.key for one in findings.to_talk_about] == [
        "physical",
        "emotional",
    ]
    assert findings.others == []


def test_equal_bands_stand_in_the_order_of_the_instrument_not_of_the_counts(school):
    group = make_class(1)
    counts = everyone_like(21, 25) | {"physical": (25, 25), "mental": (24, 25)}
    round_ = released({group: counts})

    report = queries.class_report(make_teacher(group), round_.pk, group.pk, NOON)

    first = [one.theme.key for one in report.findings.all][:3]
    assert [one.theme.key for one in report.findings.strengths] == first
    assert report.findings.to_talk_about == []


def test_a_class_without_strengths_hears_what_goes_best(school, client):
    group = make_class(1)
    round_ = released({group: everyone_like(5, 25)})
    sign_in(client, make_teacher(group))
    client.cookies["language"] = "en"

    page = text_of(client.get(url("class", round_, group)))

    assert "This goes best" in page
    assert "strong in" not in page


def test_a_change_is_only_a_change_when_it_is_one(school):
    group = make_class(1)
    released({group: everyone_like(12, 25) | {"physical": (1, 25)}}, on=MAY)
    round_ = released({group: everyone_like(13, 25) | {"physical": (25, 25)}})

    with translation.override("nl"):
        report = queries.class_report(make_teacher(group), round_.pk, group.pk, NOON)
        said = {one.theme.key: one.sentence for one in report.findings.all}

    assert said["social"] == "Dat is niet anders dan in mei."
    assert said["physical"].endswith("Dat is echt meer geworden.")
    assert report.findings.rows[-1][-1] == "echt meer"


def test_bars_that_lie_apart_but_not_far_enough_are_called_unsure(school):
    group = make_class(1)
    released({group: everyone_like(6, 24)}, on=MAY)
    round_ = released({group: everyone_like(22, 25)})

    with translation.override("nl"):
        report = queries.class_report(make_teacher(group), round_.pk, group.pk, NOON)
        finding = report.findings.all[0]

    assert finding.sentence == "Of dat anders is dan in mei, weten we niet zeker."
    assert finding.row[-1] == "niet zeker"


def test_the_first_time_nothing_is_compared(school):
    group = make_class(1)
    round_ = released({group: MIXED})

    report = queries.class_report(make_teacher(group), round_.pk, group.pk, NOON)

    assert len(report.findings.columns) == 2
    assert {one.sentence for one in report.findings.all} == {""}


def test_another_group_of_the_school_is_not_the_time_before(school):
    group, other = make_class(1), make_class(1)
    released({other: everyone_like(13, 25)}, on=MAY)
    round_ = released({group: MIXED})

    report = queries.class_report(make_teacher(group), round_.pk, group.pk, NOON)

    assert report.findings.earlier == ""


@pytest.mark.parametrize("view", VIEWS)
def test_a_class_below_the_floor_gets_no_figure_in_any_view(school, client, view):
    group = make_class(1, name="klein")
    round_ = released({group: MIXED | {"social": (8, 9)} | dict.fromkeys(
        ("emotional", "mental", "behavioural", "physical"), (8, 9))})  # fmt: skip
    sign_in(client, make_teacher(group))
    client.cookies["language"] = "en"

    response = client.get(url(view, round_, group))
    raw = response.content.decode().lower()

    assert response.status_code == 200
    assert group.name in raw
    # The raw page: names of pictures and files of figures must not tell either.
    for words in (" most", ">most", "a few", "about half", "almost", "too-few"):
        assert words not in raw


def test_below_the_floor_the_class_hears_it_kindly_and_can_still_talk(school, client):
    small, one, other = make_class(1), make_class(1), make_class(1)
    round_ = released(
        {
            small: everyone_like(3, 8),
            one: everyone_like(20, 25),
            other: everyone_like(20, 26),
        },
        whole_school=True,
    )
    sign_in(client, make_teacher(small))
    client.cookies["language"] = "en"

    page = text_of(client.get(url("class", round_, small)))

    assert "There are no figures to show here" in page
    assert "Begin the class talk" in page
    assert "This is how things are in the whole school" in page


def test_a_theme_that_few_answered_stays_withheld_everywhere(school, client):
    group = make_class(1)
    round_ = released({group: MIXED | {"physical": (5, 9)}})
    teacher = make_teacher(group)
    sign_in(client, teacher)
    client.cookies["language"] = "en"

    report = queries.class_report(teacher, round_.pk, group.pk, NOON)
    told = [*report.findings.strengths, *report.findings.to_talk_about]
    assert "physical" not in [one.theme.key for one in told]
    for view in ("class_table", "class_print", "class_csv"):
        assert "Too few answered to show this." in text_of(
            client.get(url(view, round_, group))
        )


def test_the_file_holds_the_words_of_the_table(school, client):
    group = make_class(1)
    round_ = released({group: MIXED})
    teacher = make_teacher(group)
    sign_in(client, teacher)
    client.cookies["language"] = "nl"

    response = client.get(url("class_csv", round_, group))

    with translation.override("nl"):
        report = queries.class_report(teacher, round_.pk, group.pk, NOON)
    lines = list(
        csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";")
    )
    assert [tuple(line) for line in lines[3:]] == report.findings.rows
    assert lines[1] == ["Dit zijn proefcijfers. Neem er nog geen besluiten mee."]


def test_no_cell_of_a_file_is_a_formula():
    written = csv_of("=1+1", ["@a", "-b"], [["+c", "\td"]], ["fine"])

    cells = [
        cell
        for line in csv.reader(io.StringIO(written[1:]), delimiter=";")
        for cell in line
    ]
    assert cells == ["'=1+1", "fine", "'@a", "'-b", "'+c", "'\td"]


@pytest.mark.parametrize("view", VIEWS)
def test_only_the_own_teacher_and_the_coordinator_read_it(school, client, view):
    group, neighbour = make_class(1), make_class(1)
    round_ = released({group: MIXED, neighbour: MIXED})
    readers = {
        make_teacher(group): 200,
        make_staff(Role.COORDINATOR): 200,
        make_teacher(neighbour): 404,
        make_staff(Role.LEADER): 404,
        make_staff(Role.SUPPORT_COORDINATOR): 404,
        make_staff(Role.ICT): 404,
    }

    for person, status in readers.items():
        sign_in(client, person)
        assert client.get(url(view, round_, group)).status_code == status


def test_a_pupil_of_the_class_gets_404(school, client):
    group = make_class(1)
    round_ = released({group: MIXED})
    sign_in(client, group.memberships.get().pupil)

    assert client.get(url("class", round_, group)).status_code == 404


def test_another_school_gets_404(school, client):
    group = make_class(1)
    round_ = released({group: MIXED})
    other = make_school()
    with school_context(other.pk):
        sign_in(client, make_staff(Role.COORDINATOR))

    assert client.get(url("class", round_, group)).status_code == 404


def test_an_open_round_has_no_report(school):
    group = make_class(1)
    round_ = make_round({group: MIXED}, sealed=False)

    assert queries.class_report(make_teacher(group), round_.pk, group.pk, NOON) is None


def test_before_the_figures_are_out_the_page_says_so(school, client):
    group = make_class(1)
    round_ = make_round({group: MIXED})
    sign_in(client, make_teacher(group))
    client.cookies["language"] = "en"

    assert "We are making the report" in text_of(
        client.get(url("class", round_, group))
    )


def test_a_report_costs_the_same_queries_for_one_and_for_many(school, client):
    first = make_class(1)
    teacher = make_teacher(first)
    sign_in(client, teacher)
    small = released({first: MIXED})
    client.get(url("class", small, first))
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(url("class", small, first))

    groups = [make_class(1) for _ in range(6)]
    released({first: MIXED} | dict.fromkeys(groups, MIXED), on=MAY)
    many = released(
        {first: MIXED} | dict.fromkeys(groups, MIXED), on=MAY + timedelta(300)
    )
    with CaptureQueriesContext(connection) as more:
        client.get(url("class", many, first))

    assert len(more) == len(few)
    assert len(few) < 30


def test_new_reports_are_of_the_own_groups_and_of_late(school):
    group, other = make_class(1), make_class(1)
    teacher = make_teacher(group)
    round_ = released({group: MIXED, other: MIXED})
    released({group: MIXED}, on=MAY)

    found = queries.new_reports(teacher, NOON)

    assert [(one.round_id, one.group_id) for one in found] == [(round_.pk, group.pk)]
