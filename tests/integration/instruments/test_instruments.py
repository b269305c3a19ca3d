"""Instruments: read and checked from files, taken into use once, never changed."""

from copy import deepcopy

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse

from pijler.foundation.access.actors import Respondent
from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.database.context import school_context
from pijler.foundation.journal.models import Entry
from pijler.foundation.schools.models import Role, Sector
from pijler.listening.instruments import actions, library, queries
from pijler.listening.instruments.checking import check
from pijler.listening.instruments.models import Instrument
from pijler.listening.instruments.questionnaire import questionnaire_of
from tests.factories import NOON, TODAY, PersonFactory, make_school, make_staff


def document() -> dict:
    """A sound instrument to break."""
    return deepcopy(library.find("pijler-po58", "1.0.0").document)


def test_the_library_is_sound_and_newest_last():
    assert [(one.key, one.version) for one in library.shipped()] == [
        ("pijler-po58", "1.0.0"),
        ("pijler-vo", "1.0.0"),
    ]


def test_version_10_comes_after_version_9():
    ours = [library.Shipped("k", version, {}) for version in ("1.10.0", "1.9.0")]

    assert max(ours, key=lambda one: one.steps).version == "1.10.0"


def break_it(path: str, value: object) -> dict:
    """The sound instrument with one thing changed: `items.0.options`."""
    broken = document()
    *way, last = path.split(".")
    place = broken
    for step in way:
        place = place[int(step)] if step.isdigit() else place[step]
    if value is None:
        del place[last]
    else:
        place[int(last) if last.isdigit() else last] = value
    return broken


@pytest.mark.parametrize(
    ("path", "value", "place", "word"),
    [
        ("title", None, "the whole file", "'title' is a required property"),
        ("title.nl", None, "title", "languages"),
        ("version", "one", "version", "does not match"),
        ("items.0.options", "feeling9", "items[0].options", "no set of options"),
        ("scales.1.key", "social", "scales[1].key", "used twice"),
        ("items.1.show", "faces", "items[1].show", "no faces"),
        ("items.0.text.nl", None, "items[0].text", "languages"),
        ("scales.0.items.1", "nothing", "scales[0].items", "no item 'nothing'"),
        ("scales.0.least_answered", 5, "scales[0].least_answered", "5 answers of 2"),
        ("scales.0.domain", "grades", "scales[0].domain", "is not one of"),
        ("options.feeling5.1.value", 5, "options.feeling5", "same value"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(path, value, place, word):
    (finding,) = check("ours.json", break_it(path, value))

    assert (finding.file, finding.place) == ("ours.json", place)
    assert word in finding.text
    assert finding.advice


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_is_no_instrument_at_all_is_said(content):
    _, findings = library.read("ours.json", content)

    assert len(findings) == 1


def test_the_order_in_a_file_does_not_change_its_digest():
    turned = dict(reversed(document().items()))

    assert library.digest_of(turned) == library.digest_of(document())
    assert library.digest_of({**turned, "version": "2.0.0"}) != library.digest_of(
        document()
    )


def test_questions_are_read_in_the_asked_language_or_else_in_dutch():
    assert questionnaire_of(document(), "en").title == "How are things in our class?"
    assert questionnaire_of(document(), "fr").title == "Hoe gaat het in onze groep?"


@pytest.mark.django_db
class TestAtASchool:
    """What one school uses."""

    @pytest.fixture(autouse=True)
    def school(self):
        school = make_school(sector=Sector.PO)
        with school_context(school.pk):
            yield school

    def take(self, by, **more):
        asked = {"key": "pijler-po58", "version": "1.0.0", **more}
        return actions.take_into_use(by=by, at=NOON, **asked)

    def test_a_version_is_taken_into_use_once(self):
        leader = make_staff(Role.LEADER)

        assert self.take(leader) == self.take(leader)
        assert Instrument.objects.count() == 1
        assert Entry.objects.filter(verb="instrument.taken").count() == 1

    def test_what_is_kept_has_the_digest_of_what_was_shipped(self):
        kept = self.take(make_staff(Role.LEADER))
        kept.refresh_from_db()

        assert library.digest_of(kept.document) == kept.digest

    def test_an_unknown_version_is_refused(self):
        with pytest.raises(actions.UnknownInstrument):
            self.take(make_staff(Role.LEADER), version="9.0.0")

    def test_who_does_not_work_here_cannot(self, school):
        for stranger in (PersonFactory(), Respondent(school.pk)):
            with pytest.raises(PermissionDenied):
                self.take(stranger)

    def test_a_file_that_changed_under_the_same_version_is_refused(self, monkeypatch):
        leader = make_staff(Role.LEADER)
        self.take(leader)
        other = library.Shipped(
            "pijler-po58", "1.0.0", break_it("title.nl", "Iets anders")
        )
        monkeypatch.setattr(library, "shipped", lambda: (other,))

        with pytest.raises(actions.ChangedVersion):
            self.take(leader)

    @pytest.mark.parametrize("role", ["pijler_app", "pijler_worker"])
    def test_the_database_never_changes_a_version_that_is_used(self, role, as_role):
        kept = self.take(make_staff(Role.LEADER))
        rows = Instrument.objects.filter(pk=kept.pk)

        for change in (lambda: rows.update(version="2.0.0"), rows.delete):
            with (
                pytest.raises(ProgrammingError, match="permission denied"),
                transaction.atomic(),
                as_role(role),
            ):
                change()

    def test_a_school_is_offered_what_was_made_for_its_sector(self):
        leader = make_staff(Role.LEADER)

        offered = queries.usable_instruments(leader, TODAY)

        assert [one.key for one in offered] == ["pijler-po58"]

    def test_who_does_not_work_here_is_offered_nothing(self):
        assert queries.usable_instruments(PersonFactory(), TODAY) == []

    def test_the_page_shows_every_question_and_what_it_is_not_for(self):
        page = self.read(make_staff(Role.TEACHER), "pijler-po58", "1.0.0")
        html = page.content.decode()

        assert html.count("arch--l") == 10
        assert "Heel fijn" in html or "Very good" in html
        assert page.context["asked"].notices == (
            "signal-tool",
            "not-validated",
            "not-for-statutory-monitor",
        )
        assert html.count("<li>") >= 13

    def test_who_does_not_work_here_does_not_find_the_page(self):
        assert self.read(PersonFactory(), "pijler-po58", "1.0.0").status_code == 404

    def test_a_version_that_does_not_exist_is_not_found(self):
        teacher = make_staff(Role.TEACHER)
        assert self.read(teacher, "pijler-po58", "8.0.0").status_code == 404

    def read(self, person, *args):
        user = User.objects.create(username=str(person.pk))
        Affiliation.objects.create(
            user=user, tenant_id=person.tenant_id, person_id=person.pk
        )
        client = Client()
        client.force_login(user)
        return client.get(reverse("instruments:questions", args=args))
