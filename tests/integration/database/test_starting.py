"""The embedded database starts wherever a school puts it, and as whoever runs it."""

import os
import pwd
import shutil
import stat
import time

import psycopg
import pytest

from pijler.doors.commands.embedded import (
    CannotStart,
    OtherVersion,
    binaries,
    layout,
    running,
)
from tests.integration.database.conftest import (
    DEBIAN,
    QUICK,
    answers,
    for_ordinary_user,
    is_off,
    leave,
    mode,
    server_pid,
    wait_until_up,
)

only_root = pytest.mark.skipif(
    os.geteuid() != 0, reason="NOT TESTED: becoming another user needs root"
)


def scalar(cluster, question, role="postgres", database="pijler"):
    with psycopg.connect(cluster.address(role, database).conninfo) as connection:
        return connection.execute(question).fetchone()[0]


def test_it_is_made_started_and_stopped(data):
    with running(data) as cluster:
        assert scalar(cluster, "SELECT current_user", "pijler_app") == "pijler_app"

    assert is_off(data)


def test_rows_are_there_the_next_time(data):
    with running(data) as cluster, cluster.administrator("pijler") as admin:
        admin.execute("CREATE TABLE kept AS SELECT 1 AS one")

    with running(data) as cluster:
        assert scalar(cluster, "SELECT one FROM kept") == 1


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("data_checksums", "on"),
        ("server_encoding", "UTF8"),
        ("password_encryption", "scram-sha-256"),
        ("listen_addresses", ""),
    ],
)
def test_its_settings_keep_what_was_acknowledged(durable, setting, value):
    assert scalar(durable, f"SHOW {setting}") == value


@pytest.fixture(scope="module")
def durable(tmp_path_factory):
    with running(tmp_path_factory.mktemp("durable") / "data") as cluster:
        yield cluster


def test_nobody_gets_in_without_the_password(durable):
    place = durable.address("pijler_app")

    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host=place.host, user=place.user, dbname="pijler", passfile="/")
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(
            host=place.host, user=place.user, dbname="pijler", password="wrong"
        )


def test_its_files_are_closed_to_others(durable):
    data = durable.data

    assert mode(data) == 0o700
    assert mode(layout.files(data)) == 0o700
    assert mode(layout.passwords(data)) == 0o600
    for file in data.iterdir():
        assert mode(file) & 0o077 == 0, file
    assert stat.S_ISSOCK((layout.files(data) / layout.SOCKET).stat().st_mode)


def test_nobody_listens_on_the_network(durable):
    assert scalar(durable, "SELECT inet_server_addr() IS NULL")
    assert scalar(durable, "SHOW listen_addresses") == ""


def test_the_log_holds_no_rows_and_no_questions(durable):
    with durable.administrator("pijler") as admin:
        admin.execute("CREATE TABLE people (name text PRIMARY KEY)")
        admin.execute("INSERT INTO people VALUES ('Canary van Dam')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            admin.execute("INSERT INTO people VALUES ('Canary van Dam')")

    # The server's log is written by a process of its own, a moment later.
    until = time.monotonic() + 10
    while "unique constraint" not in log_of(durable) and time.monotonic() < until:
        time.sleep(0.05)
    assert "unique constraint" in log_of(durable)
    assert "Canary" not in log_of(durable)


def log_of(cluster):
    files = (layout.files(cluster.data) / "log").iterdir()
    return "".join(file.read_text() for file in files)


def test_parents_keep_their_rights(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)

    with running(closed / "data"):
        pass

    assert mode(closed) == 0o700


def test_two_data_folders_stand_beside_each_other(tmp_path):
    with running(tmp_path / "a", settings=QUICK) as one:
        with running(tmp_path / "b", settings=QUICK) as two:
            with one.administrator("pijler") as admin:
                admin.execute("CREATE TABLE only_here ()")

            assert scalar(one, "SELECT to_regclass('only_here') IS NOT NULL")
            assert scalar(two, "SELECT to_regclass('only_here') IS NULL")
            assert one.address("pijler_app").password
            assert (
                one.address("pijler_app").password != two.address("pijler_app").password
            )
        assert one.answers()
        assert not two.answers()


def test_a_long_path_gets_a_short_socket_of_its_own(tmp_path):
    data = tmp_path / ("long" * 30)

    with running(data, settings=QUICK) as cluster:
        folder = layout.socket_folder(data)
        assert folder != layout.files(data)
        assert mode(folder) == 0o700
        assert scalar(cluster, "SELECT 1", "pijler_app") == 1

    assert not folder.exists()


def test_a_short_socket_folder_of_somebody_else_is_refused(tmp_path):
    data = tmp_path / ("long" * 30)
    trap = layout.socket_folder(data)
    trap.mkdir(mode=0o700)
    trap.chmod(0o777)

    try:
        with pytest.raises(CannotStart, match="only the server's account"):
            with running(data, settings=QUICK):
                pass
    finally:
        trap.rmdir()


def test_a_strange_path_is_no_problem(tmp_path):
    with running(tmp_path / "groep 7, 'de \"Zon\"' é", settings=QUICK) as cluster:
        assert scalar(cluster, "SELECT 1", "pijler_app") == 1


def test_data_of_another_version_is_refused_with_the_way_out(data):
    with running(data, settings=QUICK):
        pass
    (layout.files(data) / "PG_VERSION").write_text("14\n")

    with pytest.raises(OtherVersion, match="PostgreSQL 14.*To upgrade.*pijler backup"):
        with running(data, settings=QUICK):
            pass


@pytest.mark.skipif(
    not DEBIAN.exists(), reason="NOT TESTED: PostgreSQL 15 (apt install postgresql-15)"
)
def test_it_also_runs_on_the_programs_of_debian(data):
    with running(data, settings=QUICK, binaries=DEBIAN) as cluster:
        assert scalar(cluster, "SHOW server_version").startswith("15.")
        assert scalar(cluster, "SHOW data_checksums") == "on"
        assert scalar(cluster, "SELECT current_user", "pijler_app") == "pijler_app"

    with pytest.raises(OtherVersion, match="made by PostgreSQL 15"):
        with running(data, settings=QUICK):
            pass


def test_only_a_database_made_for_tests_may_lose_data(data):
    with running(data):
        pass

    with pytest.raises(CannotStart, match="made for tests"):
        with running(data, settings=QUICK):
            pass


def test_a_beginning_that_was_cut_off_is_begun_again(data):
    rest = layout.beginning(data)
    rest.mkdir(parents=True)
    (rest / "PG_VERSION").write_text("18\n")

    with running(data, settings=QUICK) as cluster:
        assert cluster.answers()

    assert not rest.exists()


def test_a_lost_password_file_is_said_and_nothing_is_overwritten(data):
    with running(data, settings=QUICK):
        pass
    known = layout.passwords(data).read_text()
    layout.passwords(data).write_text(known.replace(":postgres:", ":postgres:x"))

    with pytest.raises(CannotStart, match="do not fit"):
        with running(data, settings=QUICK):
            pass

    layout.passwords(data).write_text(known)
    with running(data, settings=QUICK):
        pass


@only_root
def test_an_ordinary_user_runs_it_with_a_home_that_does_not_exist(open_folder, hold):
    nobody = pwd.getpwnam("nobody")
    os.chown(open_folder, nobody.pw_uid, nobody.pw_gid)
    data = open_folder / "data"

    holder = hold(data, user="nobody", binaries=for_ordinary_user())

    assert wait_until_up(holder) == "pijler_app"
    assert layout.files(data).stat().st_uid == nobody.pw_uid
    assert answers(data)
    leave(holder)
    assert is_off(data)


@only_root
def test_after_root_ran_it_once_the_ordinary_user_still_can(open_folder, hold):
    nobody = pwd.getpwnam("nobody")
    os.chown(open_folder, nobody.pw_uid, nobody.pw_gid)
    data = open_folder / "data"

    with running(data):
        assert answers(data)
    holder = hold(data, user="nobody", binaries=for_ordinary_user())

    assert wait_until_up(holder) == "pijler_app"
    leave(holder)


@only_root
def test_somebody_else_is_refused_in_a_sentence(open_folder, hold):
    with running(open_folder / "data"):
        pass
    (open_folder / "data").chmod(0o755)

    holder = hold(open_folder / "data", user="nobody")

    assert "belongs to another user" in holder.stdout.readline()


@only_root
def test_root_runs_it_as_somebody_else_and_below_a_closed_folder(data):
    with running(data, settings=QUICK) as cluster:
        owner = layout.files(data).stat().st_uid
        assert owner != 0
        assert os.stat(f"/proc/{server_pid(cluster.data)}").st_uid == owner


@only_root
def test_programs_that_the_account_cannot_reach_are_copied(
    data, tmp_path, open_folder, monkeypatch
):
    bundled = binaries.find().folder
    package = bundled.parent.parent
    closed = tmp_path / "closed"
    shutil.copytree(bundled.parent, closed / package.name / bundled.parent.name)
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(libraries, closed / libraries.name)
    monkeypatch.setattr(binaries, "SHARED", open_folder)

    there = closed / package.name / bundled.parent.name / "bin"
    with running(data, settings=QUICK, binaries=there) as cluster:
        assert cluster.answers()

    copies = [folder.name for folder in open_folder.iterdir()]
    assert len(copies) == 1
    assert copies[0].startswith("postgres-")
