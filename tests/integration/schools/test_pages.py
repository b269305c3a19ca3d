"""The pages on which a school brings in its list, as they are used."""

import re
from datetime import timedelta
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.utils import timezone

from pijler.foundation.database.context import school_context
from pijler.foundation.journal.models import Entry
from pijler.foundation.rosters import uploads
from pijler.foundation.rosters.models import ImportStatus, RosterImport
from pijler.foundation.rosters.tasks import read
from pijler.foundation.rosters.wording import words_to_confirm
from pijler.foundation.schools.models import Enrolment, Group, Person, Role
from tests.factories import make_staff, make_teacher
from tests.factories_schools import EXAMPLES, School, bring, children, our_school

from .signed_in import signed_in, upload

pytestmark = pytest.mark.django_db
BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><EDEX><school>&b;</school></EDEX>"""


def now():
    return timezone.now()


@pytest.fixture
def school():
    ours = our_school()
    with school_context(ours.pk):
        yield ours


@pytest.fixture
def ict(school):
    return signed_in(school, make_staff(Role.ICT, given_name="Ilse", family_name="Tak"))


def text(answer) -> str:
    """What the page says, without its marks."""
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(words.split()).replace("&quot;", '"')


def test_a_list_goes_in_by_page_and_out_again(school, ict):
    shown = upload(ict, School(children=children(5)).edexml())
    assert "Voornaam3 Achternaam3" in text(shown)
    assert not Person.objects.filter(given_name="Voornaam3").exists()
    page = RosterImport.objects.get()

    used = ict.post(f"/lists/{page.pk}/use/", follow=True)
    assert Enrolment.objects.count() == 5
    assert "undo/" in used.content.decode()

    ict.post(f"/lists/{page.pk}/undo/", follow=True)
    assert not Enrolment.objects.exists()


def test_an_empty_history_says_what_to_do(ict):
    answer = ict.get("/lists/")

    assert answer.status_code == 200
    assert "/lists/new/" in answer.content.decode()


def test_the_same_list_says_that_nothing_changes(school, ict):
    content = School(children=children(3)).edexml()
    bring(school, content, at=now())

    upload(ict, content)

    assert RosterImport.objects.latest("made_at").status == ImportStatus.SAME


def test_many_leavers_need_the_words_on_the_page(school, ict):
    bring(school, School(children=children(10)).edexml(), at=now())
    upload(ict, School(children=children(5)).edexml())
    page = RosterImport.objects.latest("made_at")

    ict.post(f"/lists/{page.pk}/use/", {"words": "ja"})
    assert Enrolment.objects.filter(ends_on=None).count() == 10
    ict.post(f"/lists/{page.pk}/use/", {"words": words_to_confirm(5)})
    assert Enrolment.objects.filter(ends_on=None).count() == 5


def test_a_table_shows_its_columns_with_a_guess_and_five_lines(school, ict):
    content = (EXAMPLES / "vo-het-kompas.csv").read_bytes().replace(b"99VK", b"12AB")

    page = upload(ict, content, "vo.csv")

    assert page.redirect_chain[-1][0].endswith("/columns/")
    form = page.context["form"]
    chosen = {field.label: field.initial for field in form}
    assert chosen["Leerlingnummer"] == "key"
    assert chosen["Ouder 2 gezag"] == "guardian_2_authority"
    assert form["column-1"].help_text.count(" · ") == 4
    kept = RosterImport.objects.get()
    answers = {name: field.initial for name, field in form.fields.items()}

    shown = ict.post(f"/lists/{kept.pk}/columns/", answers, follow=True)

    assert "Soerjaningrat" in text(shown)
    assert RosterImport.objects.get().mapping["Ouder 2 gezag"] == "guardian_2_authority"
    assert not uploads.is_kept(kept.pk)


def test_a_column_that_is_chosen_twice_is_said_and_nothing_is_read(school, ict):
    page = upload(ict, b"nr;naam;klas\n1;Noa;1A\n", "x.csv")
    kept = RosterImport.objects.get()
    wrong = dict.fromkeys(page.context["form"].fields, "key")

    answer = ict.post(f"/lists/{kept.pk}/columns/", wrong)

    assert answer.context["form"].errors
    assert RosterImport.objects.get().status == ImportStatus.MAPPING


def test_the_columns_of_the_last_list_are_proposed_again(school, ict):
    rows = b"stam;wie;waar\n1;Noa;1A\n2;Bo;1A\n"
    page = upload(ict, rows, "x.csv")
    first = RosterImport.objects.get()
    ict.post(
        f"/lists/{first.pk}/columns/",
        {"column-0": "key", "column-1": "given_name", "column-2": "group"},
    )

    page = upload(ict, rows, "x.csv")

    guesses = [field.initial for field in page.context["form"].fields.values()]
    assert guesses == ["key", "given_name", "group"]


def workbook() -> bytes:
    from io import BytesIO

    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/sheet1.xml", b"0" * 20_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"hello", "list.xml"),
        (BOMB, "bomb.xml"),
        (workbook(), "list.xlsx"),
        (b"<EDEX><school><brincode>12AB</brin", "half.xml"),
        (b"\x00\x01\x02" * 400, "noise.csv"),
        (School(children=children(2)).edexml()[:-200], "half.xml"),
        (School(brin="99ZZ", children=children(2)).edexml(), "other.xml"),
        (b"nr;naam\n" + b"1;" + b"a" * 70_000, "long.csv"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_answered_with_a_sentence(ict, content, name):
    page = upload(ict, content, name)

    assert page.status_code == 200
    assert RosterImport.objects.get().status == ImportStatus.REFUSED
    assert page.context["findings"][0].text.endswith(".")
    assert not Person.objects.filter(given_name__startswith="Voornaam").exists()


def test_what_was_found_can_be_saved_as_text(ict):
    upload(ict, b"<EDEX>\n<school><brincode>12AB</brin", "half.xml")
    page = RosterImport.objects.get()

    answer = ict.get(f"/lists/{page.pk}/findings/")

    assert answer["Content-Type"].startswith("text/plain")
    assert "attachment" in answer["Content-Disposition"]
    assert "half.xml" in answer.content.decode()


def test_a_file_that_is_too_large_is_not_read(ict):
    page = upload(ict, b"<EDEX>" + b" " * uploads.LARGEST)

    assert "20 MB" in text(page)
    assert not RosterImport.objects.exists()


def test_an_empty_file_and_no_file_are_said(ict):
    assert upload(ict, b"").context["form"].errors["file"]
    assert ict.post("/lists/new/", {}).context["form"].errors["file"]


def test_a_large_list_is_read_by_a_job_while_a_page_waits(school, ict, monkeypatch):
    monkeypatch.setattr(uploads, "AT_ONCE", 10)

    page = upload(ict, School(children=children(3)).edexml())
    waiting = RosterImport.objects.get()
    assert f"/lists/{waiting.pk}/progress/" in page.content.decode()
    assert "HX-Redirect" not in ict.get(f"/lists/{waiting.pk}/progress/")

    read(str(waiting.pk))

    ready = ict.get(f"/lists/{waiting.pk}/progress/")
    assert ready["HX-Redirect"] == f"/lists/{waiting.pk}/"
    assert "Voornaam2" in text(ict.get(f"/lists/{waiting.pk}/"))
    assert not uploads.is_kept(waiting.pk)


def test_the_worker_has_the_rights_to_read_a_list(school, ict, monkeypatch, as_role):
    monkeypatch.setattr(uploads, "AT_ONCE", 10)
    upload(ict, School(children=children(3)).edexml())
    waiting = RosterImport.objects.get()

    with as_role("pijler_worker"):
        read(str(waiting.pk))

    assert RosterImport.objects.get().status == ImportStatus.STAGED


def test_a_file_that_went_away_is_said(school, ict, monkeypatch):
    monkeypatch.setattr(uploads, "AT_ONCE", 10)
    upload(ict, School(children=children(3)).edexml())
    waiting = RosterImport.objects.get()
    uploads.forget(waiting.pk)

    read(str(waiting.pk))

    assert RosterImport.objects.get().status == ImportStatus.REFUSED


def test_a_list_that_is_left_is_forgotten(ict):
    upload(ict, School(children=children(3)).edexml())
    page = RosterImport.objects.get()

    ict.post(f"/lists/{page.pk}/cancel/")

    page.refresh_from_db()
    assert (page.status, page.staged) == (ImportStatus.CANCELLED, {})


def test_looking_at_the_names_of_a_difference_stands_in_the_journal(school, ict):
    bring(school, School(children=children(10)).edexml(), at=now())
    upload(ict, School(children=children(9)).edexml())

    looked = Entry.objects.filter(verb="roster.compared").latest("at")

    leaver = Person.objects.get(given_name="Voornaam10")
    assert looked.subjects == [leaver.pk]


PAGES = ["", "new/", "{pk}/", "{pk}/columns/", "{pk}/findings/", "{pk}/progress/"]


@pytest.mark.parametrize("role", [Role.TEACHER, Role.COORDINATOR, Role.STAFF])
@pytest.mark.parametrize("page", PAGES)
def test_for_others_the_pages_do_not_exist(school, role, page):
    listed = bring(school, School(children=children(2)).edexml(), at=now())
    client = signed_in(school, make_staff(role))

    assert client.get(f"/lists/{page.format(pk=listed.pk)}").status_code == 404


@pytest.mark.parametrize("action", ["use", "undo", "cancel", "year"])
def test_for_others_nothing_can_be_done(school, action):
    listed = bring(school, School(children=children(2)).edexml(), at=now())
    client = signed_in(school, make_staff(Role.TEACHER))

    assert client.post(f"/lists/{listed.pk}/{action}/").status_code == 404
    assert RosterImport.objects.get().status == ImportStatus.APPLIED


def test_a_list_of_another_school_does_not_exist(school):
    listed = bring(school, School(children=children(2)).edexml(), at=now())
    other = our_school("Het Baken", "13CD")
    with school_context(other.pk):
        theirs = signed_in(other, make_staff(Role.ICT))

    assert theirs.get(f"/lists/{listed.pk}/").status_code == 404
    assert theirs.post(f"/lists/{listed.pk}/undo/").status_code == 404


def test_a_leader_sees_every_group_with_its_pupils_and_the_journal_keeps_it(school):
    bring(school, School(children=children(3)).edexml(), at=now())
    leader = make_staff(Role.LEADER)
    group = Group.objects.get()

    page = signed_in(school, leader).get(f"/lists/groups/{group.pk}/")

    assert "Voornaam2 Achternaam2" in text(page)
    looked = Entry.objects.get(verb="group.looked")
    assert (looked.by_id, len(looked.subjects)) == (leader.pk, 3)


def test_a_teacher_sees_the_own_group_and_no_other(school):
    both = School(children=[*children(2, "7A"), *children(2, "7B", 3)])
    bring(school, both.edexml(), at=now())
    own, other = Group.objects.order_by("name")
    client = signed_in(school, make_teacher(own))

    assert client.get(f"/lists/groups/{own.pk}/").status_code == 200
    assert client.get(f"/lists/groups/{other.pk}/").status_code == 404
    assert "7B" not in text(client.get("/lists/groups/"))


def test_groups_without_any_list_say_what_to_do(school, ict):
    page = ict.get("/lists/groups/")

    assert "/lists/new/" in page.content.decode()


def test_names_stand_in_dutch_order(school):
    listed = School(children=children(0))
    listed.children = [
        *_named("Anna Zwart"), *_named("Bo van den Berg", 2), *_named("Cas Älberts", 3)
    ]  # fmt: skip
    bring(school, listed.edexml(), at=now())
    group = Group.objects.get()

    page = text(
        signed_in(school, make_staff(Role.LEADER)).get(f"/lists/groups/{group.pk}/")
    )

    assert page.index("Älberts") < page.index("van den Berg") < page.index("Zwart")


def _named(name: str, number: int = 1):
    (child,) = children(1, first=number)
    child.name = name
    return [child]


def queries_of(client, address, count):
    with count() as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_pages_cost_the_same_number_of_queries_for_ten_and_for_a_hundred(school, ict):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count():
        return CaptureQueriesContext(connection)

    spent = {}
    for size in (10, 100):
        many = [
            child
            for number in range(size // 10)
            for child in children(10, f"g{number}", 10 * number)
        ]
        listed = bring(school, School(children=many).edexml(), at=now())
        upload(ict, School(children=many[:-1]).edexml())
        page = RosterImport.objects.latest("made_at")
        group = Group.objects.order_by("name").first()
        spent[size] = [
            queries_of(ict, f"/lists/{page.pk}/", count),
            queries_of(ict, "/lists/groups/", count),
            queries_of(ict, f"/lists/groups/{group.pk}/", count),
            queries_of(ict, "/lists/", count),
            queries_of(ict, f"/lists/{listed.pk}/", count),
        ]

    assert spent[10] == spent[100]


def test_a_list_can_be_undone_until_thirty_days_later_only(school, ict):
    listed = bring(
        school, School(children=children(2)).edexml(), at=now() - timedelta(days=31)
    )

    page = ict.get(f"/lists/{listed.pk}/")

    assert "undo/" not in page.content.decode()
