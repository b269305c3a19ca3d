"""Steps of the grown-ups: a school comes to Pijler, plans, opens, stops and talks about it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.people import LAPTOP, Device, People
from tests.support.folder import ROOT

LIST = ROOT / "examples/roster/po-de-meander.edexml.xml"
SHOWN_ONCE = re.compile(r"shown only now: (\S+)")


def add_school(house: House) -> str:
    """The command for a new school; the password for its first account."""
    words = ["school", "add", "--name", "De Meander", "--brin", "99PK", "--sector"]
    words += ["po", "--person", "Hilde Kuiper", "--username", "hilde"]
    found = SHOWN_ONCE.search(house.pijler(*words))
    assert found, "the password is shown once"
    return found[1]


def bring_in_the_list(page: Page) -> None:
    """Choose the file, look at the difference, say yes."""
    page.get_by_role("link", name="Kies een lijst").click()
    page.locator("input[type=file]").set_input_files(LIST)
    page.get_by_role("button", name="Lees deze lijst").click()
    expect(page.locator("main")).to_contain_text("201")
    page.get_by_role("button", name="Gebruik deze lijst").click()
    expect(page.locator("h1")).to_have_text("De lijst is in gebruik")


def give_account(page: Page, name: str) -> tuple[str, str]:
    """An account for a colleague of the list; what is on the paper."""
    page.goto("/school/colleagues/")
    line = page.locator(".todo li", has=page.get_by_role("heading", name=name))
    line.get_by_role("button", name="Geef een account").click()
    return _on_paper(page)


def add_leader(page: Page) -> tuple[str, str]:
    """The first leader of the school, who is in no class list."""
    page.goto("/school/colleagues/")
    page.get_by_role("link", name="Voeg een collega toe").click()
    page.locator("[name=given]").fill("Ingrid")
    page.locator("[name=family]").fill("Postma")
    page.locator("[name=role][value=leader], option[value=leader]").first.evaluate(
        "one => { one.checked = one.selected = true; }"
    )
    page.get_by_role("button", name="Voeg toe en maak een account").click()
    return _on_paper(page)


def _on_paper(page: Page) -> tuple[str, str]:
    username = page.locator("main dd strong").inner_text()
    return username, page.locator("main dd.code").inner_text()


def plan(page: Page, talk_with: str = "") -> str:
    """Plan a check-in for the own class; the address of its page."""
    page.goto("/today/")
    page.get_by_role("link", name="Check-ins", exact=True).first.click()
    page.get_by_role("link", name="Plan een check-in").first.click()
    if talk_with:
        page.get_by_label(talk_with).check()
    page.get_by_role("button", name="Zet klaar").click()
    page.locator("main .lines a", has_text="nog niet begonnen").first.click()
    return page.url


def open_for(page: Page, pupils: int) -> str:
    """Open the check-in; the code on the board."""
    expect(page.locator("[name=places]")).to_have_value(str(pupils))
    page.get_by_role("button", name="Open de check-in").click()
    return page.locator(".code").inner_text()


def stop(page: Page) -> None:
    """Everybody is ready."""
    page.get_by_role("button", name="Stop de check-in").click()


def wait_for_report(page: Page, sitting: str) -> str:
    """Until the worker sealed the answers and made the figures public."""
    for _ in range(60):
        page.goto(sitting)
        if page.get_by_role("link", name="Lees het verslag").count():
            break
        page.wait_for_timeout(500)
    page.get_by_role("link", name="Lees het verslag").click()
    for _ in range(60):
        if not page.get_by_text("We maken het verslag").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    return page.url


def hold_class_talk(page: Page) -> tuple[str, str]:
    """Talk, choose a theme, agree; what was said and what is done."""
    page.get_by_role("link", name="Begin het klassengesprek").click()
    page.get_by_role("link", name="Verder naar een thema kiezen").click()
    page.get_by_text("Mijn lijf heeft genoeg energie").click()
    page.get_by_role("button", name="Dit kiezen we").click()
    said = "Na de middag zijn we vaak moe."
    page.locator("[name=said]").fill(said)
    page.locator("[name=idea]").first.check()
    page.locator("[name=home_idea]").first.check()
    page.get_by_role("button", name="Dit spreken we af").click()
    expect(page.locator("h1")).to_have_text("Dit spraken jullie af")
    return said, page.locator("main .lead b").first.inner_text()


def paths_in(device: Device, *urls: str) -> list[str]:
    return [url.removeprefix(device.url) for url in urls]


def newcomer(people: People, paper: tuple[str, str]) -> Device:
    """Somebody signs in with what stands on the paper."""
    return people.sign_in(*paper, **LAPTOP)
