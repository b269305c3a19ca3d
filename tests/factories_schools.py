"""Class lists as bytes, and schools to put them in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from pijler.foundation.journal.actors import System
from pijler.foundation.rosters.actions import apply_import, stage_roster
from pijler.foundation.rosters.models import RosterImport
from pijler.foundation.schools.models import Organisation
from tests.factories import NOON, make_school

EXAMPLES = Path(__file__).resolve().parents[1] / "examples/roster"


@dataclass
class Child:
    """A pupil in a list."""

    number: str
    name: str
    group: str = "7A"
    born: str = "2015-03-09"
    eck: str = ""
    extra: Sequence[str] = ()


@dataclass
class Adult:
    """A member of staff in a list."""

    number: str
    name: str
    groups: Sequence[str] = ()
    email: str = ""


@dataclass
class School:
    """A list of one school, to be written as EDEXML."""

    brin: str = "12AB"
    year: str = "2026-2027"
    children: Sequence[Child] = field(default_factory=list)
    adults: Sequence[Adult] = field(default_factory=list)

    def edexml(self) -> bytes:
        groups = dict.fromkeys(
            [one.group for one in self.children if one.group]
            + [name for one in self.adults for name in one.groups]
        )
        combined = dict.fromkeys(name for one in self.children for name in one.extra)
        text = [
            "<EDEX><school>",
            f"<schooljaar>{self.year}</schooljaar><peildatum>2026-10-01</peildatum>",
            f"<brincode>{self.brin}</brincode><schoolkey>s</schoolkey>",
            "<xsdversie>2.1</xsdversie></school><groepen>",
            *(
                f'<groep key="{name}"><naam>{name}</naam><jaargroep>7</jaargroep></groep>'
                for name in groups
            ),
            *(
                f'<samengestelde_groep key="{name}"><naam>{name}</naam>'
                "</samengestelde_groep>"
                for name in combined
            ),
            "</groepen><leerlingen>",
            *map(_child, self.children),
            "</leerlingen><leerkrachten>",
            *map(_adult, self.adults),
            "</leerkrachten></EDEX>",
        ]
        return "".join(text).encode()


def children(count: int, group: str = "7A", first: int = 1) -> list[Child]:
    """Pupils with numbers in a row."""
    return [
        Child(str(n), f"Voornaam{n} Achternaam{n}", group)
        for n in range(first, first + count)
    ]


def stage(
    school: Organisation, content: bytes, *, by=None, at=NOON, name="list.xml", **more
) -> RosterImport:
    """Read a list; needs the context of the school."""
    return stage_roster(
        by=by or System(school.pk),
        at=at,
        file=BytesIO(content),
        filename=name,
        **more,
    )


def bring(
    school: Organisation, content: bytes, *, by=None, at=NOON, words=None
) -> RosterImport:
    """Read a list and put it to use."""
    staged = stage(school, content, at=at)
    apply_import(
        by=by or System(school.pk), at=at, roster_import=staged, confirmed_words=words
    )
    return staged


def our_school(name: str = "De Meander", brin: str = "12AB") -> Organisation:
    """A primary school with a BRIN."""
    return make_school(name, brin=brin)


def _child(one: Child) -> str:
    given, _, family = one.name.partition(" ")
    eck = f' eckid="{one.eck}"' if one.eck else ""
    group = f'<groep key="{one.group}"/>' if one.group else ""
    combined = "".join(f'<samengestelde_groep key="{name}"/>' for name in one.extra)
    if combined:
        combined = f"<samengestelde_groepen>{combined}</samengestelde_groepen>"
    return (
        f'<leerling key="{one.number}"{eck}><achternaam>{family}</achternaam>'
        f"<roepnaam>{given}</roepnaam><geboortedatum>{one.born}</geboortedatum>"
        f"<jaargroep>7</jaargroep>{group}{combined}</leerling>"
    )


def _adult(one: Adult) -> str:
    given, _, family = one.name.partition(" ")
    groups = "".join(f'<groep key="{name}"/>' for name in one.groups)
    email = f"<emailadres>{one.email}</emailadres>" if one.email else ""
    return (
        f'<leerkracht key="{one.number}"><achternaam>{family}</achternaam>'
        f"<roepnaam>{given}</roepnaam>{email}<groepen>{groups}</groepen></leerkracht>"
    )
