"""Every page that anybody of the demo can reach: readable for all, on every width, in every language."""

from collections.abc import Iterator, Sequence

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.crawl import pages_from
from tests.browser.people import Device

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
AXE = """async (rules) => (await axe.run({runOnly: rules, resultTypes: ["violations"]}))
  .violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ": " + node.html.slice(0, 200)))"""
SIDEWAYS = "() => document.documentElement.scrollWidth - innerWidth"
HEIGHT = "() => document.documentElement.scrollHeight"
WRITTEN = "() => document.documentElement.lang + ' ' + document.documentElement.dir"
WIDTHS = (360, 768, 1280)
# How many shapes of page each of them reaches at least; the second school is built alike.
CAST = {
    "": 5,
    "Marieke": 22,
    "Karin": 14,
    "Petra": 14,
    "Anneke": 18,
    "Hans": 7,
    "Ria": 3,
    "Noor": 5,
    "Elif": 3,
}
SECOND_SCHOOL = {"Samira": 20, "Ellen": 18}


@pytest.mark.parametrize("name", CAST)
def test_nobody_is_kept_out_in_dutch(people, name):
    device = somebody(people, name)
    found = {path: look(device.page, path) for path in pages_of(device, name)}

    print(f"{name or 'nobody'}: {len(found)} pages")
    assert wrong(found) == {}
    assert len(found) >= CAST[name]


@pytest.mark.parametrize("name", SECOND_SCHOOL)
def test_nobody_is_kept_out_of_the_second_school(people, name):
    device = somebody(people, name)
    paths = pages_of(device, name)
    found = {path: look(device.page, path, widths=(360,)) for path in paths}

    assert wrong(found) == {}
    assert len(found) >= SECOND_SCHOOL[name]


@pytest.mark.parametrize("name", ["", "Marieke", "Anneke", "Hans", "Noor"])
def test_nobody_is_kept_out_in_english_and_in_the_dark(people, name):
    device = somebody(people, name, color_scheme="dark")
    device.speak("en")
    paths = pages_of(device, name)
    found = {path: look(device.page, path, "en", (768,)) for path in paths}

    assert wrong(found) == {}
    assert len(found) >= CAST[name]


@pytest.mark.parametrize("name", ["", "Marieke", "Anneke", "Hans"])
def test_pages_can_run_from_right_to_left(people, name):
    device = somebody(people, name)
    device.speak("ar")
    found = {path: lay_out(device.page, path, "ar") for path in pages_of(device, name)}

    assert wrong(found) == {}
    assert len(found) >= CAST[name]


def somebody(people, name: str, **how: object) -> Device:
    return people.of_the_demo(name, **how) if name else people.nobody(**how)


def pages_of(device: Device, name: str) -> list[str]:
    first = "/today/" if name else "/"
    return list(pages_from(device.context, device.url, first))


def wrong(found: dict[str, list[str]]) -> dict[str, list[str]]:
    return {path: problems for path, problems in found.items() if problems}


def look(
    page: Page, path: str, language: str = "nl", widths: Sequence[int] = WIDTHS
) -> list[str]:
    """What keeps somebody from reading this page, at each width."""
    problems = lay_out(page, path, language)
    page.evaluate(Axe().axe_script)
    for width in sizes(page, widths):
        problems += [f"{width}: {one}" for one in page.evaluate(AXE, WCAG)]
    return problems


def lay_out(page: Page, path: str, language: str) -> list[str]:
    """Whether the page names its language and fits on each width."""
    page.goto(path)
    problems = [] if page.evaluate(WRITTEN) == written(path, language) else ["language"]
    for width in sizes(page, WIDTHS):
        if (more := page.evaluate(SIDEWAYS)) > 0:
            problems.append(f"{width}: {more} pixels sideways")
    return problems


def sizes(page: Page, widths: Sequence[int]) -> Iterator[int]:
    """Each width, as high as the page is, so that the menu below covers nothing."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        page.set_viewport_size({"width": width, "height": page.evaluate(HEIGHT)})
        yield width


def written(path: str, language: str) -> str:
    if path.startswith("/k/") and not path.startswith("/k/plain/"):
        language = "en" if path.startswith("/k/en/") else "nl"
    return f"{language} {'rtl' if language == 'ar' else 'ltr'}"
