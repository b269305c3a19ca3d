"""Template tags of the shared page parts; the README lists them with examples."""

from collections.abc import Sequence
from typing import TypedDict

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pijler.foundation.ui import bands, names, shapes

register = template.Library()


def _silent_or_named(label: str) -> SafeString:
    if label:
        return format_html('role="img" aria-label="{}"', label)
    return mark_safe('aria-hidden="true"')


def _trusted(drawn: str) -> SafeString:
    return mark_safe(drawn)  # noqa: S308  our own drawings, from files beside this one


@register.simple_tag
def icon(name: str, size: str = "", flip: bool = False, label: str = "") -> SafeString:
    """Draw an icon; silent unless it has a label."""
    classes = " ".join(
        filter(None, ["icon", size and f"icon--{size}", "flip" if flip else ""])
    )
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" {}>{}</svg>',
        classes,
        _silent_or_named(label),
        _trusted(shapes.icon_shape(name)),
    )


@register.simple_tag
def face(value: int, kind: str = "faces") -> SafeString:
    """Draw the face or bow of one step, silent: the word beside it is the name."""
    shape = _trusted(shapes.face_shape(value, kind))
    if kind == "bow":
        return format_html(
            '<svg class="bow" viewBox="0 0 56 40" aria-hidden="true">{}</svg>', shape
        )
    return format_html(
        '<svg class="mug" viewBox="0 0 100 100" aria-hidden="true">{}</svg>', shape
    )


@register.simple_tag
def logo(small: bool = False) -> SafeString:
    """Draw the mark, silent; small is drawn for 16 to 24 pixels."""
    name = "logo-small" if small else "logo"
    return _trusted(render_to_string(f"ui/drawing/{name}.svg"))


@register.simple_tag
def drawing(name: str, label: str = "") -> SafeString:
    """Draw a scene or a still; silent unless it has a label."""
    return _trusted(
        render_to_string(f"ui/drawing/{name}.svg", {"named": _silent_or_named(label)})
    )


@register.simple_tag
def person_arch(name: str, size: str = "") -> SafeString:
    """Put the initials of a name in an arch, silent: the name stands beside it."""
    return format_html(
        '<span class="arch{} p{}" aria-hidden="true">{}</span>',
        " arch--l" if size == "l" else "",
        names.pillar_of(name),
        names.initials(name),
    )


@register.simple_tag
def portrait(number: int, size: str = "") -> SafeString:
    """Draw one of six people in an arch, silent."""
    return format_html(
        '<span class="arch portrait{} p{}" aria-hidden="true">{}</span>',
        " arch--l" if size == "l" else "",
        {1: 4, 2: 1, 3: 2, 4: 3, 5: 1, 6: 2}[number],
        _trusted(render_to_string(f"ui/drawing/portrait-{number}.svg")),
    )


@register.simple_tag
def stones(done: int, total: int, label: str = "", now: bool = False) -> SafeString:
    """Show progress as stones; `now` marks the stone after those that are done."""
    states = [
        "done" if n < done else "now" if now and n == done else "" for n in range(total)
    ]
    return format_html(
        '<span class="stones{}" role="img" aria-label="{}">{}</span>',
        " stones--many" if total > 12 else "",
        label or _("%(done)s of %(total)s") % {"done": done, "total": total},
        format_html_join(
            "", '<span class="{}"></span>', ((state,) for state in states)
        ),
    )


@register.simple_tag
def band_words(low: int, high: int) -> str:
    """Say the bands in words."""
    return bands.words(low, high)


class Tabs(TypedDict):
    """What the template of the tabs on a phone reads."""

    first: Sequence[object]
    action: object
    rest: Sequence[object]


@register.inclusion_tag("ui/part/tabs.html")
def phone_tabs(menu: Sequence[object], action: object = "") -> Tabs:
    """Fit the menu into four tabs on a phone; what does not fit stands under "More"."""
    room = 4 - bool(action)
    fitting = room if len(menu) <= room else room - 1
    return {"first": menu[:fitting], "action": action, "rest": menu[fitting:]}


class BandChart(TypedDict):
    """What the template of the band chart reads."""

    now: bands.Spread | None
    before: bands.Spread | None
    label: str
    now_label: str
    before_label: str
    scale: list[str]


@register.inclusion_tag("ui/part/band_chart.html")
def band_chart(
    shown: bands.HasBands | tuple[int, int] | None,
    before: bands.HasBands | tuple[int, int] | None = None,
    label: str = "",
    now_label: str = "",
    before_label: str = "",
) -> BandChart:
    """Draw the five-band bar: solid over the bands it may be in, fading half a band beyond."""
    now = bands.spread(shown)
    return {
        "now": now,
        "before": bands.spread(before),
        "label": label or (bands.words(now.low, now.high) if now else ""),
        "now_label": now_label or _("now"),
        "before_label": before_label or _("before"),
        "scale": [str(name) for name in bands.BANDS.values()],
    }


class FigureTable(TypedDict):
    """What the template of the figure table reads."""

    caption: str
    columns: Sequence[str]
    rows: list[tuple[str, list[tuple[str, str]]]]


@register.inclusion_tag("ui/part/figure_table.html")
def figure_table(
    caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> FigureTable:
    """Show rows as a table; the first column names the row."""
    return {
        "caption": caption,
        "columns": columns,
        "rows": [
            (row[0], list(zip(columns[1:], row[1:], strict=True))) for row in rows
        ],
    }


class Answer(TypedDict):
    """What the template of one answer reads."""

    name: str
    value: int | str
    label: str
    show: str
    checked: bool


@register.inclusion_tag("ui/part/answer.html")
def answer(
    name: str, value: int | str, label: str, show: str = "words", checked: bool = False
) -> Answer:
    """Offer one answer as a real radio input with a face, a bow or words."""
    return {
        "name": name,
        "value": value,
        "label": label,
        "show": show,
        "checked": checked,
    }
