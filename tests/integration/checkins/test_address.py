"""The address on the board and in the square: over HTTPS, also behind another server."""

import os
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse

from pijler.config import environment
from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.database.context import school_context
from pijler.listening.checkins import codes, qr
from tests.factories import NOON, make_school
from tests.factories_checkins import code_of, make_open_sitting


@pytest.fixture
def sitting(db, monkeypatch):
    monkeypatch.setattr(
        "pijler.foundation.accounts.requests.timezone.now", lambda: NOON
    )
    school = make_school()
    with school_context(school.pk):
        yield make_open_sitting()


def square(house: str, sitting) -> str:
    return str(qr.drawn(f"{house}/k/#{codes.scanned(code_of(sitting))}"))


def sheet(sitting, **headers: str) -> str:
    person = sitting.round.planned_by
    user = User.objects.create(username=str(person.pk))
    Affiliation.objects.create(
        user=user, tenant_id=person.tenant_id, person_id=person.pk
    )
    client = Client()
    client.force_login(user)
    address = reverse("checkins:sheet", args=[sitting.pk])
    return client.get(address, headers=headers).content.decode()


@pytest.mark.parametrize(
    "written", ["https://pijler.school.nl", "https://pijler.school.nl/"]
)
def test_the_board_shows_the_public_address(sitting, settings, written):
    settings.PUBLIC_ADDRESS = written
    page = sheet(sitting)

    assert "<b>pijler.school.nl/k</b>" in page
    assert square("https://pijler.school.nl", sitting) in page


def test_without_a_public_address_it_is_the_address_that_was_asked_for(sitting):
    page = sheet(sitting, x_forwarded_proto="https")

    assert square("http://testserver", sitting) in page


def test_behind_a_server_that_says_https_the_square_says_so_too(sitting, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    page = sheet(sitting, host="testserver", x_forwarded_proto="https")

    assert square("https://testserver", sitting) in page


@pytest.mark.parametrize(
    ("said", "believed"),
    [("yes", "('HTTP_X_FORWARDED_PROTO', 'https')"), ("", "None")],
)
def test_a_server_in_front_is_believed_only_when_it_is_said(tmp_path, said, believed):
    program = (
        "from pijler.config import settings;"
        "print(getattr(settings, 'SECURE_PROXY_SSL_HEADER', None))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PIJLER_BEHIND_PROXY": said, "PIJLER_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.strip() == believed


@pytest.mark.parametrize("wrong", ["pijler.school.nl", "https://", "https://x.nl/k/"])
def test_an_address_that_is_none_is_said_at_once(monkeypatch, wrong):
    monkeypatch.setenv("PIJLER_PUBLIC_ADDRESS", wrong)

    with pytest.raises(environment.Unreadable, match="PIJLER_PUBLIC_ADDRESS"):
        environment.address("PIJLER_PUBLIC_ADDRESS", "")
