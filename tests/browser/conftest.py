"""One browser and one running Pijler for all journeys of a test process."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.house import House, open_house
from tests.browser.people import Device, People

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the machine, in Dutch."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--lang=nl-NL", *sandbox]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def house(tmp_path_factory) -> Iterator[House]:
    """A running Pijler with the demo schools."""
    data = tmp_path_factory.mktemp("house") / "data"
    with open_house(data, PIJLER_TRY_ARABIC="1") as house:
        yield house


@pytest.fixture
def devices(browser, house) -> Iterator[Callable[..., Device]]:
    """Make devices; each must end without an error and without a refused script."""
    made: list[Device] = []

    def make(**how: object) -> Device:
        device = Device(browser, house.url, **how)
        made.append(device)
        return device

    yield make
    for device in made:
        device.context.close()
    assert [problem for device in made for problem in device.problems] == []


@pytest.fixture
def people(devices) -> People:
    """The cast of the demo and whoever else signs in."""
    return People(devices)
