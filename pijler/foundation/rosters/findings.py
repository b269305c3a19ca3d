"""What the reader of a list found, said in the language of the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pijler.formats.findings import FIELD_NAMES, Code, Finding, found
from pijler.foundation.rosters.models import RosterImport

REFUSALS: Mapping[str, object] = {
    "other-school": gettext_lazy(
        "This list is of another school: it says BRIN %(listed)s and yours is %(ours)s."
        " Nothing was changed. Export the list of your own school."
    ),
    "key-lost": gettext_lazy(
        "The key by which Pijler recognises pupils of earlier lists is gone, so every"
        " pupil would look new. Nothing was changed. Ask whoever keeps Pijler running"
        " to put the saved keys back."
    ),
    "file-gone": gettext_lazy(
        "The file was gone before it was read. Nothing was changed. Upload it again."
    ),
}


@dataclass(frozen=True)
class Said:
    """A finding as a page shows it."""

    line: int | None
    field: str
    text: str
    serious: bool


def said(roster_import: RosterImport) -> list[Said]:
    """Every finding of an import, and why it was refused."""
    return [*_refusal(roster_import), *map(_said, roster_import.findings)]


def as_text(roster_import: RosterImport) -> str:
    """The findings as plain text, one a line."""
    rows = [f"{roster_import.filename}\n"]
    rows += ["".join([_place(one), one.text, "\n"]) for one in said(roster_import)]
    return "".join(rows)


def _place(one: Said) -> str:
    if one.line is None:
        return ""
    line = _("line %(line)d") % {"line": one.line}
    return f"{line}, {one.field}: " if one.field else f"{line}: "


def _refusal(roster_import: RosterImport) -> Iterable[Said]:
    refusal = roster_import.refusal
    if refusal:
        text = str(REFUSALS[refusal["code"]]) % refusal
        yield Said(None, "", text, serious=True)


def _said(stored: Mapping[str, object]) -> Said:
    finding = stored_finding(stored)
    text = _words(finding)
    field = _(FIELD_NAMES[finding.field]) if finding.field else ""
    serious = finding.severity == "error"
    return Said(finding.line, field, text[:1].upper() + text[1:], serious)


def stored_finding(stored: Mapping[str, object]) -> Finding:
    """A finding as its reader made it."""
    line, field, params = stored["line"], stored["field"], stored["params"]
    return found(
        Code(str(stored["code"])),
        line if isinstance(line, int) else None,
        str(field) if field else None,
        **(params if isinstance(params, dict) else {}),
    )


def _words(finding: Finding) -> str:
    # The place stands beside the sentence on a page, so it is not said twice.
    return Finding(
        finding.severity,
        finding.code,
        None,
        finding.field,
        {**finding.params, "kind": _kind(finding)},
    ).sentence(_)


def _kind(finding: Finding) -> str:
    return str(finding.params.get("kind", "")).replace("-", " ")
