"""Reads the documentation: its pages, their examples, what they explain."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
REFERENCE = ROOT / "docs/reference"
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    """README and its neighbours, and everything in docs."""
    beside_it = ROOT.glob("*.md")
    inside = (page for page in ROOT.glob("docs/**/*.md") if "_build" not in page.parts)
    return sorted([*beside_it, *inside])


def commands(text: str) -> Iterator[str]:
    """The lines after `$ ` in console blocks."""
    for block in CONSOLE.findall(text):
        for line in block.splitlines():
            if line.startswith("$ "):
                yield line.removeprefix("$ ")


def all_commands() -> list[tuple[str, str]]:
    """Every command in the documentation, with its page."""
    return [
        (page.relative_to(ROOT).as_posix(), command)
        for page in pages()
        for command in commands(page.read_text(encoding="utf-8"))
    ]


def sections(page: Path) -> dict[str, str]:
    """A page by its headings of the second level."""
    parts = re.split(r"^## (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def terms(text: str) -> set[str]:
    """What a definition list explains: `a`, `b` above a line that begins with a colon."""
    found: set[str] = set()
    for line in re.findall(r"^(`.+`)\n:", text, flags=re.MULTILINE):
        found.update(re.findall(r"`([^`]+)`", line))
    return found
