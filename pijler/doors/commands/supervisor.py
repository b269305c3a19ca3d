"""Keeps programs running beside each other, and ends them together."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from pijler.doors.commands.embedded import CannotStart, Cluster
from pijler.doors.commands.outcome import NOT_OK, OK, say_problem

LOOK_EVERY = 0.5
RESTART_AFTER = 2.0
MAY_TAKE = 30.0


@dataclass
class Program:
    """A program that we keep running; without a needed one we stop altogether."""

    name: str
    command: Sequence[str]
    needed: bool
    process: subprocess.Popen[bytes] | None = field(default=None)
    again_at: float = 0.0

    def start(self) -> None:
        """Start it, apart from our terminal, so that we alone decide when it ends."""
        self.process = subprocess.Popen(self.command, start_new_session=True)

    def is_gone(self) -> bool:
        """Whether it ended by itself."""
        return self.process is not None and self.process.poll() is not None

    def end(self) -> None:
        """Ask it to end; insist when it takes too long."""
        if self.process is None:
            return
        try:
            self.process.wait(MAY_TAKE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def python(*words: str) -> list[str]:
    """A command line for the Python that runs us."""
    return [sys.executable, *words]


def keep_running(programs: Sequence[Program], cluster: Cluster | None) -> int:
    """Run the programs and the database until we are told to stop."""
    with _told_to_stop() as told:
        for program in programs:
            program.start()
        try:
            return _watch(programs, cluster, told)
        finally:
            _end_all(programs)


def _watch(
    programs: Sequence[Program], cluster: Cluster | None, told: list[int]
) -> int:
    while not told:
        time.sleep(LOOK_EVERY)
        _revive(cluster)
        for program in programs:
            if program.is_gone() and not told and not _restarted(program):
                return NOT_OK
    return OK


def _restarted(program: Program) -> bool:
    if program.needed:
        say_problem(f"The {program.name} ended by itself; Pijler stops.")
        return False
    now = time.monotonic()
    if not program.again_at:
        program.again_at = now + RESTART_AFTER
        say_problem(f"The {program.name} ended by itself; it starts again.")
    elif now >= program.again_at:
        program.again_at = 0.0
        program.start()
    return True


def _revive(cluster: Cluster | None) -> None:
    try:
        if cluster is not None and cluster.revive():
            say_problem("The database was gone; it was started again.")
    except CannotStart as problem:
        say_problem(str(problem))


def _end_all(programs: Sequence[Program]) -> None:
    for program in programs:
        if program.process is not None and program.process.poll() is None:
            program.process.terminate()
    for program in programs:
        program.end()


@contextmanager
def _told_to_stop() -> Iterator[list[int]]:
    told: list[int] = []

    def hear(number: int, frame: FrameType | None) -> None:
        told.append(number)

    wanted = (signal.SIGTERM, signal.SIGINT)
    before = [(number, signal.signal(number, hear)) for number in wanted]
    try:
        yield told
    finally:
        for number, handler in before:
            signal.signal(number, handler)
