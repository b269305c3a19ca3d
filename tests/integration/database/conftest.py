"""Databases of our own, each in its own folder; nothing is shared between tests."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pijler.doors.commands.embedded import Cluster, binaries, layout, running
from pijler.doors.commands.embedded.account import Account

REPOSITORY = Path(__file__).resolve().parents[3]
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
DEBIAN = Path("/usr/lib/postgresql/15/bin")
HOLDER = Path(__file__).with_name("holder.py")


@pytest.fixture
def data(tmp_path):
    """A data folder that does not exist yet, below a folder that is closed to others."""
    folder = tmp_path / "data"
    yield folder
    if folder.exists():
        assert is_off(folder), "the test left a server running"


@pytest.fixture(scope="module")
def quick(tmp_path_factory):
    """One quick database for tests that only look at rights."""
    with running(tmp_path_factory.mktemp("quick") / "data", settings=QUICK) as cluster:
        yield cluster


@pytest.fixture
def open_folder():
    """A folder that every account can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="pijler-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def hold():
    """Start another process that uses the database until it is told to leave."""
    started = []

    def start(data, *, user=None, binaries=""):
        holder = subprocess.Popen(
            [sys.executable, HOLDER, str(data), user or "", str(binaries)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        )
        started.append(holder)
        return holder

    yield start
    for holder in started:
        if holder.poll() is None:
            leave(holder)
        holder.stdin.close()
        holder.stdout.close()


def wait_until_up(holder):
    """The process says it when it is in; else its last words are the failure."""
    said = holder.stdout.readline().strip()
    assert said.startswith("up"), said
    return said.removeprefix("up").strip()


def leave(holder):
    """Let the process leave in good order, and wait for it."""
    holder.stdin.close()
    assert holder.wait(30) == 0


def is_off(data):
    """Whether no process of a server is left."""
    return not answers(data) and not (layout.files(data) / "postmaster.pid").exists()


def answers(data):
    """Whether the server of this folder takes connections."""
    cluster = Cluster(data)
    return cluster.exists() and cluster.answers()


def server_pid(data):
    """The process of the server."""
    file = layout.files(data) / "postmaster.pid"
    return int(file.read_text().splitlines()[0])


def mode(path):
    """Who may do what, such as 0o600."""
    return path.stat().st_mode & 0o7777


def for_ordinary_user():
    """PostgreSQL's programs where an ordinary account can reach them."""
    nobody = pwd.getpwnam("nobody")
    account = Account(nobody.pw_uid, nobody.pw_gid, change=os.geteuid() == 0)
    return binaries.reachable(binaries.find(), account).folder
