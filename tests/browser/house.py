"""The real thing, as a school runs it: database, website and worker, with the demo schools."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from pijler.doors.commands.embedded import running
from tests.support.database import UNSAFE
from tests.support.folder import ROOT


@dataclass(frozen=True)
class House:
    """A running Pijler with a data folder of its own."""

    url: str
    environment: Mapping[str, str]

    def pijler(self, *words: str) -> str:
        """Give a command of the `pijler` program; what it prints."""
        return self.python("-m", "pijler", *words)

    def python(self, *words: str) -> str:
        """Run Python inside this house; what it prints."""
        done = subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@contextmanager
def open_house(data: Path, **settings: str) -> Iterator[House]:
    """Make the demo schools in this folder, and serve until the block ends."""
    port = _free_port()
    environment = os.environ | settings
    environment |= {"PIJLER_DATA": str(data), "PIJLER_DEMO": "1"}
    house = House(f"http://127.0.0.1:{port}", environment)
    with running(data, settings=UNSAFE):
        house.pijler("demo", "--only-make")
        with _served(house, port, data.parent / f"{data.name}.log"):
            yield house


@contextmanager
def _served(house: House, port: int, log: Path) -> Iterator[None]:
    command = [sys.executable, "-m", "pijler", "serve", "--port", str(port)]
    with log.open("w") as written:
        server = subprocess.Popen(
            command, cwd=ROOT, env=house.environment, stdout=written, stderr=written
        )
        try:
            _wait_until_up(house.url, server, log)
            yield
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(60)
    errors = [line for line in log.read_text().splitlines() if " ERROR " in line]
    assert errors == [], "the server wrote errors"


def _wait_until_up(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(f"{url}/health/", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"Pijler did not start: {log.read_text()}")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
