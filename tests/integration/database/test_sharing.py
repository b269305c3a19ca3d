"""Several processes share one database; whatever is killed, the next one finds it whole."""

import os
import signal
import time

import psycopg

from pijler.doors.commands.embedded import Cluster, layout, running
from tests.integration.database.conftest import (
    answers,
    is_off,
    leave,
    server_pid,
    wait_until_up,
)


def keep_a_row(cluster):
    with cluster.administrator("pijler") as admin:
        admin.execute("CREATE TABLE IF NOT EXISTS kept (number int)")
        admin.execute("INSERT INTO kept VALUES (1)")


def kept_rows(cluster):
    with cluster.administrator("pijler") as admin:
        return admin.execute("SELECT count(*) FROM kept").fetchone()[0]


def test_who_leaves_last_stops_it(data, hold):
    other = hold(data)
    wait_until_up(other)

    with running(data):
        pid = server_pid(data)

    assert answers(data)
    assert server_pid(data) == pid
    leave(other)
    assert is_off(data)


def test_the_first_may_leave_before_the_last(data, hold):
    with running(data):
        other = hold(data)
        wait_until_up(other)

    assert answers(data)
    leave(other)
    assert is_off(data)


def test_six_that_come_at_once_make_one_database(data, hold):
    holders = [hold(data) for _ in range(6)]

    assert [wait_until_up(holder) for holder in holders] == ["pijler_app"] * 6

    for holder in holders[:-1]:
        leave(holder)
    assert answers(data)
    leave(holders[-1])
    assert is_off(data)


def test_a_killed_holder_leaves_no_trace(data, hold):
    other = hold(data)
    wait_until_up(other)

    other.kill()
    other.wait()

    assert answers(data)
    with running(data) as cluster:
        keep_a_row(cluster)
    assert is_off(data)


def test_a_killed_server_is_started_again_by_the_next(data):
    with running(data) as cluster:
        keep_a_row(cluster)
        os.kill(server_pid(data), signal.SIGKILL)
        with running(data) as again:
            assert kept_rows(again) == 1
        assert answers(data)


def test_a_killed_server_is_started_again_by_who_watches(data):
    with running(data) as cluster:
        keep_a_row(cluster)
        killed = server_pid(data)
        os.kill(killed, signal.SIGKILL)

        began = time.monotonic()
        while not cluster.revive():
            assert time.monotonic() - began < 10
            time.sleep(0.05)

        assert server_pid(data) != killed
        assert kept_rows(cluster) == 1
        assert not cluster.revive()


def test_server_and_holder_killed_together(data, hold):
    other = hold(data)
    wait_until_up(other)
    keep_a_row(Cluster(data))

    os.kill(server_pid(data), signal.SIGKILL)
    other.kill()
    other.wait()

    with running(data) as cluster:
        assert kept_rows(cluster) == 1


def test_a_number_that_now_belongs_to_another_process_is_no_obstacle(data):
    with running(data):
        pass
    stale = f"{os.getpid()}\n{layout.files(data)}\n1\n5432\n\n\n 1 1\nready\n"
    (layout.files(data) / "postmaster.pid").write_text(stale)

    with running(data) as cluster:
        assert cluster.answers()


def test_stopping_never_touches_a_process_that_is_not_the_server(data):
    # Signal 2 to this process would end the test run.
    with running(data) as cluster:
        pass
    (layout.files(data) / "postmaster.pid").write_text(f"{os.getpid()}\n")

    assert cluster.end()

    (layout.files(data) / "postmaster.pid").unlink()


def test_kept_on_it_stays_until_it_is_ended(data):
    with running(data) as cluster:
        cluster.keep()
    assert answers(data)

    assert cluster.end()

    assert is_off(data)


def test_it_is_not_ended_below_somebody(data):
    with running(data) as cluster:
        cluster.keep()
        assert not cluster.end()
        assert answers(data)

    assert is_off(data)


def test_a_connection_at_work_does_not_keep_it_from_stopping(data):
    with running(data) as cluster:
        connection = psycopg.connect(cluster.address("pijler_app").conninfo)
        connection.execute("SELECT 1")

    assert is_off(data)
    connection.close()
