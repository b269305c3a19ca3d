"""Links between pages lead somewhere."""

import re

import pytest

from . import pages

LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
# Made by a browser test on the way.
PICTURES = "docs/images/"


@pytest.mark.parametrize("page", pages.pages(), ids=lambda page: page.name)
def test_every_link_on_the_page_leads_to_a_file(page):
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    broken = [
        target
        for target in targets
        if not (page.parent / target).exists() and not target.startswith(PICTURES)
    ]

    assert broken == []
