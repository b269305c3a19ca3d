"""The first line through the house: a class list goes in, a class answers, and something is agreed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.checkin import walk
from tests.browser.line import pupils, school
from tests.browser.people import PHONE, Device

UNKNOWN = "00000000-0000-4000-8000-000000000000"
ID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f-]{27}\b")
BANDS = ["bijna niemand", "een paar", "rond de helft", "de meesten", "bijna iedereen"]


@pytest.mark.slow
def test_the_first_line_through_the_house(house, people):
    # A school comes to Pijler, and its list goes in.
    hilde = people.sign_in("hilde", school.add_school(house))
    school.bring_in_the_list(hilde.page)
    wil = school.newcomer(
        people, school.give_account(hilde.page, "Wil van der Meerkoet")
    )
    loubna = school.newcomer(people, school.give_account(hilde.page, "Loubna Tahiriou"))
    ingrid = school.newcomer(people, school.add_leader(hilde.page))

    # The teacher of group 7 plans a check-in and puts the code on the board.
    sitting = school.plan(wil.page, talk_with="Wil van der Meerkoet")
    code = school.open_for(wil.page, pupils=30)

    # Thirty pupils answer; three of them have no internet at the end.
    answer_at_every_device(people, code)
    offline = [people.nobody(**PHONE) for _ in range(3)]
    for device in offline:
        answers_offline(device, code)
    expect(wil.page.get_by_text("27 van 30 ontvangen").first).to_be_visible()
    for device in offline:
        device.context.set_offline(False)
        expect(walk.said(device.page)).to_have_text(pupils.ARRIVED)
    expect(wil.page.get_by_text("30 van 30 ontvangen").first).to_be_visible()

    # Nobody sees anything before it is over.
    assert wil.answer_to(report_of(sitting, wil))[0] == 404

    # It stops, is sealed and becomes a report in words.
    school.stop(wil.page)
    report = school.wait_for_report(wil.page, sitting)
    reads_in_words(wil)

    # The class agrees on something, and who may not see it does not.
    said, did = school.hold_class_talk(wil.page)
    talk = wil.page.url
    waits_for_a_talk(ingrid)
    figures = school.paths_in(wil, report, report + "table/", report + "file/", talk)
    closed = [*school.paths_in(wil, sitting), *figures]
    sees_none_of(ingrid, figures)
    for other in (loubna, hilde):
        sees_none_of(other, closed)
    for stranger in ("Marieke", "Anneke", "Noor", "Elif"):
        sees_none_of(people.of_the_demo(stranger), closed)
    is_asked_to_sign_in(people.nobody(), closed)

    # The next time the pupils first read what came of it.
    school.plan(wil.page)
    page = people.nobody(**PHONE).page
    walk.open_page(page)
    walk.type_code(page, school.open_for(wil.page, pupils=30))
    feedback = page.locator(".screen-feedback")
    expect(feedback).to_contain_text(said)
    expect(feedback).to_contain_text(did)


def answer_at_every_device(people, code: str) -> None:
    """Twenty-seven pupils: phones, one tablet for three, English, no script, one with a question."""
    for _ in range(4):
        page = pupils.answers_by_touch(people.nobody(**PHONE), code)
        expect(walk.said(page)).to_have_text(pupils.ARRIVED)
    tablet = pupils.answers_by_touch(people.nobody(**pupils.TABLET), code)
    for _ in range(2):
        pupils.hands_the_tablet_on(tablet)
        pupils.answers_here(tablet, code)
    expect(walk.said(tablet)).to_have_text(pupils.ARRIVED)
    english = pupils.answers_by_touch(people.nobody(**PHONE), code, "/k/en/")
    expect(walk.said(english)).to_have_text("Your answers have arrived.")
    asking = pupils.answers_by_touch(people.nobody(**PHONE), code)
    pupils.asks_to_talk(asking, "Ik heb nu iemand nodig", "Fenna")
    expect(asking.locator("h1")).to_contain_text("Je vraag staat nu bovenaan")
    pupils.answers_without_script(people, code)
    pupils.answer_in_short(people.nobody().context.request, code, pupils=17)


def answers_offline(device: Device, code: str) -> None:
    page = device.page
    walk.begin(page, code)
    device.context.set_offline(True)
    walk.answer_all(page)
    expect(walk.said(page)).to_contain_text(pupils.SAFE)


def report_of(sitting: str, device: Device) -> str:
    """Where the report of this check-in will be, made from the links on its page."""
    device_page = device.context.request.get(sitting).text()
    round_ = re.search(r"/check-ins/([0-9a-f-]{36})/", device_page)
    return f"/reports/class/{round_[1] if round_ else UNKNOWN}/{UNKNOWN}/"


def reads_in_words(teacher: Device) -> None:
    """Strengths first, in words and bands, the same as a table, and no counts."""
    main = teacher.page.locator("main")
    text = main.inner_text()
    assert text.index("Hier zijn jullie sterk in") < text.index("Praat hier samen over")
    assert "Ik hoor erbij in deze klas" in text.split("Praat hier samen over")[0]
    assert "Mijn lijf heeft genoeg energie" in text.split("Praat hier samen over")[1]
    assert any(band in text for band in BANDS)
    expect(main.get_by_role("img").first).to_be_visible()
    counts = re.findall(r"\b(?:30|29|28|27|2[0-6])\b|\d+ ?%", text)
    assert counts == [], text
    main.get_by_role("link", name="Tabel", exact=True).click()
    expect(teacher.page.get_by_role("table")).to_be_visible()
    table = teacher.page.get_by_role("table").inner_text()
    assert not re.search(r"\d", table), table
    teacher.page.go_back()


def waits_for_a_talk(leader: Device) -> None:
    """Who needs somebody now is with the leader, where there is no support coordinator."""
    status, page = leader.answer_to("/talks/")
    assert status == 200
    assert "Fenna" in page


def sees_none_of(other: Device, closed: list[str]) -> None:
    """What somebody may not see answers exactly as what does not exist."""
    for path in closed:
        hidden = other.answer_to(path)
        missing = other.answer_to(ID.sub(UNKNOWN, path))
        assert hidden[0] == missing[0] == 404, (path, hidden[0], missing[0])
        assert same_words(hidden[1]) == same_words(missing[1]), path


def same_words(html: str) -> str:
    """A page without its own address, and what is drawn anew for every request."""
    html = ID.sub(UNKNOWN, html)
    return re.sub(r'nonce="[^"]*"|(?<=")[A-Za-z0-9]{64}(?=")', "", html)


def is_asked_to_sign_in(stranger: Device, closed: list[str]) -> None:
    for path in closed:
        stranger.page.goto(path)
        expect(stranger.page.locator("[name=login]")).to_be_visible()
