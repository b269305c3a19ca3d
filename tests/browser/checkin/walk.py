"""Steps of a pupil, in the words of the page."""

import json

from playwright.sync_api import Locator, Page

CODE = "abc-def ghj"


def open_page(page: Page, address: str = "/k/") -> None:
    page.goto(address)
    page.locator("#code").wait_for()


def begin(page: Page, code: str = CODE, address: str = "/k/") -> None:
    """To the first question."""
    open_page(page, address)
    type_code(page, code)
    to_questions(page)


def type_code(page: Page, code: str = CODE) -> None:
    page.locator("#code").fill(code)
    page.keyboard.press("Enter")


def to_questions(page: Page) -> None:
    page.locator(".screen-about .nl-button--primary").click()
    page.locator(".screen-item").wait_for()


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def onwards(page: Page) -> None:
    page.locator("footer .nl-button--primary").click()


def answer(page: Page, name: str) -> None:
    page.locator(".answer", has_text=name).first.click()


def answer_all(page: Page, place: int = 0) -> None:
    """The same place in the row for every question that is left; then send."""
    _, at, _, of = page.locator(".count").inner_text().split()
    for _ in range(int(at), int(of) + 1):
        page.locator(".answer").nth(place).click()
        onwards(page)
    page.locator(".screen-end").wait_for()


def said(page: Page) -> Locator:
    """What the page says about sending."""
    return page.locator(".sending")


def watch(page: Page) -> None:
    """From now on remember every sentence about sending, also one that stands there briefly."""
    page.evaluate(
        """() => {
          window.seen = [];
          const note = () => window.seen.push(...[...document.querySelectorAll("[role=status]")].map((line) => line.textContent));
          new MutationObserver(note).observe(document.body, {subtree: true, childList: true, characterData: true});
        }"""
    )


def was_said(page: Page, sentence: str) -> bool:
    return any(sentence in line for line in page.evaluate("window.seen"))


STORED = """async () => {
  const text = (value) => value instanceof Uint8Array ? String.fromCharCode(...value) : value;
  const found = [{...sessionStorage}, {...localStorage}, history.state, location.href];
  for (const {name} of await indexedDB.databases()) {
    const db = await new Promise((done) => { const o = indexedDB.open(name); o.onsuccess = () => done(o.result); });
    for (const shelf of db.objectStoreNames) {
      const rows = await new Promise((done) => {
        const all = db.transaction(shelf).objectStore(shelf).getAll();
        all.onsuccess = () => done(all.result);
      });
      found.push(...rows.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, text(v)]))));
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) found.push([request.method, request.url]);
  }
  return JSON.stringify(found);
}"""


def stored(page: Page) -> str:
    """Everything this device keeps, as text."""
    return json.dumps(json.loads(page.evaluate(STORED)), ensure_ascii=False)


def worker_ready(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function(
        "async () => (await (await caches.open((await caches.keys())[0] ?? 'x')).keys()).length > 5"
    )
