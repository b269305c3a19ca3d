"""The measurements, in the order of a school's day."""

import asyncio
import re
import subprocess
import sys
from collections.abc import Sequence
from uuid import UUID

from django.utils.timezone import now

from bench import journeys, pages, school
from bench.server import page_files, serving
from pijler.doors.commands.embedded import Cluster
from pijler.doors.commands.embedded.binaries import find
from pijler.doors.commands.migrate import migrate

HOST = "127.0.0.1"
GROUPS = 60
CLASS = 25


def measure(cluster: Cluster, levels: Sequence[tuple[int, int]], port: int) -> int:
    """Print everything; 1 when an answer was lost or a request failed."""
    migrate(quiet=True)
    school_id = school.make_school(now(), GROUPS)
    wrong = 0
    with serving(port, workers=2):
        inserts = _pgbench(cluster)
        print(f"PostgreSQL alone, one insert a transaction: {inserts:,.0f} a second\n")
        print(
            "complete journeys: open the page, begin with the code, submit, committed"
        )
        print(
            f"{'at once':>8} {'a second':>9} {'of inserts':>10} {'p50':>7} {'p95':>7} {'p99':>7} {'last':>7}  errors  acknowledged = rows"
        )
        for at_once, count in levels:
            wrong += _level(cluster, school_id, port, at_once, count, inserts)
        print("\none wave: everyone arrives at the same moment")
        wrong += _level(cluster, school_id, port, 300, 300, inserts)
        _sealing_and_report(school_id, port)
    return 1 if wrong else 0


def _level(
    cluster: Cluster,
    school_id: UUID,
    port: int,
    at_once: int,
    count: int,
    inserts: float,
) -> int:
    asked = school.ask(school_id, now(), places=count // GROUPS + at_once)
    place = journeys.Place(
        HOST, port, page_files(), asked.codes, {str(asked.round_id): asked.sealed}
    )
    outcome = asyncio.run(journeys.run(place, at_once, count))
    rows = _rows(cluster, asked.round_id)
    same = rows == len(outcome.times)
    print(
        f"{at_once:>8} {outcome.rate:>9,.0f} {outcome.rate / inserts:>10.3f}"
        f" {outcome.percentile(0.5):>5.0f}ms {outcome.percentile(0.95):>5.0f}ms"
        f" {outcome.percentile(0.99):>5.0f}ms {outcome.percentile(1):>5.0f}ms"
        f" {len(outcome.errors):>7}  {'yes' if same else f'NO: {rows}'}"
    )
    for problem in outcome.errors[:3]:
        print("   ", problem)
    return len(outcome.errors) + (not same)


def _rows(cluster: Cluster, round_id: UUID) -> int:
    with cluster.administrator("pijler") as admin:
        found = admin.execute(
            "select count(*) from checkins_submission s"
            " join checkins_sitting t on t.id = s.sitting_id where t.round_id = %s",
            [round_id],
        ).fetchone()
    assert found is not None
    return int(str(found[0]))


def _pgbench(cluster: Cluster) -> float:
    """Transactions a second of PostgreSQL alone, each one insert."""
    with cluster.administrator("pijler") as admin:
        admin.execute(
            "create table if not exists bench_insert (id uuid, content bytea)"
        )
    address = cluster.address("postgres", "pijler")
    script = "insert into bench_insert values (gen_random_uuid(), decode(repeat('ab', 600), 'hex'));"
    command = [
        find().program("pgbench"),
        "-n",
        "-c",
        "30",
        "-j",
        "2",
        "-T",
        "5",
        "-f",
        "-",
    ]
    command += ["-h", address.host, "-U", address.user, "pijler"]
    return _tps(command, script, address.password)


def _tps(command: list[str], script: str, password: str) -> float:
    import os
    import tempfile

    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(script)
        file.flush()
        command[command.index("-f") + 1] = file.name
        told = subprocess.run(
            command,
            env={**os.environ, "PGPASSWORD": password},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    found = re.search(r"tps = ([0-9.]+)", told)
    assert found is not None
    return float(found[1])


def _sealing_and_report(school_id: UUID, port: int) -> None:
    asked = school.ask(school_id, now(), places=CLASS)
    place = journeys.Place(
        HOST, port, [], asked.codes, {str(asked.round_id): asked.sealed}
    )
    asyncio.run(journeys.run(place, 30, GROUPS * CLASS))
    school.stop(asked, now())
    told = subprocess.run(
        [sys.executable, "-m", "bench.sealing", str(school_id), str(asked.round_id)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    print(
        f"\nsealing a round of {GROUPS * CLASS:,} answers: {told[0]} s; its figures: {told[1]} s"
    )
    for name, times in pages.times(asked, port):
        print(f"{name}: p50 {times.p50:.0f} ms, p95 {times.p95:.0f} ms")
