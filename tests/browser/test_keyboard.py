"""The keyboard alone is enough, for a teacher and for a pupil."""

import re

from playwright.sync_api import Page, expect

from tests.browser.checkin import walk
from tests.browser.people import LAPTOP

FOCUS = "() => (document.activeElement.innerText || document.activeElement.name || '').trim()"


def test_a_class_answers_by_keyboard_from_plan_to_end(people):
    youssef = people.of_the_demo("Youssef").page
    go_to(youssef, "Check-ins")
    go_to(youssef, "Plan een check-in")
    expect(youssef.locator("h1")).to_have_text("Plan een check-in")
    go_to(youssef, "Zet klaar")
    expect(youssef.get_by_text("De check-in staat klaar.")).to_be_visible()
    go_to(youssef, "8")
    go_to(youssef, "Open de check-in")
    code = youssef.locator(".code").inner_text()

    pupil = people.nobody(**LAPTOP).page
    walk.open_page(pupil)
    tab_to(pupil, "code")
    pupil.keyboard.type(code)
    pupil.keyboard.press("Enter")
    pupil.locator(".screen-feedback, .screen-about").first.wait_for()
    if pupil.locator(".screen-feedback").count():
        press(pupil, "Verder")
    press(pupil, "Naar de vragen")
    for _ in range(10):
        pupil.keyboard.press("Tab")
        pupil.keyboard.press("Space")
        pupil.keyboard.press("Enter")
    expect(walk.said(pupil)).to_have_text("Je antwoorden zijn aangekomen.")

    expect(youssef.get_by_text("1 van 25 ontvangen").first).to_be_visible()
    go_to(youssef, "Stop de check-in")
    expect(
        youssef.get_by_role("heading", name="De check-in is gestopt")
    ).to_be_visible()


def go_to(page: Page, words: str) -> None:
    """Walk to a link or a button that opens another page, and press it."""
    with page.expect_navigation():
        press(page, words)


def press(page: Page, words: str) -> None:
    tab_to(page, words)
    page.keyboard.press("Enter")


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus is there; it is visible each time."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if is_at(page, words):
            break
    assert is_at(page, words), f"{words} is not within reach"
    assert page.evaluate("document.activeElement.matches(':focus-visible')")


def is_at(page: Page, words: str) -> bool:
    """Whether the focus is on a thing that begins with these whole words."""
    return bool(re.match(rf"{re.escape(words)}(?!\w)", page.evaluate(FOCUS)))
