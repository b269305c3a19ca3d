"""The `pijler` program as a person meets it: its words, its exit codes, its help."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from pijler.doors.commands.embedded import running
from pijler.doors.commands.main import COMMANDS
from tests.integration.database.conftest import (
    QUICK,
    REPOSITORY,
    answers,
    is_off,
    server_pid,
)

SAFE = {"PIJLER_HOSTS": "pijler.school.nl", "PIJLER_HTTPS": "yes"}


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A data folder with a migrated database, not running."""
    data = tmp_path_factory.mktemp("school") / "data"
    assert pijler("migrate", "--quiet", data=data).returncode == 0
    return data


def surroundings(data, settings):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIJLER", "PG"))}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return {**kept, "PIJLER_DATA": str(data), **settings}


def pijler(*words, data="nowhere", **settings):
    return subprocess.run(
        [sys.executable, "-m", "pijler", *words],
        cwd=REPOSITORY,
        env=surroundings(data, settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("command", [*COMMANDS, ""])
def test_every_command_explains_itself(command):
    words = [command] if command else []

    done = pijler(*words, "--help")

    assert done.returncode == 0, done.stderr
    assert "exit codes" in done.stdout
    assert not command or "examples:\n  " in done.stdout


@pytest.mark.parametrize(
    "words", [[], ["nonsense"], ["database"], ["database", "burn"], ["backup"]]
)
def test_wrong_use_is_exit_code_2(words):
    assert pijler(*words).returncode == 2


def test_the_database_is_started_asked_and_stopped(tmp_path):
    data = tmp_path / "data"

    assert pijler("database", "status", data=data).returncode == 1
    assert pijler("database", "start", data=data).returncode == 0
    assert pijler("database", "status", data=data).returncode == 0
    assert answers(data)
    assert pijler("database", "stop", data=data).returncode == 0
    assert pijler("database", "status", data=data).returncode == 1
    assert is_off(data)


def test_an_own_server_is_not_started_by_us(tmp_path):
    own = {"PIJLER_DATABASE_APP": "postgresql://pijler_app:x@127.0.0.1:1/pijler"}

    done = pijler("database", "start", data=tmp_path, **own)

    assert done.returncode == 1
    assert "server of your own" in done.stderr


def test_an_own_server_that_is_off_is_said_in_a_sentence(tmp_path):
    own = {
        f"PIJLER_DATABASE_{name}": "postgresql://pijler:hush@127.0.0.1:1/pijler"
        for name in ("APP", "OWNER", "WORKER", "BACKUP")
    }

    done = pijler("migrate", data=tmp_path, **own)

    assert done.returncode == 1
    assert done.stderr.startswith("pijler: The database does not do it: ")
    assert "hush" not in done.stderr


def test_migrating_again_changes_nothing_and_leaves_nothing_running(school):
    done = pijler("migrate", data=school)

    assert done.returncode == 0, done.stderr
    assert "No migrations to apply" in done.stdout
    assert is_off(school)


def test_a_database_without_tables_is_not_ready(tmp_path):
    done = pijler("check", data=tmp_path / "data", **SAFE)

    assert done.returncode == 1
    assert "not ok  the database is of this version" in done.stdout
    assert "Run: pijler migrate" in done.stdout


def test_a_safe_installation_passes(school):
    done = pijler("check", data=school, **SAFE)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "not ok" not in done.stdout
    for promise in ("fsync is on", "pijler_app cannot pass row-level security"):
        assert f"ok      {promise}" in done.stdout


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"PIJLER_DEBUG": "yes"}, "debug pages are off"),
        ({"PIJLER_DEMO": "yes"}, "demo mode is off"),
        ({"PIJLER_HOSTS": "*"}, "names of the site"),
        ({"PIJLER_HTTPS": "no"}, "cookies are for HTTPS only"),
        ({"PIJLER_SECRET_KEY": "a" * 60}, "secret key"),
    ],
)
def test_unsafe_settings_are_named_with_what_to_do(school, settings, told):
    done = pijler("check", data=school, **{**SAFE, **settings})

    wrong = re.findall(r"^not ok  (.*)\n        (\S.*)$", done.stdout, re.M)
    assert done.returncode == 1
    assert len(wrong) == 1
    assert told in wrong[0][0]


@pytest.mark.parametrize(
    ("loosen", "restore", "told"),
    [
        (
            "ALTER ROLE pijler_app BYPASSRLS",
            "ALTER ROLE pijler_app NOBYPASSRLS",
            "pijler_app cannot pass row-level security",
        ),
        (
            "GRANT pijler_owner TO pijler_worker",
            "REVOKE pijler_owner FROM pijler_worker",
            "pijler_worker owns nothing",
        ),
        (
            "ALTER ROLE pijler_app SET synchronous_commit = off",
            "ALTER ROLE pijler_app RESET synchronous_commit",
            "synchronous_commit is on",
        ),
        (
            "ALTER TABLE journal_entry NO FORCE ROW LEVEL SECURITY",
            "ALTER TABLE journal_entry FORCE ROW LEVEL SECURITY",
            "journal_entry is not closed to other schools",
        ),
        (
            "GRANT TRUNCATE ON django_migrations TO pijler_app",
            "REVOKE TRUNCATE ON django_migrations FROM pijler_app",
            "may not empty a table",
        ),
        (
            "ALTER ROLE pijler_backup NOBYPASSRLS",
            "ALTER ROLE pijler_backup BYPASSRLS",
            "so that a backup is whole",
        ),
    ],
)
def test_loosened_roles_are_seen_while_it_runs(kept_on, loosen, restore, told):
    with kept_on.administrator("pijler") as admin:
        admin.execute(loosen)
        try:
            done = pijler("check", data=kept_on.data, **SAFE)
        finally:
            admin.execute(restore)

    assert done.returncode == 1
    assert any(
        line.startswith("not ok") and told in line for line in done.stdout.splitlines()
    )


@pytest.fixture
def kept_on(school):
    with running(school) as cluster:
        yield cluster


def test_a_database_that_may_lose_answers_is_not_safe(tmp_path):
    with running(tmp_path / "data", settings=QUICK) as cluster:
        done = pijler("check", data=cluster.data, **SAFE)

    assert done.returncode == 1
    for promise in (*QUICK, "the database was not made for tests"):
        assert f"not ok  {promise}" in done.stdout


def test_a_file_of_settings_cannot_undo_the_promise(school):
    own = school / "postgres" / "postgresql.auto.conf"
    before = own.read_text()
    own.write_text("fsync = off\nfull_page_writes = off\nsynchronous_commit = off\n")

    done = pijler("check", data=school, **SAFE)
    own.write_text(before)

    assert done.returncode == 0, done.stdout


def test_it_refuses_to_serve_when_unsafe_and_says_why(school):
    done = pijler("serve", "--port", str(free_port()), data=school)

    assert done.returncode == 1
    assert "PIJLER_HTTPS" in done.stdout
    assert "does not serve like this" in done.stdout
    assert is_off(school)


def test_half_a_certificate_is_refused(school, tmp_path):
    (tmp_path / "c.pem").write_text("nonsense")

    half = pijler("serve", "--certificate", str(tmp_path / "c.pem"), data=school)
    broken = pijler(
        *("serve", "--certificate", str(tmp_path / "c.pem")),
        *("--key", str(tmp_path / "c.pem")),
        data=school,
    )

    assert (half.returncode, broken.returncode) == (1, 1)
    assert "both" in half.stderr
    assert "do not work" in broken.stderr


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def served(school):
    """Pijler as a school runs it behind its own HTTPS."""
    port = free_port()
    serving = subprocess.Popen(
        [sys.executable, "-m", "pijler", "serve", "--migrate", "--port", str(port)],
        cwd=REPOSITORY,
        env=surroundings(school, SAFE),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield serving, port
    if serving.poll() is None:
        serving.kill()
    serving.wait()
    serving.stderr.close()


def wait_for_page(port, seconds=30.0):
    """How long it took until the site answers anything at all."""
    began = time.monotonic()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/", headers={"Host": "pijler.school.nl"}
    )
    while True:
        try:
            with urllib.request.urlopen(request, timeout=5):
                return time.monotonic() - began
        except urllib.error.HTTPError as answer:
            answer.close()
            return time.monotonic() - began
        except OSError:
            assert time.monotonic() - began < seconds, "the site does not answer"
            time.sleep(0.1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_serving_stops_cleanly(served, school, number):
    serving, port = served
    wait_for_page(port)
    running = processes_of(school)
    assert len(running) >= 3, "web server, worker and we ourselves"

    serving.send_signal(number)

    assert serving.wait(40) == 0
    assert processes_of(school) == []
    assert is_off(school)


def test_a_killed_database_is_back_within_ten_seconds(served, school):
    serving, port = served
    wait_for_page(port)
    killed = server_pid(school)

    os.kill(killed, signal.SIGKILL)
    began = time.monotonic()
    while not answers(school):
        assert time.monotonic() - began < 10
        time.sleep(0.1)

    assert server_pid(school) != killed
    wait_for_page(port)
    serving.terminate()
    assert serving.wait(40) == 0


def processes_of(data):
    """Every Pijler process with this data folder."""
    found = []
    for folder in os.listdir("/proc"):
        if folder.isdigit():
            try:
                with open(f"/proc/{folder}/environ", "rb") as file:
                    if f"PIJLER_DATA={data}\0".encode() in file.read():
                        found.append(int(folder))
            except OSError:
                continue
    return found
