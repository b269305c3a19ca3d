"""An answer arrives exactly once, whatever the network, the tab and the device do."""

from uuid import UUID

import pytest
from playwright.sync_api import expect

from tests.browser.checkin import walk

SAFE = "Je antwoorden zijn veilig bewaard. We versturen ze zodra er weer internet is."
ARRIVED = "Je antwoorden zijn aangekomen."


@pytest.fixture(autouse=True)
def two_questions(standin):
    """Enough to send something, and quick."""
    standin.instrument["items"] = standin.instrument["items"][:2]


def submitted(standin) -> int:
    return len(standin.posts_to("/k/submit"))


def test_offline_at_the_end_then_online_arrives_once(phone, standin):
    walk.begin(phone)
    phone.context.set_offline(True)
    walk.answer_all(phone)
    expect(walk.said(phone)).to_have_text(SAFE)
    assert submitted(standin) == 0

    phone.context.set_offline(False)
    expect(walk.said(phone)).to_have_text(ARRIVED)
    phone.wait_for_timeout(300)
    assert submitted(standin) == 1
    assert len(standin.opened()) == 1
    assert "token-1" not in walk.stored(phone)


def test_a_reload_without_internet_shows_the_end_and_still_sends(phone, standin):
    walk.begin(phone)
    walk.worker_ready(phone)
    phone.context.set_offline(True)
    walk.answer_all(phone, place=4)
    phone.reload()
    expect(phone.locator("h1")).to_have_text("Dank je wel dat je dit met ons deelt.")
    assert "token-1" in walk.stored(phone)

    phone.context.set_offline(False)
    wait_until(phone, lambda: len(standin.kept) == 1)
    [opened] = standin.opened()
    assert set(opened["answers"].values()) == {1}


def test_a_closed_tab_sends_on_the_next_visit(phone, standin):
    walk.begin(phone)
    walk.worker_ready(phone)
    device = phone.context
    device.set_offline(True)
    walk.answer_all(phone)
    expect(walk.said(phone)).to_have_text(SAFE)
    phone.close()
    assert submitted(standin) == 0

    device.set_offline(False)
    visit = device.new_page()
    walk.open_page(visit)
    wait_until(visit, lambda: len(standin.kept) == 1)
    assert submitted(standin) == 1


def test_the_next_pupil_finds_nothing_of_the_first(phone, standin):
    walk.begin(phone)
    device = phone.context
    device.set_offline(True)
    walk.answer_all(phone)
    phone.get_by_role("button", name="Ik wil met iemand praten").click()
    walk.answer(phone, "Juf Marieke")
    phone.get_by_label("Hoe heet je?").fill("Samira")
    phone.get_by_role("button", name="Vraag om een gesprek").click()
    phone.get_by_role("button", name="Ik ben klaar").click()
    phone.get_by_role("button", name="Volgende leerling").click()

    kept = walk.stored(phone)
    assert "token-1" in kept, "the sealed answer waits"
    for secret in (
        "Samira",
        "Marieke",
        "class_feeling",
        "answers\\",
        "Groep 7a",
        "ABCDEFGHJ",
    ):
        assert secret not in kept, secret
    shown = phone.locator("body").inner_text()
    assert "Samira" not in shown
    assert "1 verzegeld antwoord" in shown
    expect(phone.locator("#code")).to_have_value("ABC-DEF-GHJ")

    device.set_offline(False)
    phone.get_by_role("button", name="Begin").click()
    walk.to_questions(phone)
    assert phone.locator("input:checked").count() == 0
    walk.answer_all(phone, place=2)
    expect(walk.said(phone)).to_have_text(ARRIVED)
    wait_until(phone, lambda: len(standin.kept) == 2)
    assert sorted(standin.kept) == ["token-1", "token-2"]
    phone.get_by_role("button", name="Ik wil met iemand praten").click()
    expect(phone.get_by_label("Hoe heet je?")).to_have_value("")


@pytest.mark.parametrize(
    "stumble", [(503, {}), (200, {"receipt": "0" * 64})], ids=["busy", "wrong receipt"]
)
def test_a_stumbling_server_is_asked_again(phone, standin, stumble):
    standin.next_submit = [stumble]
    walk.begin(phone)
    walk.watch(phone)
    walk.answer_all(phone)
    expect(walk.said(phone)).to_have_text(ARRIVED)
    assert walk.was_said(phone, SAFE)
    first, second = standin.posts_to("/k/submit")
    assert first == second, "sealed once, the same bytes again"


@pytest.mark.parametrize(
    ("reply", "told", "kept"),
    [
        ((410, {"problem": "sealed"}), "Deze check-in was al gesloten.", False),
        ((409, {"problem": "different-content"}), "Dat eerste antwoord telt.", True),
        ((409, {"problem": "full"}), "Er was geen plek meer", True),
        ((400, {"problem": "unreadable"}), "Dat ligt niet aan jou.", True),
    ],
)
def test_a_refusal_is_told_and_not_tried_again(phone, standin, reply, told, kept):
    standin.next_submit = [reply]
    walk.begin(phone)
    walk.answer_all(phone)
    expect(walk.said(phone)).to_contain_text(told)
    assert ("token-1" in walk.stored(phone)) is kept
    phone.evaluate("dispatchEvent(new Event('online'))")
    phone.wait_for_timeout(300)
    assert submitted(standin) == 1


def test_after_seven_days_a_waiting_answer_is_wiped(contexts, standin):
    page = contexts().new_page()
    page.clock.install(time="2026-11-22T09:00:00")
    walk.begin(page)
    page.context.set_offline(True)
    walk.answer_all(page)
    assert "token-1" in walk.stored(page)

    page.clock.set_fixed_time("2026-11-30T12:00:00")
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_timeout(300)
    assert "token-1" not in walk.stored(page)


@pytest.mark.parametrize(
    "trouble",
    [
        "indexedDB.open = () => { throw new DOMException('private', 'SecurityError'); }",
        "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    ],
    ids=["private mode", "disk full"],
)
def test_a_device_that_keeps_nothing_asks_to_keep_the_page_open(
    contexts, standin, trouble
):
    context = contexts()
    context.add_init_script(trouble)
    page = context.new_page()
    walk.begin(page)
    context.set_offline(True)
    walk.answer_all(page)
    expect(walk.said(page)).to_contain_text("Laat deze pagina open")

    context.set_offline(False)
    expect(walk.said(page)).to_have_text(ARRIVED)
    assert submitted(standin) == 1


def test_when_the_internet_is_back_it_is_sent_without_a_pause(contexts, standin):
    context = contexts(service_workers="block")
    context.add_init_script(
        """const real = setTimeout;
        window.setTimeout = (work, ms) => (ms > 500 && ms < 10000 ? 0 : real(work, ms));"""
    )
    page = context.new_page()
    walk.begin(page)
    context.set_offline(True)
    walk.answer_all(page)
    expect(walk.said(page)).to_have_text(SAFE)

    context.set_offline(False)
    expect(walk.said(page)).to_have_text(ARRIVED)
    assert submitted(standin) == 1


def ask_for_talk(page, whom: str, name: str = "Samira") -> None:
    page.get_by_role("button", name="Ik wil met iemand praten").click()
    walk.answer(page, whom)
    page.get_by_label("Hoe heet je?").fill(name)
    page.locator("footer button").click()


def test_a_question_for_a_talk_waits_a_little_and_goes_apart(contexts, standin):
    page = contexts().new_page()
    page.clock.install()
    walk.begin(page)
    walk.answer_all(page)
    ask_for_talk(page, "Meneer Özgür")
    expect(page.locator("h1")).to_have_text("Je vraag gaat zo op weg.")
    page.clock.run_for(25_000)
    assert standin.talks == {}
    assert "locked" in walk.stored(page)

    page.clock.run_for(130_000)
    expect(page.locator("h1")).to_have_text("Je vraag is aangekomen.")
    [asked] = standin.talks.values()
    assert UUID(asked.pop("id"))
    assert asked == {
        "ticket": "ticket-1",
        "name": "Samira",
        "with": "p2",
        "urgent": False,
    }
    assert "locked" not in walk.stored(page)


def test_a_question_for_a_talk_is_sent_when_the_page_closes(phone, standin):
    walk.begin(phone)
    walk.answer_all(phone)
    ask_for_talk(phone, "Meneer Özgür")
    other = phone.context.new_page()
    phone.close(run_before_unload=True)
    wait_until(other, lambda: len(standin.talks) == 1)


def test_needing_somebody_now_is_sent_at_once(phone, standin):
    walk.begin(phone)
    walk.answer_all(phone)
    phone.get_by_role("button", name="Ik wil met iemand praten").click()
    walk.answer(phone, "Ik heb nu iemand nodig")
    expect(phone.get_by_role("link", name="0800 0432")).to_have_attribute(
        "href", "tel:08000432"
    )
    phone.get_by_label("Hoe heet je?").fill("Samira")
    phone.get_by_role("button", name="Laat het nu weten").click()
    expect(phone.locator("h1")).to_have_text("Je vraag staat nu bovenaan op school.")
    [asked] = standin.talks.values()
    assert (asked["urgent"], asked["with"]) == (True, None)


def test_who_asked_for_a_talk_can_still_need_somebody_sooner(phone, standin):
    walk.begin(phone)
    walk.answer_all(phone)
    ask_for_talk(phone, "Juf Marieke")
    phone.get_by_role("button", name="Ik heb nu iemand nodig").click()
    expect(phone.get_by_label("Hoe heet je?")).to_have_value("Samira")
    phone.get_by_role("button", name="Laat het nu weten").click()
    expect(phone.locator("h1")).to_have_text("Je vraag staat nu bovenaan op school.")
    assert [asked["urgent"] for asked in standin.talks.values()] == [True]


def test_when_needing_somebody_now_cannot_be_sent_that_is_said(phone, standin):
    walk.begin(phone)
    walk.answer_all(phone)
    standin.next_talk = [(503, {})]
    phone.get_by_role("button", name="Ik wil met iemand praten").click()
    walk.answer(phone, "Ik heb nu iemand nodig")
    phone.get_by_label("Hoe heet je?").fill("Samira")
    walk.watch(phone)
    phone.get_by_role("button", name="Laat het nu weten").click()
    expect(phone.locator("h1")).to_have_text("Je vraag staat nu bovenaan op school.")
    assert walk.was_said(phone, "Wacht niet op ons")


def test_a_question_for_a_talk_needs_a_name_and_a_person(phone, standin):
    walk.begin(phone)
    walk.answer_all(phone)
    phone.get_by_role("button", name="Ik wil met iemand praten").click()
    phone.locator("footer button").click()
    expect(phone.get_by_role("alert")).to_contain_text("Kies met wie")
    walk.answer(phone, "Juf Marieke")
    phone.locator("footer button").click()
    expect(phone.get_by_role("alert")).to_contain_text("Schrijf je naam op")
    assert standin.talks == {}


def wait_until(page, true) -> None:
    for _ in range(100):
        if true():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not happen in 5 seconds")
