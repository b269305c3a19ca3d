"""Small promises that a list rests on: names, keys, sentences, schools."""

import stat
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from pijler.formats import findings
from pijler.foundation.database.context import school_context
from pijler.foundation.journal.actors import Respondent, System
from pijler.foundation.rosters import sentences
from pijler.foundation.rosters.identity import SchoolIdentity
from pijler.foundation.rosters.models import ImportStatus
from pijler.foundation.schools.actions import NotTheHost, add_school
from pijler.foundation.schools.names import sort_key
from tests.factories import NOON
from tests.factories_schools import School, bring, children, our_school, stage


@pytest.mark.parametrize(
    ("given", "infix", "family", "key"),
    [
        ("Bo", "van den", "Berg", "berg bo van den"),
        ("Bo", "", "van den Berg", "berg bo"),
        ("Çağla", "", "Øzgür", "ozgur cagla"),
        ("Zoë", "'t", "Hart", "hart zoe t"),
        ("Noor", "", "IJsbrand-Vos", "ijsbrand vos noor"),
        ("Wimpie", "", "", "wimpie wimpie"),
        ("An", "", "De", "de an"),
        ("An", "", "D’Hondt", "dhondt an"),
    ],
)
def test_a_name_is_sorted_by_the_family_name_in_plain_letters(
    given, infix, family, key
):
    assert sort_key(given, infix, family) == key


def test_every_sentence_of_the_readers_can_be_translated():
    assert set(sentences.SENTENCES) == set(findings.SENTENCES.values())
    assert set(sentences.FIELD_NAMES) == set(findings.FIELD_NAMES.values())


def test_the_same_number_is_another_code_at_another_school_and_for_a_teacher():
    ours, theirs = SchoolIdentity(uuid4()), SchoolIdentity(uuid4())

    codes = {ours.of("pupil", "key", "1"), theirs.of("pupil", "key", "1")}
    codes |= {ours.of("staff", "key", "1"), ours.of("pupil", "eck", "1")}

    assert len(codes) == 4


def test_only_we_can_read_the_key():
    _ = SchoolIdentity(uuid4()).mark

    file = Path(settings.DATA) / "keys" / "roster"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.django_db
def test_a_lost_key_is_said_before_anybody_looks_new(monkeypatch):
    school = our_school()
    with school_context(school.pk):
        bring(school, School(children=children(3)).edexml())
        monkeypatch.setattr(SchoolIdentity, "_key", b"another key", raising=False)

        refused = stage(school, School(children=children(3)).edexml())

        assert refused.status == ImportStatus.REFUSED
        assert refused.refusal == {"code": "key-lost"}


def test_nobody_but_the_host_adds_a_school():
    with pytest.raises(NotTheHost):
        add_school(by=Respondent(uuid4()), at=NOON, name="Nep", sector="po")


@pytest.mark.usefixtures("committed")
def test_schools_get_codes_of_their_own_and_share_a_board():
    ours, theirs = (
        add_school(
            by=System(uuid4()), at=NOON, name=name, sector="po", board="Stichting"
        )
        for name in ("De Meander", "Het Baken")
    )

    assert ours.code != theirs.code
    assert ours.board == theirs.board
