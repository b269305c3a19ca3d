"""Every address is closed unless it stands here, with the reason why it is open."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

PUBLIC = {
    "set_language": "chooses a language, reads nothing",
    "home:front": "the front door",
    "home:health": "says only whether the database is there",
    "home:demo_people": "404 outside the demo",
    "home:demo_sign_in": "404 outside the demo",
    "ui:style": "invented examples; 404 outside the demo",
    "ui:style-pupil": "invented examples; 404 outside the demo",
    "account_login": "signing in",
    "account_logout": "signing out",
    "account_change_password": "asks for sign-in itself",
    "account_set_password": "says whom to ask",
    "account_reauthenticate": "asks for sign-in itself",
    "account_signup": "says that nobody signs up",
    "account_reset_password": "says whom to ask",
    "accounts:choose_school": "asks for sign-in itself; shows the account's own schools",
}
# The pupils' own door: no sign-in, no cookies, no names (see the answer protocol).
PUBLIC_PREFIXES = ("k/",)


def routes(
    patterns: list[URLPattern | URLResolver], prefix: str = "", names: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    """Every address with its full name."""
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{names}{pattern.namespace}:" if pattern.namespace else names
            yield from routes(pattern.url_patterns, path, inner)
        else:
            yield path, f"{names}{pattern.name}", pattern


ALL = list(routes(get_resolver().url_patterns))


def is_closed(pattern: URLPattern) -> bool:
    return getattr(pattern.callback, "in_school", False)


def test_every_address_is_closed_or_open_for_a_reason():
    open_ones = {
        name
        for path, name, pattern in ALL
        if not is_closed(pattern) and not path.startswith(PUBLIC_PREFIXES)
    }
    assert open_ones == set(PUBLIC)


CLOSED = [(path, name) for path, name, pattern in ALL if is_closed(pattern)]


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "name"), CLOSED)
def test_a_closed_address_asks_for_sign_in_first(client, path, name):
    response = client.get("/" + fill(path))
    if response.status_code == 405:
        response = client.post("/" + fill(path))

    assert response.status_code == 302
    assert response.url.startswith("/account/login/")


def fill(path: str) -> str:
    """An address with unknown ids in its places."""
    filled = []
    for part in path.split("/"):
        kind = part.strip("<>").split(":")[0]
        filled.append(UNKNOWN.get(kind, "x") if part.startswith("<") else part)
    return "/".join(filled)


UNKNOWN = {"uuid": "00000000-0000-4000-8000-000000000000", "int": "1", "str": "x"}
