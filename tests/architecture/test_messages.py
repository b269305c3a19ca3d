"""Every text that a screen shows has its Dutch, and no Dutch is left over."""

import re
from pathlib import Path

import pytest

from tools import messages

DUTCH = '\nmsgid "Save"\nmsgstr "Bewaren"\n'


def test_every_text_has_its_dutch_and_no_dutch_is_unused():
    assert "\n".join(messages.problems()) == ""


def test_one_text_has_one_translation_in_the_whole_house():
    chosen: dict[messages.Key, str | tuple[str, ...]] = {}
    different = []
    for app in messages.apps():
        for key, message in messages.messages(messages.translations_of(app)).items():
            if chosen.setdefault(key, message.string) != message.string:
                different.append(f"{app.name}: {key[1]!r}")

    assert "\n".join(different) == ""


PLACE = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")


def test_the_dutch_fills_in_the_same_places_as_the_english():
    wrong = []
    for app in messages.apps():
        for key, message in messages.messages(messages.translations_of(app)).items():
            # In the singular "one" may be written out; the last form has all places.
            english = message.id if isinstance(message.id, str) else message.id[-1]
            dutch = (
                message.string
                if isinstance(message.string, str)
                else message.string[-1]
            )
            if set(PLACE.findall(english)) != set(PLACE.findall(dutch)):
                wrong.append(f"{app.name}: {key[1]!r}")

    assert "\n".join(wrong) == ""


@pytest.fixture
def house(tmp_path) -> Path:
    """A house of one app with one text in a template and one in the code."""
    app = tmp_path / "room/app"
    (app / "templates").mkdir(parents=True)
    (app / "__init__.py").touch()
    (app / "templates/page.html").write_text(
        "{% load i18n %}\n<ul>\n    <li>{% translate 'Save' %}</li>\n  <li>"
        "{% blocktranslate count n=rows|length trimmed %}\n  {{ n }} pupil\n"
        "{% plural %}\n  {{ n }} pupils\n{% endblocktranslate %}</li></ul>"
    )
    (app / "views.py").write_text("text = pgettext('button', 'Stop')\n")
    return tmp_path


def test_texts_are_found_in_templates_and_code(house):
    found = messages.messages(messages.texts_in(house / "room/app"))

    assert set(found) == {(None, "Save"), (None, "%(n)s pupil"), ("button", "Stop")}


def test_a_missing_translation_is_seen(house):
    assert "room/app: no Dutch for 'Save'" in messages.problems(house)


def test_an_update_keeps_what_was_translated_and_drops_what_is_unused(house):
    po = house / "room/app" / messages.PO
    po.parent.mkdir(parents=True)
    po.write_text(messages.HEADER + DUTCH + DUTCH.replace("Save", "Gone"))

    messages.update(house)

    known = messages.messages(messages.translations_of(house / "room/app"))
    assert known[None, "Save"].string == "Bewaren"
    assert (None, "Gone") not in known
    assert "room/app: the Dutch is empty or doubtful for 'Stop'" in messages.problems(
        house
    )


def test_a_second_update_changes_nothing(house):
    po = house / "room/app" / messages.PO
    messages.update(house)
    first = po.read_text()

    messages.update(house)

    assert po.read_text() == first


def test_a_word_of_the_shared_parts_counts_for_every_app(house):
    shared = house / messages.SHARED
    (shared / messages.PO).parent.mkdir(parents=True)
    (shared / "__init__.py").touch()
    (shared / messages.PO).write_text(messages.HEADER + DUTCH)

    assert "room/app: no Dutch for 'Save'" not in messages.problems(house)


def test_compiling_makes_a_catalogue_that_django_can_read(house):
    po = house / "room/app" / messages.PO
    po.parent.mkdir(parents=True)
    po.write_text(messages.HEADER + DUTCH)

    assert messages.compile_all(house) == 1
    assert b"Bewaren" in po.with_suffix(".mo").read_bytes()
