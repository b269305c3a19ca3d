"""What a command needs before it starts: the database up, Django loaded."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from pijler.doors.commands import embedded
from pijler.doors.commands.outcome import Refused


@contextmanager
def database_up() -> Iterator[embedded.Cluster | None]:
    """Run the embedded database while we use it; nothing to run for an own server."""
    data = embedded.data_folder(os.environ)
    try:
        embedded.prepare(data)
        if embedded.is_embedded(os.environ):
            with embedded.running(data) as cluster:
                yield cluster
        else:
            yield None
    except (embedded.CannotStart, PermissionError) as problem:
        raise Refused(str(problem)) from problem
    except OperationalError as problem:
        first = str(problem).splitlines()[0]
        raise Refused(f"The database does not do it: {first}") from problem
    finally:
        embedded.give_back(data)


def load_django(process: str = "web") -> None:
    """Load the settings and the apps, for a process that serves pages or runs jobs."""
    os.environ["PIJLER_PROCESS"] = process
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pijler.config.settings")
    try:
        django.setup()
    except (ImproperlyConfigured, embedded.NoAddress) as problem:
        raise Refused(str(problem)) from problem


def address(short: str) -> embedded.Address:
    """The address of a role, or a refusal that names what is missing."""
    try:
        return embedded.address_of(os.environ, short)
    except embedded.NoAddress as problem:
        raise Refused(str(problem)) from problem
