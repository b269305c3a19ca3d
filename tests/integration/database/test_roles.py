"""Each role may do its work and no more."""

import shutil
import subprocess
import time

import psycopg
import pytest

from pijler.doors.commands.embedded import (
    addresses,
    binaries,
    clone,
    create,
    drop,
    roles_sql,
    running,
    script,
)
from pijler.doors.commands.embedded.address import NoAddress, address_of
from tests.integration.database.conftest import DEBIAN, QUICK

LOGINS = ("pijler_migrate", "pijler_app", "pijler_worker", "pijler_backup")
TABLE = """
SET ROLE pijler_owner;
CREATE TABLE diary (tenant int, line text);
INSERT INTO diary VALUES (1, 'ours'), (2, 'theirs');
ALTER TABLE diary ENABLE ROW LEVEL SECURITY;
ALTER TABLE diary FORCE ROW LEVEL SECURITY;
CREATE POLICY only_one ON diary USING (tenant = 1);
GRANT SELECT ON diary TO pijler_app;
"""
RIGHTS = """
SELECT rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin,
       rolreplication, rolbypassrls, rolconfig::text
FROM pg_roles WHERE rolname LIKE 'pijler%' ORDER BY 1
"""
GRANTS = """
SELECT datacl::text FROM pg_database WHERE datname = 'pijler'
UNION ALL SELECT nspacl::text FROM pg_namespace WHERE nspname = 'public'
UNION ALL SELECT string_agg(roleid::regrole || ' ' || member::regrole, ',' ORDER BY 1)
  FROM pg_auth_members
UNION ALL SELECT string_agg(defaclacl::text, ',') FROM pg_default_acl
"""


def login(cluster, role, database="pijler"):
    place = cluster.address(role, database)
    return psycopg.connect(place.conninfo, autocommit=True)


@pytest.fixture(scope="module")
def diary(quick):
    """A table of the owner with row-level security, in a database of its own."""
    create(quick, "diary")
    with login(quick, "pijler_migrate", "diary") as connection:
        connection.execute(TABLE)
    return quick


def state(cluster):
    with cluster.administrator("pijler") as admin:
        return admin.execute(RIGHTS).fetchall(), admin.execute(GRANTS).fetchall()


def test_running_the_sql_again_changes_nothing(quick):
    before = state(quick)
    words = {role: quick.address(role).password for role in LOGINS}

    with quick.administrator("pijler") as admin:
        admin.execute(roles_sql("pijler", words))

    assert state(quick) == before
    assert len(before[0]) == 5


def test_the_sql_puts_right_what_somebody_loosened(quick):
    before = state(quick)
    words = {role: quick.address(role).password for role in LOGINS}

    with quick.administrator("pijler") as admin:
        admin.execute("ALTER ROLE pijler_app BYPASSRLS CREATEDB")
        admin.execute("GRANT CREATE ON SCHEMA public TO PUBLIC")
        assert state(quick) != before
        admin.execute(roles_sql("pijler", words))

    assert state(quick) == before


@pytest.mark.parametrize("role", ["pijler_app", "pijler_worker", "pijler_backup"])
@pytest.mark.parametrize(
    "statement",
    [
        "SET ROLE pijler_owner",
        "SET ROLE pijler_migrate",
        "CREATE TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql RETURN 1",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE ROLE mine",
        "CREATE DATABASE mine",
        "TRUNCATE diary",
        "UPDATE diary SET line = ''",
        "ALTER TABLE diary NO FORCE ROW LEVEL SECURITY",
        "COPY diary TO PROGRAM 'cat'",
        "SELECT pg_read_file('PG_VERSION')",
    ],
)
def test_pages_jobs_and_backups_may_not(diary, role, statement):
    with login(diary, role, "diary") as connection:
        # The backup role's own setting is no wall: it can be turned off.
        connection.execute("SET default_transaction_read_only = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement)


def test_pages_see_what_the_policy_shows_and_jobs_nothing_ungranted(diary):
    with login(diary, "pijler_app", "diary") as connection:
        assert connection.execute("SELECT line FROM diary").fetchall() == [("ours",)]
    with login(diary, "pijler_worker", "diary") as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT line FROM diary")


def test_the_backup_role_reads_every_row(diary):
    with login(diary, "pijler_backup", "diary") as connection:
        assert connection.execute("SELECT count(*) FROM diary").fetchone() == (2,)


def test_nobody_can_log_in_as_the_owner(quick):
    place = quick.address("pijler_migrate")

    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(
            host=place.host,
            user="pijler_owner",
            password=place.password,
            dbname="pijler",
        )


def test_the_migration_role_is_nothing_until_it_becomes_the_owner(diary):
    with login(diary, "pijler_migrate", "diary") as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT * FROM public.diary")
        connection.execute("SET ROLE pijler_owner")
        assert connection.execute("SELECT line FROM diary").fetchall() == [("ours",)]


def test_a_new_function_may_be_called_by_nobody(diary):
    with login(diary, "pijler_migrate", "diary") as connection:
        connection.execute("SET ROLE pijler_owner")
        connection.execute("CREATE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1")

    with login(diary, "pijler_app", "diary") as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT one()")


def test_a_clone_has_the_rows_and_the_rights(diary):
    began = time.monotonic()
    clone(diary, "diary", "copy")
    took = time.monotonic() - began

    try:
        with login(diary, "pijler_app", "copy") as connection:
            assert connection.execute("SELECT count(*) FROM diary").fetchone() == (1,)
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute("CREATE TEMPORARY TABLE mine ()")
        assert took < 2
    finally:
        drop(diary, "copy")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        login(diary, "pijler_app", "copy")


@pytest.mark.parametrize(
    "folder",
    [
        pytest.param(None, id="18"),
        pytest.param(
            DEBIAN,
            id="15",
            marks=pytest.mark.skipif(
                not DEBIAN.exists(),
                reason="NOT TESTED: PostgreSQL 15 (apt install postgresql-15)",
            ),
        ),
    ],
)
def test_your_own_server_gets_the_same_roles_from_the_printed_script(
    tmp_path, folder, environment
):
    psql = shutil.which("psql") or binaries.find().program("psql")
    with running(tmp_path / "own", settings=QUICK, binaries=folder) as server:
        admin = server.address("postgres", "postgres")
        variables = [f"--set={role}_password=word-of-{role}" for role in LOGINS]
        for _ in range(2):
            done = subprocess.run(
                [psql, "--no-psqlrc", *variables, admin.url],
                input=script("welzijn"),
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr

        environ = {
            "PIJLER_DATABASE_APP": url(server, "pijler_app"),
            "PIJLER_DATABASE_BACKUP": url(server, "pijler_backup"),
        }
        for place in addresses(environ).values():
            with psycopg.connect(place.conninfo) as connection:
                row = connection.execute("SELECT current_user, current_database()")
                assert row.fetchone() == (place.user, "welzijn")


@pytest.fixture
def environment():
    return {"PATH": "/usr/bin:/bin"}


def url(server, role):
    host = server.address(role).host.replace("/", "%2F")
    return f"postgresql://{role}:word-of-{role}@/welzijn?host={host}"


def test_a_forgotten_password_stops_the_script(quick, environment):
    done = subprocess.run(
        [
            binaries.find().program("psql"),
            "--no-psqlrc",
            quick.address("postgres").url,
        ],
        input="\\set ON_ERROR_STOP on\n" + roles_sql("pijler"),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert "syntax error" in done.stderr


def test_asking_for_addresses_makes_and_starts_nothing(tmp_path):
    found = addresses({"PIJLER_DATA": str(tmp_path / "data")})

    assert sorted(found) == ["app", "backup", "owner", "worker"]
    assert found["app"].user == "pijler_app"
    assert found["owner"].django(assume_role="pijler_owner")["OPTIONS"] == {
        "passfile": str(tmp_path / "data" / "postgres.passwords"),
        "assume_role": "pijler_owner",
    }
    assert not (tmp_path / "data").exists()


def test_addresses_of_an_own_server_are_read_whole():
    given = "postgresql://pijler_app:p%40ss@db.school.nl:5433/w?sslmode=verify-full"

    place = addresses({"PIJLER_DATABASE_APP": given})["app"]

    assert place.django() == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "w",
        "USER": "pijler_app",
        "PASSWORD": "p@ss",
        "HOST": "db.school.nl",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "verify-full"},
    }


def test_a_missing_or_unreadable_address_is_said_without_the_password():
    environ = {"PIJLER_DATABASE_APP": "postgresql://a:hush@host/b"}
    with pytest.raises(NoAddress, match="PIJLER_DATABASE_BACKUP"):
        address_of(environ, "backup")

    for wrong in (
        "postgresql://a:hush@:x/b?nonsense=1",
        "a:hush",
        "postgresql://a:hush@h",
    ):
        with pytest.raises(NoAddress) as told:
            addresses({"PIJLER_DATABASE_APP": wrong})
        assert "hush" not in str(told.value)
        assert "hush" not in repr(told.value.__cause__)


def test_a_password_is_not_shown_with_its_address():
    place = addresses({"PIJLER_DATABASE_APP": "postgresql://a:hush@host/b"})["app"]

    assert "hush" not in repr(place)
    assert place.password == "hush"
