"""A difference in words: "34 new pupils, 3 leave, 1 changes class"."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pijler.foundation.rosters.steps import Kind

# In the order in which they are said.
_PHRASES: Mapping[Kind, Callable[[int], str]] = {
    Kind.PUPIL_NEW: lambda n: ngettext("%(n)d new pupil", "%(n)d new pupils", n),
    Kind.PUPIL_LEAVES: lambda n: ngettext("%(n)d leaves", "%(n)d leave", n),
    Kind.PUPIL_RETURNS: lambda n: ngettext("%(n)d returns", "%(n)d return", n),
    Kind.PUPIL_MOVES: lambda n: ngettext(
        "%(n)d changes class", "%(n)d change class", n
    ),
    Kind.PUPIL_PLACED: lambda n: ngettext("%(n)d gets a class", "%(n)d get a class", n),
    Kind.PUPIL_REGROUPED: lambda n: ngettext(
        "%(n)d changes teaching group", "%(n)d change teaching group", n
    ),
    Kind.PUPIL_RENAMED: lambda n: ngettext(
        "%(n)d has another name", "%(n)d have another name", n
    ),
    Kind.PUPIL_CORRECTED: lambda n: ngettext(
        "of %(n)d pupil something else changes",
        "of %(n)d pupils something else changes",
        n,
    ),
    Kind.GROUP_NEW: lambda n: ngettext("%(n)d new group", "%(n)d new groups", n),
    Kind.GROUP_CORRECTED: lambda n: ngettext(
        "%(n)d group changes", "%(n)d groups change", n
    ),
    Kind.STAFF_NEW: lambda n: ngettext(
        "%(n)d new member of staff", "%(n)d new members of staff", n
    ),
    Kind.STAFF_ENDS: lambda n: ngettext(
        "%(n)d member of staff is no longer listed",
        "%(n)d members of staff are no longer listed",
        n,
    ),
    Kind.STAFF_ROLES: lambda n: ngettext(
        "%(n)d member of staff gets other groups",
        "%(n)d members of staff get other groups",
        n,
    ),
    Kind.STAFF_CORRECTED: lambda n: ngettext(
        "of %(n)d member of staff the details change",
        "of %(n)d members of staff the details change",
        n,
    ),
    Kind.GUARDIAN_NEW: lambda n: ngettext("%(n)d new parent", "%(n)d new parents", n),
    Kind.GUARDIAN_ENDS: lambda n: ngettext(
        "%(n)d parent is no longer listed", "%(n)d parents are no longer listed", n
    ),
    Kind.GUARDIAN_CORRECTED: lambda n: ngettext(
        "%(n)d parent is back", "%(n)d parents are back", n
    ),
    Kind.AUTHORITY_CHANGES: lambda n: ngettext(
        "of %(n)d parent the authority changes",
        "of %(n)d parents the authority changes",
        n,
    ),
}


def phrases(counts: Mapping[str, int]) -> list[str]:
    """Each count in words; what does not happen is not said."""
    return [phrase(kind, counts[kind]) for kind in _PHRASES if counts.get(kind)]


def phrase(kind: Kind, number: int) -> str:
    """One count in words."""
    return _PHRASES[kind](number) % {"n": number}


def summary(
    counts: Mapping[str, int], findings: Iterable[Mapping[str, object]] = ()
) -> str:
    """All counts in one line, with the lines that were left out."""
    said = phrases(counts) or [_("Nothing changes")]
    return ", ".join([*said, *unread(findings)])


def words_to_confirm(leaving: int) -> str:
    """The words that somebody has to type when many pupils would leave."""
    words = ngettext("%(n)d pupil leaves", "%(n)d pupils leave", leaving)
    return words % {"n": leaving}


def unread(findings: Iterable[Mapping[str, object]]) -> list[str]:
    """Which lines could not be read, of stored findings; nothing if all were."""
    return _unread(_lines(findings))


def _lines(findings: Iterable[Mapping[str, object]]) -> list[int]:
    return [
        line
        for finding in findings
        if finding["severity"] == "error" and isinstance(line := finding["line"], int)
    ]


def _unread(lines: Sequence[int]) -> list[str]:
    if not lines:
        return []
    shown = ", ".join(_("line %(line)d") % {"line": line} for line in lines[:5])
    said = ngettext(
        "%(n)d line we could not read: %(lines)s",
        "%(n)d lines we could not read: %(lines)s",
        len(lines),
    ) % {"n": len(lines), "lines": shown}
    return [said + (" …" if len(lines) > 5 else "")]
