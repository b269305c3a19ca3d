"""Read a whole EDEXML file into a draft of a roster."""

from collections.abc import Callable, Iterable

from pijler.formats.draft import Draft
from pijler.formats.edexml.elements import Element, Gatherer
from pijler.formats.edexml.people import read_member, read_pupil
from pijler.formats.edexml.places import (
    read_group,
    read_location,
    read_school,
    read_version,
)
from pijler.formats.edexml.stream import Stream
from pijler.formats.notebook import Notebook
from pijler.formats.values import Values

_NEW_IN_2_0 = frozenset(
    ["samengestelde_groep", "samengestelde_groepen", "vestiging", "peildatum"]
    + ["rol", "rolomschrijving", "emailadres", "instellingsnummer"]
)


def read_edexml(chunks: Iterable[bytes], notebook: Notebook) -> tuple[str, Draft]:
    """Read EDEXML; gives the format with its version, and what it holds."""
    builder = _Builder(notebook)
    Stream(Gatherer(builder.add)).walk(chunks)
    return builder.format(), builder.draft


class _Builder:
    """Adds each record to the draft."""

    def __init__(self, notebook: Notebook) -> None:
        self.draft = Draft()
        self._values = Values(notebook)
        self._version: str | None = None
        self._signs: set[str] = set()
        self._adders: dict[str, Callable[[Element], None]] = {
            "school": self._add_school,
            "vestiging": self._add_location,
            "groep": self._add_group,
            "samengestelde_groep": self._add_group,
            "leerling": self._add_pupil,
            "leerkracht": self._add_member,
        }

    def add(self, record: Element) -> None:
        """Add one complete record."""
        if record.holds_bsn:
            self.draft.saw_bsn(record.line)
        self._signs.update(part.name for part in record.parts)
        self._signs.update(record.attributes, [record.name])
        self._adders[record.name](record)
        self.draft.check_size()

    def format(self) -> str:
        """Name the version: what the file says, else what can be seen from it."""
        if self._version:
            return f"EDEXML {self._version}"
        if "eckid" in self._signs:
            return "EDEXML 2.1"
        return "EDEXML 2.0" if self._signs & _NEW_IN_2_0 else "EDEXML 1.0.3"

    def _add_school(self, record: Element) -> None:
        self._version = read_version(record, self._values)
        self.draft.school = read_school(record, self._values)

    def _add_location(self, record: Element) -> None:
        if location := read_location(record, self._values):
            self.draft.locations.append(location)

    def _add_group(self, record: Element) -> None:
        if group := read_group(record, self._values):
            self.draft.groups.append(group)

    def _add_pupil(self, record: Element) -> None:
        if pupil := read_pupil(record, self._values):
            self.draft.pupils.append(pupil)
            self.draft.references += len(pupil.combined_group_keys)

    def _add_member(self, record: Element) -> None:
        if member := read_member(record, self._values):
            self.draft.staff.append(member)
            self.draft.references += len(member.group_keys)
