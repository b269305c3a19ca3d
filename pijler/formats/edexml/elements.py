"""Gather the elements that matter into small records; all others are stepped over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pijler.formats.findings import Code, found
from pijler.formats.notebook import Refused

ROOT = "EDEX"
# Whole records, by their path below the root.
RECORDS = frozenset(
    [
        ("school",),
        ("vestigingen", "vestiging"),
        ("groepen", "groep"),
        ("groepen", "samengestelde_groep"),
        ("leerlingen", "leerling"),
        ("leerkrachten", "leerkracht"),
    ]
)
NUMBERS = frozenset(
    ["bsn", "sofinummer", "onderwijsnummer", "bsn_ondwnr-4", "rijksregisternummer"]
    + ["pgn"]
)
# What is read inside a record; `toevoegingen`, origin, address and more are not.
_READ = frozenset(
    ["schooljaar", "peildatum", "brincode", "dependancecode", "instellingsnummer"]
    + ["schoolkey", "aanmaakdatum", "xsdversie", "naam", "jaargroep"]
    + ["achternaam", "voorvoegsel", "voornamen", "voorletters-1", "roepnaam"]
    + ["geboortedatum", "emailadres", "instroomdatum", "uitstroomdatum"]
    + ["groep", "samengestelde_groep", "samengestelde_groepen", "groepen"]
    + ["vestiging", "rol", "rolomschrijving"]
)
_LONGEST_KEPT = 1_000
_MOST_PARTS = 1_000


@dataclass(slots=True)
class Element:
    """One element of a record: its name, line, attributes, text and parts."""

    name: str
    line: int
    attributes: dict[str, str]
    text: str = ""
    parts: list[Element] = field(default_factory=list)
    holds_bsn: bool = False

    def all(self, name: str) -> Iterator[Element]:
        """Give the parts with this name."""
        return (part for part in self.parts if part.name == name)

    def first(self, *names: str) -> Element | None:
        """Give the first part with one of these names, in the order of the names."""
        return next((part for name in names for part in self.all(name)), None)

    def said(self, *names: str) -> tuple[str, int]:
        """Give the text of the first such part and its line, else nothing and ours."""
        part = self.first(*names)
        return (part.text, part.line) if part else ("", self.line)


class Gatherer:
    """Listens to the stream and hands over each record when it is complete."""

    def __init__(self, hand_over: Callable[[Element], None]) -> None:
        self._hand_over = hand_over
        self._path: list[str] = []
        self._open: list[Element] = []
        self._stepping_over = 0
        self._parts = 0

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        """An element begins."""
        plain = name.rpartition(":")[2]
        if self._stepping_over:
            self._stepping_over += 1
        elif self._open:
            self._start_part(plain, attributes, line)
        else:
            self._start_outside(plain, attributes, line)

    def text(self, data: str) -> None:
        """Text stands in the element that is open."""
        if not self._open or self._stepping_over:
            return
        element = self._open[-1]
        if len(element.text) <= _LONGEST_KEPT:
            element.text += data[: _LONGEST_KEPT + 1]

    def end(self) -> None:
        """The element that was begun last ends."""
        if self._stepping_over:
            self._stepping_over -= 1
        elif self._open:
            self._end_element(self._open.pop())
        else:
            self._path.pop()

    def _start_part(self, name: str, attributes: dict[str, str], line: int) -> None:
        if name in NUMBERS:
            self._open[0].holds_bsn = True
        if name not in _READ:
            self._stepping_over = 1
            return
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise Refused(found(Code.STRANGE_STRUCTURE, line))
        element = Element(name, line, attributes)
        self._open[-1].parts.append(element)
        self._open.append(element)

    def _start_outside(self, name: str, attributes: dict[str, str], line: int) -> None:
        if not self._path and name != ROOT:
            raise Refused(found(Code.OTHER_XML, line))
        if (*self._path[1:], name) in RECORDS:
            self._parts = 0
            self._open.append(Element(name, line, attributes))
        else:
            self._path.append(name)

    def _end_element(self, element: Element) -> None:
        if not self._open:
            self._hand_over(element)
