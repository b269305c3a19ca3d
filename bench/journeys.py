"""Complete journeys: open the page, begin with the class code, submit, committed."""

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.http import Connection, Reply


@dataclass(frozen=True)
class Place:
    """Where the pupils go: the server, the files of the page, a code and a sealed answer."""

    host: str
    port: int
    files: Sequence[str]
    codes: Sequence[str]
    sealed: dict[str, str]


@dataclass
class Outcome:
    """What happened at one level."""

    at_once: int
    seconds: float
    times: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Journeys a second."""
        return len(self.times) / self.seconds

    def percentile(self, share: float) -> float:
        """The time within which this share of the journeys was done, in ms."""
        ordered = sorted(self.times) or [float("nan")]
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Failed(Exception):
    """A step of a journey was not answered as it should."""


async def run(place: Place, at_once: int, journeys: int) -> Outcome:
    """Let this many pupils work at once until so many journeys are done."""
    outcome = Outcome(at_once, 0.0)
    numbers = iter(range(journeys))
    start = time.perf_counter()
    await asyncio.gather(*(_pupils(place, numbers, outcome) for _ in range(at_once)))
    outcome.seconds = time.perf_counter() - start
    return outcome


async def _pupils(place: Place, numbers, outcome: Outcome) -> None:
    for number in numbers:
        start = time.perf_counter()
        try:
            await _journey(place, place.codes[number % len(place.codes)])
        except (Failed, OSError, asyncio.IncompleteReadError) as problem:
            outcome.errors.append(repr(problem))
        else:
            outcome.times.append(time.perf_counter() - start)


async def _journey(place: Place, code: str) -> None:
    connection = Connection(place.host, place.port)
    await connection.open()
    try:
        for file in place.files:
            _expect(await connection.get(file), file)
        begun = await connection.post("/k/begin", json.dumps({"code": code}).encode())
        _expect(begun, "begin")
        ticket = json.loads(begun.body)
        body = {
            "token": ticket["token"],
            "round": ticket["round"],
            "sealed": place.sealed[ticket["round"]],
        }
        sent = await connection.post("/k/submit", json.dumps(body).encode())
        _expect(sent, "submit")
    finally:
        connection.close()


def _expect(reply: Reply, step: str) -> None:
    if reply.status != 200:
        raise Failed(f"{step}: {reply.status} {reply.body[:80]!r}")
