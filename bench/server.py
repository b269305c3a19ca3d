"""The server that is measured: `pijler serve` itself, in a process of its own."""

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files


@contextmanager
def serving(port: int, workers: int) -> Iterator[None]:
    """Run `pijler serve` until the block ends."""
    command = [sys.executable, "-m", "pijler", "serve", "--no-worker"]
    command += ["--port", str(port), "--workers", str(workers)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield
    finally:
        process.terminate()
        process.wait(30)


def page_files() -> list[str]:
    """What a browser loads on a first visit to the answer page, the page first."""
    folder = files("pijler.listening.checkins") / "static" / "checkins"
    assets = json.loads((folder / "assets.json").read_text())
    return ["/k/", *(f"/static/checkins/{name}" for name in _names(assets))]


def _names(assets: object) -> Iterator[str]:
    if isinstance(assets, str):
        if assets.endswith((".js", ".css", ".woff2")) and "worker" not in assets:
            yield assets.rpartition("/")[2]
    elif isinstance(assets, dict):
        for value in assets.values():
            yield from _names(value)
    elif isinstance(assets, list):
        for value in assets:
            yield from _names(value)


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=2)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The server did not start.")
