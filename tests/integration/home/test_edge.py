"""The edge of the house: headers, sizes, and what may be served without a check."""

from io import BytesIO

import pytest
from django import forms
from django.test import override_settings
from django.urls import reverse

from pijler.config.front import LARGEST, LARGEST_ELSEWHERE, in_front_of
from pijler.doors.commands.serve import _is_public
from pijler.doors.home.edge import fixed_headers


def send(path: str, length: int | str) -> str:
    """The status of a POST that says it is this long; nothing of it is read."""
    told = []
    environ = {
        "PATH_INFO": path,
        "REQUEST_METHOD": "POST",
        "CONTENT_LENGTH": str(length),
        "wsgi.input": BytesIO(b""),
    }

    def beyond(environ, start_response):
        start_response("200 OK", [])
        return [b"reached Django"]

    with override_settings(DEBUG=True):
        answer = in_front_of(beyond)
    answer(environ, lambda status, headers: told.append(status))
    return told[0]


@pytest.mark.parametrize("path", ["/k/plain/", "/account/login/", "/k/begin", "/"])
def test_nobody_fills_the_disk_by_sending(path):
    assert send(path, LARGEST_ELSEWHERE + 1).startswith("413")


def test_only_a_class_list_may_be_large():
    assert send("/lists/new/", LARGEST["/lists/new/"]).startswith("200")
    assert send("/lists/new/", LARGEST["/lists/new/"] + 1).startswith("413")


@pytest.mark.parametrize("length", ["-1", "many", "1e9"])
def test_a_length_that_is_no_number_is_refused(length):
    assert send("/today/", length).startswith("413")


def test_browsers_keep_to_https_once_it_is_there():
    with override_settings(SECURE=True):
        assert "Strict-Transport-Security" in fixed_headers()
    with override_settings(SECURE=False):
        assert "Strict-Transport-Security" not in fixed_headers()


@pytest.mark.parametrize(
    ("made", "is_public"),
    [
        ({"DEMO": True, "ALLOWED_HOSTS": ["127.0.0.1", "localhost"]}, False),
        ({"DEMO": True, "ALLOWED_HOSTS": ["pijler.school.example"]}, True),
        ({"DEMO": True, "ALLOWED_HOSTS": ["127.0.0.1"], "SECURE": True}, True),
        ({"DEMO": False, "ALLOWED_HOSTS": ["127.0.0.1"]}, True),
    ],
)
def test_the_demo_is_only_served_unchecked_to_the_own_machine(made, is_public):
    with override_settings(**{"DEBUG": False, "SECURE": False, **made}):
        assert _is_public("127.0.0.1") is is_public


def test_the_demo_for_all_addresses_is_checked_too():
    with override_settings(DEMO=True, ALLOWED_HOSTS=["127.0.0.1"]):
        assert _is_public("0.0.0.0")


def test_a_hint_from_a_file_is_shown_as_it_stands():
    class Columns(forms.Form):
        name = forms.CharField(help_text='<div hx-post="/x/" hx-trigger="load">')

    assert "<div hx-post" not in str(Columns())
    assert "&lt;div hx-post" in str(Columns())


@pytest.mark.django_db
def test_no_page_hands_its_token_to_every_element(client):
    page = client.get(reverse("account_login")).content.decode()

    assert "hx-headers" not in page
