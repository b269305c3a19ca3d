"""The instruments that come with Pijler: read from their files and checked."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from pijler.listening.instruments.checking import Finding, check
from pijler.listening.instruments.questionnaire import say

Document = dict[str, object]


class UnsoundInstrument(Exception):
    """An instrument file that comes with Pijler has mistakes in it."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings


@dataclass(frozen=True)
class Shipped:
    """One version of one instrument, as it lies in the library."""

    key: str
    version: str
    document: Document

    @property
    def steps(self) -> tuple[int, ...]:
        """The version as numbers, so that 1.10 comes after 1.9."""
        return tuple(int(step) for step in self.version.split("."))

    def title(self, language: str) -> str:
        """What it is called, in this language."""
        return say(self.document["title"], language)

    def fits_sector(self, sector: str) -> bool:
        """Whether it was made for this kind of education."""
        return sector in _words(self.document, "sectors")

    def fits_year(self, year: int | None) -> bool:
        """Whether it was made for this year group; a mixed group may always take part."""
        years = self.document.get("years")
        return year is None or not years or (isinstance(years, list) and year in years)


@cache
def shipped() -> tuple[Shipped, ...]:
    """Every instrument of the library; one with a mistake stops us, with its findings."""
    found = []
    for file in _files():
        document, findings = read(file.name, file.read_bytes())
        if findings:
            raise UnsoundInstrument(findings)
        found.append(Shipped(str(document["key"]), str(document["version"]), document))
    return tuple(sorted(found, key=lambda one: (one.key, one.steps)))


def find(key: str, version: str) -> Shipped | None:
    """The shipped instrument of this name and version, if there is one."""
    for one in shipped():
        if (one.key, one.version) == (key, version):
            return one
    return None


def read(name: str, content: bytes) -> tuple[Document, list[Finding]]:
    """Read one instrument file; what is wrong is said with its place."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as problem:
        where = getattr(problem, "lineno", 1)
        return {}, [
            Finding(name, f"line {where}", "This is not JSON.", "Look at this line.")
        ]
    if not isinstance(document, dict):
        return {}, [
            Finding(name, "the whole file", "An instrument is an object.", "Use { }.")
        ]
    return document, check(name, document)


def digest_of(document: Document) -> str:
    """The fingerprint of a document: the same for the same content, in whatever order."""
    written = json.dumps(
        document, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(written.encode()).hexdigest()


def _files() -> Iterator[Traversable]:
    folder = files("pijler.listening.instruments") / "library"
    return (file for file in folder.iterdir() if file.name.endswith(".json"))


def _words(document: Document, name: str) -> list[str]:
    value = document.get(name)
    return [str(word) for word in value] if isinstance(value, list) else []
