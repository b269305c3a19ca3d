"""Somebody at a device: opens pages, signs in, and notes whatever goes wrong on them."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, ConsoleMessage, Page, expect

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
LAPTOP = {"viewport": {"width": 1280, "height": 800}}
WITHOUT_INTERNET = "ERR_INTERNET_DISCONNECTED"


class Device:
    """A browser of its own with one page; `problems` stays empty when all is well."""

    def __init__(self, browser: Browser, url: str, **how: object) -> None:
        self.url = url
        self.problems: list[str] = []
        self.context = browser.new_context(base_url=url, locale="nl-NL", **how)
        self.context.set_default_timeout(15_000)
        self.context.on("console", self._note)
        self.context.on(
            "weberror", lambda error: self.problems.append(f"{error.error}")
        )
        self.page = self.context.new_page()

    def speak(self, language: str) -> None:
        """Choose a language, as the switch on the page does."""
        cookie = {"name": "language", "value": language, "url": self.url}
        self.context.add_cookies([cookie])

    def answer_to(self, path: str) -> tuple[int, str]:
        """The number and the body with which the server answers, without a page."""
        answer = self.context.request.get(path, max_redirects=0)
        return answer.status, answer.text()

    def _note(self, message: ConsoleMessage) -> None:
        if (
            message.type in {"error", "warning"}
            and WITHOUT_INTERNET not in message.text
        ):
            place = (
                self.page.url.removeprefix(self.url) if hasattr(self, "page") else ""
            )
            self.problems.append(f"{place}: {message.text}")


class People:
    """Whoever signs in, each at a device of their own."""

    def __init__(self, devices: Callable[..., Device]) -> None:
        self._devices = devices

    def of_the_demo(self, given_name: str, **how: object) -> Device:
        """One of the demo's cast, by one click."""
        device = self._devices(**how or LAPTOP)
        device.page.goto("/demo/")
        name = re.compile(rf"als {given_name}$")
        device.page.get_by_role("button", name=name).click()
        expect(device.page).to_have_url(f"{device.url}/today/")
        return device

    def sign_in(self, username: str, password: str, **how: object) -> Device:
        """Somebody with an account, through the form, who then takes a password of their own."""
        device = self._devices(**how or LAPTOP)
        device.page.goto("/")
        device.page.get_by_role("link", name="Inloggen").first.click()
        fill_in(device.page, {"login": username, "password": password})
        if "/password/" in device.page.url:
            own = f"een eigen zin van {username}"
            fields = {"oldpassword": password, "password1": own, "password2": own}
            fill_in(device.page, fields)
            device.page.goto("/today/")
        expect(device.page).to_have_url(f"{device.url}/today/")
        return device

    def nobody(self, **how: object) -> Device:
        """A device on which nobody signed in."""
        return self._devices(**how or LAPTOP)


def fill_in(page: Page, fields: dict[str, str]) -> None:
    """Fill in these fields and press the button of their form."""
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)
    with page.expect_navigation():
        page.locator("main form .nl-button--primary").click()
