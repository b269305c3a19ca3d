"""The pictures in the README and the docs come from the running demo (PIJLER_WRITE_IMAGES=1)."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checkin import walk
from tests.browser.people import LAPTOP, PHONE
from tests.support.folder import ROOT

IMAGES = ROOT / "docs/images"
LARGEST = 150_000


@pytest.fixture
def keep(tmp_path):
    """Keep a picture of a page; in the docs only when that is asked."""
    written = bool(os.environ.get("PIJLER_WRITE_IMAGES"))
    folder = IMAGES if written else tmp_path
    folder.mkdir(exist_ok=True)

    def one(page: Page, name: str, **how: object) -> Path:
        page.evaluate("document.fonts.ready.then(() => true)")
        page.screenshot(path=folder / f"{name}.png", animations="disabled", **how)
        assert (folder / f"{name}.png").stat().st_size < LARGEST
        return folder / f"{name}.png"

    return one


def test_pictures_of_the_teacher(people, keep):
    page = people.of_the_demo("Marieke", **LAPTOP).page
    page.get_by_role("link", name="Lees het verslag").first.click()
    expect(page.locator("h1")).to_have_text("Hoe gaat het in 7b?")
    page.evaluate("scrollTo(0, document.querySelector('header').offsetTop)")
    keep(page, "class-report", clip={"x": 0, "y": 0, "width": 1280, "height": 800})

    phone = people.of_the_demo("Marieke", **PHONE).page
    keep(phone, "today")
    phone.goto("/check-ins/plan/")
    keep(phone, "plan")


def test_a_picture_of_the_pupil(people, keep):
    teacher = people.of_the_demo("Joost").page
    teacher.get_by_role("link", name="Open de check-in").first.click()
    teacher.get_by_role("button", name="Open de check-in").click()
    pupil = people.nobody(**PHONE).page
    walk.open_page(pupil)
    walk.type_code(pupil, teacher.locator(".code").inner_text())
    walk.onwards(pupil)
    walk.to_questions(pupil)
    keep(pupil, "answer-page")
