"""The built answer page, a stand-in server, and a browser to walk through it."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.checkin.standin import StandIn

HOUSE = Path(__file__).parents[3]
FRONTEND = HOUSE / "frontend"
LIBRARY = HOUSE / "pijler/listening/instruments/library"


def node() -> str:
    """Node of the environment, or the machine's own."""
    ours = HOUSE / ".venv/bin/node"
    return str(ours) if ours.exists() else shutil.which("node") or "node"


@pytest.fixture(scope="package")
def built(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("checkin")
    command = [node(), "src/checkin/build.mjs", str(folder)]
    subprocess.run(command, cwd=FRONTEND, check=True)
    return folder


def library(key: str) -> dict[str, object]:
    return json.loads((LIBRARY / f"{key}.json").read_text())


@pytest.fixture
def standin(built) -> Iterator[StandIn]:
    people = [
        {"id": "p1", "label": "Juf Marieke"},
        {"id": "p2", "label": "Meneer Özgür"},
        {"id": "p3", "label": "Mevrouw Aziza"},
    ]
    standin = StandIn(built, library("pijler-po58"), talk=people)
    standin.start()
    yield standin
    standin.stop()


@pytest.fixture
def contexts(browser, standin) -> Iterator[Callable[..., BrowserContext]]:
    """Make devices; each must end without an error or a refused script."""
    made: list[BrowserContext] = []
    errors: list[str] = []

    def make(**how: object) -> BrowserContext:
        context = browser.new_context(base_url=standin.url, **how)
        context.set_default_timeout(5000)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        context.on("console", lambda message: note(message.type, message.text))
        made.append(context)
        return context

    def note(kind: str, text: str) -> None:
        if kind == "error" and "Failed to load resource" not in text:
            errors.append(text)

    yield make
    for context in made:
        context.close()
    assert errors == []


@pytest.fixture
def phone(contexts) -> Page:
    return contexts(viewport={"width": 390, "height": 844}, has_touch=True).new_page()


@pytest.fixture
def laptop(contexts) -> Page:
    return contexts(viewport={"width": 1280, "height": 800}).new_page()
