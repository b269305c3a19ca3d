"""Steps of the pupils: on a phone, on a shared tablet, in English, without script, without internet."""

import json
from collections.abc import Iterator

from playwright.sync_api import APIRequestContext, Page, expect

from pijler.listening.checkins import envelope
from pijler.listening.checkins.tokens import from_base64url, to_base64url
from tests.browser.checkin import walk
from tests.browser.people import Device, People

ARRIVED = "Je antwoorden zijn aangekomen."
SAFE = "Je antwoorden zijn veilig bewaard."
TABLET = {"viewport": {"width": 820, "height": 1180}, "has_touch": True}
# Happy together, tired bodies: what the class report must show, and in this order.
HAPPY, TIRED = 5, 2


def answers_by_touch(device: Device, code: str, address: str = "/k/") -> Page:
    """A pupil opens the page and answers everything."""
    walk.open_page(device.page, address)
    answers_here(device.page, code)
    return device.page


def answers_here(page: Page, code: str) -> None:
    """A pupil types the code and answers everything; it may not have arrived yet."""
    _type(page, code)
    _answer_all(page)


def hands_the_tablet_on(page: Page) -> None:
    """This pupil is ready; nothing of them stays for the next one."""
    page.get_by_role("button", name="Ik ben klaar").tap()
    page.get_by_role("button", name="Volgende leerling").tap()
    page.locator("#code").wait_for()
    assert page.locator("input:checked").count() == 0


def _type(page: Page, code: str) -> None:
    page.locator("#code").fill(code)
    page.locator("footer button, form button").first.tap()
    page.locator(".screen-about, .screen-feedback").first.wait_for()
    if page.locator(".screen-feedback").count():
        page.locator("footer .nl-button--primary").tap()
    page.locator(".screen-about .nl-button--primary").tap()
    page.locator(".screen-item").wait_for()


def _answer_all(page: Page) -> None:
    total = int(page.locator(".count").inner_text().split()[-1])
    for number in range(total):
        # The last two questions are about the body; the very last one counts the other way.
        place = {total - 2: 3, total - 1: 1, total - 3: 4}.get(number, 0)
        page.locator(".answer").nth(place).tap()
        page.locator("footer .nl-button--primary").tap()
    page.locator(".screen-end").wait_for()


def asks_to_talk(page: Page, whom: str, name: str) -> None:
    """Needs somebody now, and types a name; this goes apart from the answers."""
    page.get_by_role("button", name="Ik wil met iemand praten").tap()
    page.locator(".answer", has_text=whom).first.tap()
    page.get_by_label("Hoe heet je?").fill(name)
    page.locator("footer button").tap()


def answers_without_script(people: People, code: str) -> None:
    """The plain form, on a phone on which no script runs."""
    page = people.nobody(java_script_enabled=False).page
    page.goto("/k/plain/")
    page.locator("#code").fill(code)
    page.get_by_role("button", name="Begin").click()
    for question in page.locator("fieldset.answers").all():
        question.locator(".answer").first.click()
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator("h1")).to_have_text("Dank je wel dat je dit met ons deelt.")


def answer_in_short(request: APIRequestContext, code: str, pupils: int) -> None:
    """As many pupils at once, by the same protocol and really sealed, without drawing a page."""
    for _ in range(pupils):
        begun = request.post("/k/begin", data={"code": code.replace("-", "")})
        assert begun.status == 200, begun.text()
        seat = begun.json()
        content = {
            "v": 1,
            "instrument": "pijler-po58@1.0.0",
            "language": "nl",
            "answers": dict(_given(seat["instrument"])),
        }
        sealed = envelope.seal(
            json.dumps(content).encode(), from_base64url(seat["key"]), seat["round"]
        )
        body = {"token": seat["token"], "round": seat["round"]}
        sent = request.post("/k/submit", data={**body, "sealed": to_base64url(sealed)})
        assert sent.status == 200, sent.text()


def _given(instrument: dict[str, list[dict[str, object]]]) -> Iterator[tuple[str, int]]:
    tired = {"body_after_school", "sleepy_lesson"}
    for item in instrument["items"]:
        value = TIRED if item["key"] in tired else HAPPY
        yield str(item["key"]), 6 - value if item["reverse"] else value
