"""The settings: nothing that only suits a developer's machine."""

import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from pijler.doors.commands.findings import Finding

SHORTEST_SECRET = 50
FEWEST_SYMBOLS = 5
OWN_MACHINE = {"127.0.0.1", "localhost", "[::1]", "testserver"}


def findings() -> Iterator[Finding]:
    """Everything about the settings."""
    yield Finding(not settings.DEBUG, "debug pages are off", "Unset PIJLER_DEBUG.")
    yield Finding(not settings.DEMO, "demo mode is off", "Unset PIJLER_DEMO.")
    yield _secret()
    yield _hosts()
    yield Finding(
        bool(settings.SECURE),
        "cookies are for HTTPS only",
        "Set PIJLER_HTTPS=yes, and serve with --certificate and --key or behind a "
        "server that does HTTPS.",
    )
    yield from _closed_folders()


def _secret() -> Finding:
    secret = settings.SECRET_KEY
    return Finding(
        len(secret) >= SHORTEST_SECRET and len(set(secret)) >= FEWEST_SYMBOLS,
        "the secret key is long enough",
        f"Give PIJLER_SECRET_KEY {SHORTEST_SECRET} random characters or more, or unset "
        "it: Pijler then makes one.",
    )


def _hosts() -> Finding:
    hosts = set(settings.ALLOWED_HOSTS)
    return Finding(
        "*" not in hosts and bool(hosts - OWN_MACHINE),
        "the names of the site are set",
        "Set PIJLER_HOSTS to the name of your site, such as pijler.school.nl.",
    )


def _closed_folders() -> Iterator[Finding]:
    for folder in (Path(settings.DATA), Path(settings.ROUND_KEYS)):
        if folder.exists():
            others = folder.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
            yield Finding(
                not others,
                f"{folder} is closed to others",
                f"Run: chmod go-rwx {folder}",
            )
