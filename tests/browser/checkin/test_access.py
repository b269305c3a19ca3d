"""Everybody can use the page, on every screen, within 60 kB and without a foreign script."""

import base64
import hashlib

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.checkin import walk
from tests.browser.checkin.conftest import library

WCAG = {
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ],
    "resultTypes": ["violations"],
}
BUDGET = 60 * 1000
SIZES = {360: 640, 768: 1024, 1280: 800}
SMALL = """() => [...document.querySelectorAll("button, .answer, input:not([type=radio])")]
  .filter((part) => part.checkVisibility())
  .map((part) => [part.textContent, part.getBoundingClientRect()])
  .filter(([, box]) => box.width < 64 || box.height < 64).map(([name, box]) => [name, box.width, box.height])"""
SIDEWAYS = "() => document.documentElement.scrollWidth - innerWidth"
TINY = """() => [...document.querySelectorAll("#checkin *")]
  .filter((part) => part.childNodes.length && parseFloat(getComputedStyle(part).fontSize) < 16).map((part) => part.outerHTML)"""

VOICES = "speechSynthesis.getVoices = () => ['nl-NL', 'en-GB'].map((lang) => ({lang, localService: true}));"


def every_screen(page: Page, address: str):
    """Walk through all screens, and stop at each."""
    page.goto(address)
    page.locator("#code").wait_for()
    yield "code"
    walk.type_code(page, "abc-0")
    yield "wrong code"
    walk.type_code(page)
    page.locator(".screen-feedback").wait_for()
    yield "feedback"
    walk.onwards(page)
    yield "about"
    walk.to_questions(page)
    page.locator(".answer").nth(1).click()
    yield "first question"
    walk.onwards(page)
    walk.onwards(page)
    yield "no choice"
    page.locator(".answer").nth(5).click()
    count = int(page.locator(".count").inner_text().split()[-1])
    for _ in range(count - 1):
        page.locator(".answer").nth(5).click()
        walk.onwards(page)
    page.locator(".sending:not(:empty)").wait_for()
    yield "end"
    page.locator(".choice .nl-button--primary").click()
    page.locator(".answer").nth(3).click()
    yield "talk"
    page.locator("#name").fill("Sem")
    page.locator("footer button").click()
    page.locator(".screen-asked").wait_for()
    yield "asked"
    page.locator(".words .nl-button--secondary").click()
    yield "bye"


@pytest.fixture
def full(standin):
    """A round with everything in it that a screen can show."""
    standin.feedback = [{"said": "Te druk.", "did": "Rust.", "on": "2026-10-12"}]
    return standin


def problems(page: Page) -> list[object]:
    found = Axe().run(page, options=WCAG).response["violations"]
    rules = [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]
    sideways = page.evaluate(SIDEWAYS)
    return [
        *rules,
        *page.evaluate(SMALL),
        *page.evaluate(TINY),
        *([sideways] if sideways > 0 else []),
    ]


@pytest.mark.parametrize(
    ("width", "address", "key", "dark"),
    [
        (360, "/k/", "pijler-po58", False),
        (768, "/k/", "pijler-vo", True),
        (1280, "/k/", "pijler-po58", False),
        (360, "/k/en/", "pijler-vo", True),
        (768, "/k/en/", "pijler-po58", False),
        (1280, "/k/en/", "pijler-vo", False),
    ],
)
def test_no_screen_keeps_anybody_out(contexts, full, width, address, key, dark):
    full.instrument = library(key)
    size = {"width": width, "height": SIZES[width]}
    scheme = "dark" if dark else "light"
    context = contexts(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    context.add_init_script(VOICES)
    page = context.new_page()
    found = {screen: problems(page) for screen in every_screen(page, address)}
    assert {screen: list_ for screen, list_ in found.items() if list_} == {}
    assert len(found) == 10


def test_wide_letters_on_a_narrow_phone_do_not_scroll_sideways(contexts, full):
    context = contexts(viewport={"width": 320, "height": 640})
    page = context.new_page()
    wide = "* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}"
    sideways = {}
    for screen in every_screen(page, "/k/"):
        page.evaluate(
            "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }",
            wide,
        )
        sideways[screen] = page.evaluate(SIDEWAYS)
    assert {screen: more for screen, more in sideways.items() if more > 0} == {}


def test_the_name_of_a_face_is_its_word_and_of_the_group_the_question(phone):
    walk.begin(phone)
    group = phone.get_by_role("group", name="Hoe voel je je in jouw klas?", exact=True)
    words = ["Heel fijn", "Fijn", "Gaat wel", "Niet zo fijn", "Helemaal niet fijn"]
    for word in [*words, "Deze vraag sla ik over"]:
        expect(group.get_by_role("radio", name=word, exact=True)).to_have_count(1)
    assert group.get_by_role("radio").count() == 6
    assert group.get_by_role("img").count() == 0


def test_older_pupils_get_bows_another_ground_and_113(phone, standin):
    standin.instrument = library("pijler-vo")
    walk.begin(phone)
    expect(phone.locator("svg.bow")).to_have_count(5)
    expect(phone.locator(".pupil.elder")).to_be_visible()
    walk.answer_all(phone)
    expect(phone.get_by_role("link", name="0800 0113")).to_have_attribute(
        "href", "tel:08000113"
    )


def test_nothing_moves_for_who_wants_rest(contexts):
    page = contexts(reduced_motion="reduce").new_page()
    walk.begin(page)
    walk.answer(page, "Fijn")
    assert page.evaluate("document.getAnimations().length") == 0


def test_all_that_is_transferred_is_less_than_60_kb(phone, standin):
    walk.begin(phone)
    walk.worker_ready(phone)
    walk.answer_all(phone)
    expect(walk.said(phone)).to_have_text("Je antwoorden zijn aangekomen.")
    sent = standin.sent
    total = sum(size for _, size in sent)
    assert any("600-normal" in path for path, _ in sent)
    assert 20_000 < total < BUDGET, sorted(sent, key=lambda row: -row[1])


def test_only_our_own_script_runs(contexts, built):
    [script] = built.glob("checkin.*.js")
    digest = base64.b64encode(hashlib.sha256(script.read_bytes()).digest()).decode()
    page = contexts(service_workers="block").new_page()
    policy = page.goto("/k/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert f"script-src 'sha256-{digest}';" in policy


def test_a_foreign_script_in_the_page_is_refused(browser, standin):
    context = browser.new_context(base_url=standin.url, service_workers="block")
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))

    def add_script(route) -> None:
        answer = route.fetch()
        foreign = '<script src="/k/worker.js"></script></body>'
        route.fulfill(response=answer, body=answer.text().replace("</body>", foreign))

    page.route("**/k/", add_script)
    walk.open_page(page)
    assert any("violates" in line and "script-src" in line for line in refused)

    markup = "() => { try { document.body.innerHTML = '<b>x</b>'; return 'ran'; } catch { return 'refused'; } }"
    assert page.evaluate(markup) == "refused"
    context.close()


def test_the_worker_never_keeps_a_post(phone, standin):
    walk.begin(phone)
    walk.worker_ready(phone)
    walk.answer_all(phone)
    kept = phone.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
          (await (await caches.open(name)).keys()).map(({method, url}) => method + " " + new URL(url).pathname)))).flat()"""
    )
    assert {"GET /k/", "GET /k/en/"} <= set(kept)
    assert all(line.startswith(("GET /k/", "GET /static/checkins/")) for line in kept)
    assert not [
        line for line in kept if "submit" in line or "begin" in line or "talk" in line
    ]
