"""The shared page parts: what they draw, and what they must never say."""

from dataclasses import dataclass

import pytest
from django import forms
from django.template import Context, Template

from pijler.foundation.ui.names import initials, pillar_of
from pijler.foundation.ui.shapes import UnknownShape


def drawn(source: str, **context) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


@dataclass(frozen=True)
class Figure:
    low: int
    high: int


@dataclass(frozen=True)
class Entry:
    label: str
    icon: str = "house"
    url: str = "/"


class Agreement(forms.Form):
    what = forms.CharField(label="What", help_text="Small is fine.")
    reach = forms.ChoiceField(widget=forms.RadioSelect, choices=[("a", "All")])


def test_a_band_chart_places_its_bars_by_whole_bands():
    chart = drawn(
        "{% band_chart shown before label='Most' %}", shown=Figure(4, 5), before=(3, 3)
    )

    assert "band__from-4 band__to-5" in chart
    assert "band__from-3 band__to-3" in chart
    assert 'aria-label="Most"' in chart


def test_a_band_chart_without_a_figure_draws_nothing():
    assert "band" not in drawn("{% band_chart shown %}", shown=None)


@pytest.mark.parametrize("pair", [(0, 3), (4, 6), (4, 3)])
def test_a_band_chart_refuses_bands_that_do_not_exist(pair):
    with pytest.raises(ValueError, match="Bands run from 1 to 5"):
        drawn("{% band_chart shown %}", shown=pair)


def test_bands_are_told_in_words():
    assert drawn("{% band_words 4 4 %}") == "de meesten"
    assert drawn("{% band_words 4 5 %}") == "de meesten tot bijna iedereen"


def test_a_table_puts_each_cell_under_its_column():
    table = drawn(
        "{% figure_table 'How' columns rows %}",
        columns=["Theme", "Now"],
        rows=[["Sleep", "a few"]],
    )

    assert '<th scope="row">Sleep</th>' in table
    assert '<td data-label="Now">a few</td>' in table


def test_a_table_with_a_missing_cell_is_a_mistake():
    with pytest.raises(ValueError, match="shorter"):
        drawn(
            "{% figure_table '' columns rows %}",
            columns=["Theme", "Now"],
            rows=[["Sleep"]],
        )


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Marieke de Wit", "MW"), ("Özgür", "Ö"), ("Jan van der Berg", "JB"), ("", "")],
)
def test_initials_leave_out_de_and_van(name, letters):
    assert initials(name) == letters


def test_a_name_keeps_its_colour():
    assert pillar_of("Samira Haddou") == pillar_of("Samira Haddou") in {1, 2, 3, 4}


def test_a_name_cannot_bring_its_own_markup():
    assert "<script" not in drawn("{% person_arch name %}", name="<script> X")


def test_an_icon_is_silent_unless_it_has_a_name():
    assert 'aria-hidden="true"' in drawn("{% icon 'check' %}")
    assert 'aria-label="Done"' in drawn("{% icon 'check' label='Done' %}")


def test_an_unknown_icon_says_where_to_add_it():
    with pytest.raises(UnknownShape, match=r"icons\.json"):
        drawn("{% icon 'unicorn' %}")


def test_stones_mark_what_is_done_and_where_we_are():
    row = drawn("{% stones 2 4 now=True %}")

    assert row.count('class="done"') == 2
    assert row.count('class="now"') == 1
    assert 'aria-label="2 van de 4"' in row


@pytest.mark.parametrize(
    ("entries", "action", "shown", "hidden"),
    [(4, "", 4, 0), (5, "", 3, 2), (3, "Report", 3, 0), (4, "Report", 2, 2)],
)
def test_a_phone_shows_four_tabs_and_the_rest_under_more(
    entries, action, shown, hidden
):
    menu = [Entry(f"entry{number}") for number in range(entries)]
    tabs = drawn(
        "{% phone_tabs menu action %}",
        menu=menu,
        action=Entry(action) if action else "",
    )

    tabbed, _, under_more = tabs.partition("<details")
    assert tabbed.count("entry") == shown
    assert under_more.count("entry") == hidden


def test_an_answer_is_a_real_radio_input_with_its_word():
    answer = drawn(
        "{% answer name='q' value=4 label='Fijn' show='faces' checked=True %}"
    )

    assert '<input type="radio" name="q" value="4" checked>' in answer
    assert "<span>Fijn</span>" in answer


def test_a_form_ties_hint_and_error_to_its_field():
    page = drawn("{{ form }}", form=Agreement({}))

    assert 'for="id_what"' in page
    assert 'id="id_what_helptext"' in page
    assert 'id="id_what_error"' in page
    assert 'aria-describedby="id_what_helptext id_what_error"' in page
    assert 'href="#id_what"' in page


def test_a_form_without_mistakes_has_no_summary():
    assert "summary" not in drawn("{{ form }}", form=Agreement())
