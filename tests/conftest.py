"""What every test can use: a real database as the application role, a school, people."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import override_settings

from tests.support import database
from tests.support.folder import data_folder


@pytest.fixture(scope="session")
def cluster(django_db_blocker):
    """The tests' own PostgreSQL server, shared by all test processes."""
    from pijler.doors.commands.embedded import running

    with running(data_folder(), settings=database.UNSAFE) as running_cluster:
        with django_db_blocker.unblock():
            database.prepare_template(running_cluster)
        yield running_cluster


@pytest.fixture(scope="session")
def django_db_setup(cluster, django_db_blocker, worker_id) -> Iterator[None]:
    """One copy of the template per test process; each test rolls back."""
    with django_db_blocker.unblock(), database.fresh(cluster, f"test_{worker_id}"):
        yield


@pytest.fixture(scope="session")
def worker_id(request) -> str:
    """The name of this test process."""
    return os.environ.get("PYTEST_XDIST_WORKER", "alone")


@pytest.fixture
def committed(
    request, cluster, django_db_setup, django_db_blocker, worker_id
) -> Iterator[None]:
    """A fresh database in which the test may really commit (no rollback, no TRUNCATE)."""
    assert "db" not in request.fixturenames, "a test rolls back or commits, not both"
    with (
        django_db_blocker.unblock(),
        database.fresh(cluster, f"committed_{worker_id}"),
    ):
        yield


@pytest.fixture
def as_role():
    """`with as_role("pijler_worker"):` be another database role for a while."""
    return database.as_role


@pytest.fixture(autouse=True)
def plain_static_files() -> Iterator[None]:
    """Pages name their files as they are, so that nothing need be collected first."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        yield
