"""Invented class lists, small enough to read, to break in one place at a time."""

import io
from pathlib import Path

from pijler.formats.reading import read_roster

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples/roster"
OFFICIAL = ROOT.parent / "shared/samples/edexml"

# Numbers in the range that is kept for tests; no person has them.
TEST_BSNS = ("999990019", "999990020", "999990032", "999990044", "999990056")

EDEXML = """<?xml version="1.0" encoding="UTF-8"?>
<EDEX>
  <school>
    <schooljaar>2026-2027</schooljaar>
    <peildatum>2026-10-01</peildatum>
    <brincode>99PK</brincode>
    <xsdversie>2.1</xsdversie>
  </school>
  <vestigingen>
    <vestiging key="dijk"><naam>Dijkweg</naam></vestiging>
  </vestigingen>
  <groepen>
    <groep key="g7"><naam>7 Uilen</naam><jaargroep>7</jaargroep></groep>
    <samengestelde_groep key="plus"><naam>Plusgroep</naam></samengestelde_groep>
  </groepen>
  <leerlingen>
    <leerling key="401" eckid="https://ketenid.nl/invented/401">
      <achternaam>Akkerveld</achternaam>
      <voorvoegsel>van</voorvoegsel>
      <voorletters-1>A</voorletters-1>
      <roepnaam>Aya</roepnaam>
      <geboortedatum>2016-03-09</geboortedatum>
      <groep key="g7"/>
      <samengestelde_groepen><samengestelde_groep key="plus"/></samengestelde_groepen>
      <vestiging key="dijk"/>
      <instroomdatum>2020-08-24</instroomdatum>
    </leerling>
    <leerling key="402">
      <roepnaam>Zoë</roepnaam>
      <geboortedatum>2016-01-31</geboortedatum>
      <jaargroep>6</jaargroep>
      <groep key="g7"/>
    </leerling>
  </leerlingen>
  <leerkrachten>
    <leerkracht key="M1">
      <achternaam>Meerkoet</achternaam>
      <roepnaam>Wil</roepnaam>
      <emailadres>wil@meander.example</emailadres>
      <rol>LRK</rol>
      <groepen><groep key="g7"><rol>STA</rol></groep></groepen>
    </leerkracht>
  </leerkrachten>
</EDEX>
"""

CSV = """\
Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Klas;Mentor
261;Aya;van;Akkerveld;9-3-2014;1A;Oosterling
262;Zoë;;Veenroos;31/01/2014;1A;Oosterling
263;Sem;de;Dijkgraaf;2013-12-01;2B;Tjinasing
"""


def edexml(*changes, encoding="utf-8"):
    """The EDEXML list with pieces changed: each (old, new) must be there."""
    return _changed(EDEXML, changes).encode(encoding)


def csv(*changes, encoding="utf-8"):
    """The CSV list with pieces changed."""
    return _changed(CSV, changes).encode(encoding)


def line_of(piece, text=EDEXML):
    """On which line a piece stands."""
    return text[: text.index(piece)].count("\n") + 1


def read(data, mapping=None, filename="list", on=None):
    """Read bytes."""
    return read_roster(io.BytesIO(data), filename=filename, mapping=mapping, on=on)


def codes(roster):
    """The kinds of findings."""
    return [finding.code.value for finding in roster.findings]


def one(roster, code):
    """The only finding of this kind."""
    (finding,) = [one for one in roster.findings if one.code == code]
    return finding


def without_findings(roster):
    """All that would be kept of a list, as text."""
    rows = (roster.school, roster.locations, roster.groups, roster.pupils)
    return repr((rows, roster.staff, roster.guardians))


def _changed(text, changes):
    for old, new in changes:
        assert old in text, f"{old!r} is not in the list"
        text = text.replace(old, new, 1)
    return text
