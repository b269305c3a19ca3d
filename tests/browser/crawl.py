"""Finds every page that somebody can reach from their first page by following links."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import BrowserContext

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
LINK = re.compile(r"<a\b[^>]*?\shref=\"([^\"]*)\"")
# Taking somebody else's place is no page of this person.
ELSEWHERE = ("/demo/",)


def shape_of(path: str) -> str:
    """The address without the ids in it: pages of one shape are built alike."""
    return ID.sub("*", path)


def pages_from(context: BrowserContext, url: str, first: str) -> Iterator[str]:
    """The address of one page of each shape; each link there leads somewhere."""
    todo, seen = [first], set()
    while todo:
        path = todo.pop(0)
        if shape_of(path) in seen or path.startswith(ELSEWHERE):
            continue
        seen.add(shape_of(path))
        answer = context.request.get(path)
        assert answer.status == 200, f"{path} answers {answer.status}"
        if answer.headers.get("content-type", "").startswith("text/html"):
            yield path
            todo += _links(url, path, answer.text())


def _links(url: str, path: str, html: str) -> Iterator[str]:
    for href in LINK.findall(html):
        found = urlsplit(urljoin(url + path, href.replace("&amp;", "&")))
        if found.netloc == urlsplit(url).netloc:
            yield found.path + (f"?{found.query}" if found.query else "")
