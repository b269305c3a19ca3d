"""A pupil answers: by touch, by keyboard, in two languages, there and back."""

from playwright.sync_api import expect

from tests.browser.checkin import walk


def test_a_pupil_answers_by_touch(phone, standin):
    standin.feedback = [
        {"said": "Het plein is te vol.", "did": "Twee pauzes.", "on": "2026-10-12"}
    ]
    walk.open_page(phone)
    phone.locator("#code").fill("abc def-ghj")
    phone.get_by_role("button", name="Begin").tap()
    expect(phone.get_by_text("Het plein is te vol.")).to_be_visible()
    phone.get_by_role("button", name="Verder").tap()
    expect(phone.locator("h1")).to_have_text(
        "Niemand weet welke antwoorden van jou zijn."
    )
    phone.get_by_role("button", name="Naar de vragen").tap()

    for question in range(10):
        expect(phone.locator(".count")).to_have_text(f"Vraag {question + 1} van 10")
        phone.locator(".answer").nth(question % 6).tap()
        phone.locator("footer .nl-button--primary").tap()

    expect(phone.locator("h1")).to_have_text("Dank je wel dat je dit met ons deelt.")
    expect(walk.said(phone)).to_have_text("Je antwoorden zijn aangekomen.")
    assert standin.opened() == [
        {
            "v": 1,
            "instrument": "pijler-po58@1.0.0",
            "language": "nl",
            "answers": {
                "class_feeling": 5,
                "break_company": 4,
                "week_feeling": 3,
                "show_feeling": 2,
                "hard_task": 1,
                "know_task": None,
                "calm_again": 5,
                "regret": 4,
                "body_after_school": 3,
                "sleepy_lesson": 2,
            },
        }
    ]


def test_a_pupil_answers_by_keyboard_alone(laptop, standin):
    walk.open_page(laptop)
    laptop.keyboard.press("Tab")
    laptop.keyboard.press("Tab")
    laptop.keyboard.type("abcdefghj")
    laptop.keyboard.press("Enter")
    expect(laptop.locator(".screen-about h1")).to_be_focused()
    for _ in range(1):
        laptop.keyboard.press("Tab")
    laptop.keyboard.press("Enter")

    for _ in range(10):
        expect(laptop.locator(".screen-item h1")).to_be_focused()
        laptop.keyboard.press("Tab")
        laptop.keyboard.press("Space")
        laptop.keyboard.press("ArrowDown")
        laptop.keyboard.press("Enter")

    expect(laptop.locator(".screen-end h1")).to_be_focused()
    expect(walk.said(laptop)).to_have_text("Je antwoorden zijn aangekomen.")
    [opened] = standin.opened()
    assert set(opened["answers"].values()) == {4}


def test_nothing_moves_on_without_a_choice(phone, standin):
    walk.begin(phone)
    walk.onwards(phone)
    expect(phone.get_by_role("alert")).to_contain_text("Kies een antwoord")
    expect(phone.locator(".count")).to_have_text("Vraag 1 van 10")

    walk.answer(phone, "Deze vraag sla ik over")
    expect(phone.get_by_role("alert")).to_be_empty()
    expect(phone.locator(".count")).to_have_text("Vraag 1 van 10")
    walk.onwards(phone)
    expect(phone.locator(".count")).to_have_text("Vraag 2 van 10")


def test_going_back_finds_the_answer_again(phone, standin):
    walk.begin(phone)
    walk.answer(phone, "Gaat wel")
    walk.onwards(phone)
    phone.get_by_role("button", name="Terug").tap()
    expect(phone.get_by_role("radio", name="Gaat wel")).to_be_checked()

    phone.locator("footer .nl-button--primary").tap()
    phone.go_back()
    expect(phone.locator(".count")).to_have_text("Vraag 1 van 10")
    expect(phone.get_by_role("radio", name="Gaat wel")).to_be_checked()


def test_another_language_keeps_the_answers(phone, standin):
    walk.begin(phone)
    walk.answer(phone, "Fijn")
    phone.get_by_role("button", name="English").tap()

    expect(phone.locator("html")).to_have_attribute("lang", "en")
    expect(phone.locator("h1")).to_have_text("How do you feel in your class?")
    expect(phone.get_by_role("button", name="Nederlands")).to_be_focused()
    walk.onwards(phone)
    walk.answer_all(phone, place=5)
    expect(walk.said(phone)).to_have_text("Your answers have arrived.")
    [opened] = standin.opened()
    assert opened["language"] == "en"
    assert opened["answers"]["class_feeling"] == 5
    assert opened["answers"]["regret"] is None


def test_a_wrong_code_is_explained(phone):
    walk.open_page(phone)
    wrong = {
        "ABC-DE0-GHJ": "nooit een 0",
        "abc-def-ghl": "of een L",
        "ABC-DEF": "Je typte 6 tekens. Een code heeft er 9.",
        "ABC-DE!-GHJ": "alleen letters en cijfers",
        "": "Typ eerst de code.",
        "ZZZ-ZZZ-ZZZ": "Deze code kennen we niet.",
    }
    for typed, told in wrong.items():
        walk.type_code(phone, typed)
        expect(phone.get_by_role("alert")).to_contain_text(told)
        expect(phone.locator("#code")).to_be_focused()


def test_a_refused_beginning_is_explained(phone, standin):
    walk.open_page(phone)
    refusals = [
        (409, {"problem": "not-open"}, "nog niet begonnen"),
        (409, {"problem": "stopped"}, "gestopt"),
        (409, {"problem": "full"}, "Alle plekken"),
        (429, {"problem": "too-many-guesses"}, "te veel verkeerde codes"),
        (503, {}, "even druk"),
        (200, {"welcome": "to the hotel network"}, "geen internet"),
    ]
    for status, problem, told in refusals:
        standin.next_begin = [(status, problem)]
        walk.type_code(phone)
        expect(phone.get_by_role("alert")).to_contain_text(told)
    walk.type_code(phone)
    expect(phone.locator(".screen-about")).to_be_visible()


def test_a_code_in_the_address_stands_ready_and_leaves_the_address(phone, standin):
    phone.goto("/k/#abcdefghj")
    expect(phone.locator("#code")).to_have_value("ABC-DEF-GHJ")
    assert "#" not in phone.url
    assert standin.tokens == []


def test_what_was_scanned_is_sent_whole_and_stays_nowhere(phone, standin):
    standin.code = "ABCDEFGHJ~a-Mark_of20Letters_xx"
    phone.goto(f"/k/#{standin.code}")
    expect(phone.locator("#code")).to_have_value("ABC-DEF-GHJ")
    phone.get_by_role("button", name="Begin").tap()
    expect(phone.locator(".screen-about")).to_be_visible()

    assert standin.posts_to("/k/begin") == [{"code": standin.code}]
    assert phone.url == f"{standin.url}/k/"
    assert "Mark" not in walk.stored(phone)
    assert not any("Mark" in path for path, _ in standin.sent)
    phone.go_back()
    assert "Mark" not in phone.url


def test_six_more_symbols_can_be_typed_behind_the_code(phone, standin):
    standin.code = "ABCDEFGHJKMNPQR"
    walk.open_page(phone)
    walk.type_code(phone, "abc-def-ghj kmn-pqr")
    expect(phone.locator(".screen-about")).to_be_visible()


def test_a_reload_halfway_starts_again_with_the_same_token(phone, standin):
    walk.begin(phone)
    before = walk.stored(phone)
    walk.answer(phone, "Helemaal niet fijn")
    walk.onwards(phone)
    walk.answer(phone, "Nooit")
    assert walk.stored(phone) == before, "answering leaves no trace on the device"

    phone.reload()
    expect(phone.get_by_text("De pagina is opnieuw geladen")).to_be_visible()
    walk.to_questions(phone)
    assert phone.locator("input:checked").count() == 0
    walk.answer_all(phone)
    expect(walk.said(phone)).to_have_text("Je antwoorden zijn aangekomen.")
    assert standin.tokens == list(standin.kept) == ["token-1"]


def test_without_a_secure_connection_the_plain_page_comes(contexts, standin):
    context = contexts()
    context.add_init_script("delete Crypto.prototype.subtle")
    page = context.new_page()
    page.goto("/k/")
    expect(page.locator("h1")).to_have_text("De eenvoudige pagina")


def test_without_script_there_is_a_way(contexts, standin):
    page = contexts(java_script_enabled=False).new_page()
    page.goto("/k/en/")
    page.get_by_role("link", name="Start").click()
    expect(page.locator("h1")).to_have_text("De eenvoudige pagina")


def test_reading_aloud_uses_a_voice_of_the_device_only(contexts, standin):
    context = contexts()
    context.add_init_script(
        """window.spoken = [];
        const far = {localService: false, lang: 'nl-NL'}, near = {localService: true, lang: 'nl-NL'};
        window.voices = [far];
        speechSynthesis.getVoices = () => window.voices;
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        speechSynthesis.speak = (line) => window.spoken.push([line.text, line.voice.localService]);
        window.comes = () => { window.voices = [far, near]; speechSynthesis.dispatchEvent(new Event('voiceschanged')); };"""
    )
    page = context.new_page()
    walk.begin(page)
    expect(page.get_by_role("button", name="Lees voor")).to_be_hidden()

    page.evaluate("comes()")
    page.get_by_role("button", name="Lees voor").click()
    assert page.evaluate("spoken")[0] == ["Hoe voel je je in jouw klas?", True]
    expect(page.get_by_role("button", name="Stop met voorlezen")).to_be_visible()
