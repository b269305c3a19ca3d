"""A QR code that a page can carry: drawn, no file, no other site."""

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

# Dark on white in every theme: cameras need it.
DARK, LIGHT = "#15303a", "#ffffff"
SIZE = 300


def drawn(address: str) -> SafeString:
    """The QR code of an address as an inline drawing of about 300 pixels."""
    code = segno.make(address, error="m", micro=False)
    width, _height = code.symbol_size(border=2)
    shape = code.svg_inline(
        scale=max(1, SIZE // width), border=2, dark=DARK, light=LIGHT
    )
    label = _("QR code of the address with the class code")
    opening = format_html('<svg role="img" aria-label="{}" ', label)
    return mark_safe(shape.replace("<svg ", opening, 1))  # noqa: S308  drawn by us
