"""Gathers the texts of every app, keeps its Dutch translations, and compiles them.

    python -m tools.messages update     after changing a text: renews each django.po
    python -m tools.messages compile    makes each django.mo (part of `make setup`)
    python -m tools.messages check      says what is missing, unused or unfinished

An app's translations stand in its own folder; words that many apps use ("Save") may
stand in the shared page parts, `foundation/ui`. Python and Babel only: gettext's
programs need not be installed.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parent.parent / "pijler"
SHARED = Path("foundation/ui")
PO = Path("locale/nl/LC_MESSAGES/django.po")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = r"""# Dutch translations of {app}. Gathered by `make messages`; fill in the empty ones.
msgid ""
msgstr ""
"Language: nl\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""

# What a text is known by: its context, if any, and its (singular) English words.
Key = tuple[str | None, str]


def key_of(message: Message) -> Key:
    """The context and the English words of a text."""
    words = message.id if isinstance(message.id, str) else message.id[0]
    return message.context, words


def apps(package: Path = PACKAGE) -> list[Path]:
    """The folders of apps: two steps below the package, with an `__init__.py`."""
    return sorted(path.parent for path in package.glob("*/*/__init__.py"))


def texts_in(app: Path) -> Catalog:
    """Every text that an app's code and templates ask a translation for."""
    catalog = Catalog()
    for path in sorted(app.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or "migrations" in path.parts:
            continue
        where = path.relative_to(app).as_posix()
        for ids, context in _texts_in_file(path):
            catalog.add(ids, context=context, locations=[(where, 0)])
    return catalog


def _texts_in_file(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        source = _as_python(source)
    stream = io.BytesIO(source.encode())
    for _line, function, texts, _notes in extract_python(stream, KEYWORDS, [], {}):
        if function and texts:
            yield from _arranged(function, texts)


def _as_python(template: str) -> str:
    from django.utils.translation.template import templatize

    # What is left of a template is no program: its indentation means nothing.
    return "\n".join(line.lstrip() for line in templatize(template).splitlines())


def _arranged(
    function: str, texts: str | tuple[str | None, ...]
) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    given = (texts,) if isinstance(texts, str) else texts
    context = given[0] if "pgettext" in function else None
    words = given[1:] if "pgettext" in function else given
    plural = "ngettext" in function or "npgettext" in function
    ids = words[: 2 if plural else 1]
    if all(isinstance(text, str) and text for text in ids):
        yield (ids if plural else ids[0]), context


def translations_of(app: Path) -> Catalog:
    """An app's Dutch translations as they stand; empty when it has none yet."""
    path = app / PO
    if not path.exists():
        return Catalog(locale="nl")
    with path.open("rb") as file:
        return read_po(file, locale="nl", abort_invalid=True)


def messages(catalog: Catalog) -> dict[Key, Message]:
    """The texts of a catalogue by their key, without the header."""
    return {key_of(message): message for message in catalog if message.id}


def is_translated(message: Message) -> bool:
    """Whether the Dutch is there, whole and not marked as doubtful."""
    texts = [message.string] if isinstance(message.string, str) else message.string
    return bool(texts) and all(texts) and not message.fuzzy


def problems(package: Path = PACKAGE) -> list[str]:
    """What is missing, unused or unfinished, one sentence each."""
    shared = package / SHARED
    known_everywhere = messages(translations_of(shared))
    used_anywhere: set[Key] = set()
    found = []
    for app in apps(package):
        used = messages(texts_in(app))
        used_anywhere |= used.keys()
        known = messages(translations_of(app))
        name = app.relative_to(package).as_posix()
        for key in sorted(
            used.keys() - known.keys() - known_everywhere.keys(), key=str
        ):
            found.append(f"{name}: no Dutch for {key[1]!r}")
        for key, message in known.items():
            if not is_translated(message):
                found.append(f"{name}: the Dutch is empty or doubtful for {key[1]!r}")
            if key not in used and app != shared:
                found.append(f"{name}: nobody uses {key[1]!r}")
    for key in sorted(known_everywhere.keys() - used_anywhere, key=str):
        found.append(f"{SHARED.as_posix()}: nobody uses {key[1]!r}")
    return found


def update(package: Path = PACKAGE) -> None:
    """Renew each app's django.po: new texts come in empty, unused ones go."""
    gathered = {app: messages(texts_in(app)) for app in apps(package)}
    shared = package / SHARED
    shared_words = messages(translations_of(shared))
    everywhere = {key: text for used in gathered.values() for key, text in used.items()}
    for app, used in gathered.items():
        known = messages(translations_of(app))
        if app == shared:
            kept = used | {key: everywhere[key] for key in known if key in everywhere}
        else:
            elsewhere = shared_words.keys() - known.keys()
            kept = {key: text for key, text in used.items() if key not in elsewhere}
        if kept or known:
            _write(app, kept, known)


def _write(app: Path, kept: dict[Key, Message], known: dict[Key, Message]) -> None:
    catalog = Catalog(locale="nl")
    for key, text in kept.items():
        old = known.get(key)
        catalog.add(
            text.id,
            old.string if old else None,
            context=text.context,
            locations=text.locations,
            flags=["fuzzy"] if old and old.fuzzy else [],
            user_comments=old.user_comments if old else [],
        )
    body = io.BytesIO()
    write_po(body, catalog, sort_output=True, include_lineno=False, omit_header=True)
    path = app / PO
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER.format(app=app.name) + body.getvalue().decode(), "utf-8")


def compile_all(package: Path = PACKAGE) -> int:
    """Make the django.mo beside every django.po; answers how many."""
    paths = sorted(package.rglob("locale/*/LC_MESSAGES/django.po"))
    for path in paths:
        with path.open("rb") as source:
            catalog = read_po(source, locale=path.parts[-3])
        with path.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalog)
    return len(paths)


def main(arguments: list[str]) -> int:
    """Run one of the three words."""
    match arguments:
        case ["update"]:
            update()
        case ["compile"]:
            compile_all()
        case ["check"]:
            found = problems()
            print("\n".join(found) or "All translated.")
            return 1 if found else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
