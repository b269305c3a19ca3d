"""`pijler roster`: say what is in a class list, or bring it in."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from pijler.doors.commands.house import database_up, load_django
from pijler.doors.commands.outcome import NOT_OK, OK, Refused
from pijler.formats.csv import Field, Mapping
from pijler.formats.reading import read_roster
from pijler.formats.roster import Roster

EXAMPLES = """\
  pijler roster check classes.xml
  pijler roster check classes.csv --mapping columns.json --json
  pijler roster import classes.xml --school 99PK

A mapping is JSON with a field for each heading: {"Stamnr": "key", "Naam": "given_name"}.
`check` stores nothing. `import` shows what changes and asks before it does anything."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Check or import, and the file."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="say what is in a list; stores nothing")
    check.add_argument("--json", action="store_true", help="the same as JSON")
    bring = actions.add_parser("import", help="show what changes, ask, bring it in")
    bring.add_argument("--school", required=True, metavar="BRIN")
    bring.add_argument("--yes", action="store_true", help="do not ask")
    bring.add_argument(
        "--confirm-leavers",
        action="store_true",
        help="yes, also when more than a fifth of the pupils leaves",
    )
    bring.add_argument(
        "--this-year",
        action="store_true",
        help="use a list of an earlier school year for this one",
    )
    for action in (check, bring):
        action.add_argument("file", type=Path)
        action.add_argument(
            "--mapping", type=Path, metavar="FILE", help="what the columns hold (CSV)"
        )


def run(args: argparse.Namespace) -> int:
    """Do one of the two."""
    mapping = _mapping(args.mapping)
    if args.action == "check":
        with _opened(args.file) as file:
            roster = read_roster(file, filename=args.file.name, mapping=mapping)
        print(_as_json(roster) if args.json else _in_words(roster))
        return OK if roster.importable else NOT_OK
    with _opened(args.file) as file, database_up():
        load_django()
        from pijler.doors.commands import roster_import

        return roster_import.bring(args, file, mapping)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        file = path.open("rb")
    except OSError:
        raise Refused(f"{path} cannot be read.") from None
    with file:
        yield file


def _mapping(path: Path | None) -> Mapping | None:
    if path is None:
        return None
    try:
        words = json.loads(path.read_text())
        return Mapping.of({str(key): str(words[key]) for key in words})
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, TypeError, LookupError):
        raise Refused(f"{path} is not a mapping in JSON.") from None
    except ValueError:
        fields = ", ".join(field.value for field in Field)
        raise Refused(f"{path} names an unknown field; there are: {fields}.") from None


def _counts(roster: Roster) -> dict[str, int]:
    return {
        "locations": len(roster.locations),
        "groups": len(roster.groups),
        "pupils": len(roster.pupils),
        "staff": len(roster.staff),
        "guardians": len(roster.guardians),
    }


def _as_json(roster: Roster) -> str:
    school = asdict(roster.school)
    content = {
        "file": roster.filename,
        "format": roster.format,
        "importable": roster.importable,
        "school": {name: str(value) for name, value in school.items() if value},
        "counts": _counts(roster),
        "findings": [finding.as_dict() for finding in roster.findings],
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


def _in_words(roster: Roster) -> str:
    school = roster.school
    about = [
        roster.format or "unknown form",
        f"school {school.brin}" if school.brin else "",
        f"school year {school.school_year}" if school.school_year else "",
        f"as of {school.reference_date}" if school.reference_date else "",
    ]
    counts = ", ".join(f"{n} {what}" for what, n in _counts(roster).items())
    kinds = Counter(finding.severity.value for finding in roster.findings)
    lines = [f"{roster.filename}: {', '.join(filter(None, about))}", counts]
    lines += [f"{one.severity.value}: {one.sentence()}" for one in roster.findings]
    if kinds:
        lines.append(", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items())))
    ok = "It can be imported." if roster.importable else "It cannot be imported."
    return "\n".join([*lines, ok])
