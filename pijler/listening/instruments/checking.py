"""Checks an instrument file: first its shape (schema.json), then what a shape cannot say."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

Entry = Mapping[str, object]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: in which file, where, what, and what to do about it."""

    file: str
    place: str
    text: str
    advice: str

    def __str__(self) -> str:
        return f"{self.file}, {self.place}: {self.text} {self.advice}"


def check(name: str, document: Entry) -> list[Finding]:
    """Everything that is wrong with a document, in the order of the file."""
    errors = sorted(_validator().iter_errors(document), key=lambda error: error.path)
    if errors:
        return [_of_schema(name, error) for error in errors]
    return list(_of_meaning(name, document))


@cache
def _validator() -> Draft202012Validator:
    schema = files("pijler.listening.instruments") / "schema.json"
    return Draft202012Validator(json.loads(schema.read_text("utf-8")))


ADVICE = {
    "required": "Add it.",
    "additionalProperties": "Take it out, or see whether the name is misspelt.",
    "enum": "Use one of the words that are allowed.",
    "const": "Use the word that is expected.",
    "type": "Use the kind of value that the format asks for.",
    "pattern": "Write it as the format asks.",
    "minItems": "Add what is missing.",
    "uniqueItems": "Take out the double one.",
}


def _of_schema(name: str, error: ValidationError) -> Finding:
    advice = ADVICE.get(str(error.validator), "See schema.json for what is allowed.")
    return Finding(name, _place(error.absolute_path), f"{error.message}.", advice)


def _place(path: object) -> str:
    steps = list(path) if hasattr(path, "__iter__") else []
    written = "".join(
        f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps
    )
    return written.lstrip(".") or "the whole file"


def _of_meaning(name: str, document: Entry) -> Iterator[Finding]:
    yield from _missing_languages(name, document)
    yield from _doubles(name, document)
    yield from _unknown_options(name, document)
    yield from _scales(name, document)


def _missing_languages(name: str, document: Entry) -> Iterator[Finding]:
    languages = set(_mapping(document["languages"]))
    for place, text in _texts(document, ""):
        if set(text) != languages:
            wrong = ", ".join(sorted(languages ^ set(text)))
            yield Finding(
                name,
                place,
                f"The languages differ from those of the instrument: {wrong}.",
                "Write this text in every language, and no other.",
            )


def _texts(value: object, place: str) -> Iterator[tuple[str, Entry]]:
    """Every text in several languages, with its place."""
    if isinstance(value, list):
        for number, entry in enumerate(value):
            yield from _texts(entry, f"{place}[{number}]")
    elif isinstance(value, dict):
        for key, entry in value.items():
            here = f"{place}.{key}".lstrip(".")
            if key in {"title", "purpose", "text", "label", "strength"}:
                yield here, _mapping(entry)
            else:
                yield from _texts(entry, here)


def _doubles(name: str, document: Entry) -> Iterator[Finding]:
    for part in ("items", "scales"):
        keys = [str(entry["key"]) for entry in _entries(document[part])]
        for number, key in enumerate(keys):
            if key in keys[:number]:
                text = f"The key {key!r} is used twice."
                yield Finding(name, f"{part}[{number}].key", text, "Give it another.")
    for options, listed in _mapping(document["options"]).items():
        values = [entry["value"] for entry in _entries(listed)]
        if len(set(values)) < len(values):
            text = "Two options have the same value."
            yield Finding(name, f"options.{options}", text, "Give each its own value.")


def _unknown_options(name: str, document: Entry) -> Iterator[Finding]:
    known = _mapping(document["options"])
    for number, item in enumerate(_entries(document["items"])):
        options = str(item["options"])
        place = f"items[{number}]"
        if options not in known:
            text = f"There is no set of options {options!r}."
            yield Finding(
                name, f"{place}.options", text, "Add the set, or name another."
            )
        elif item["show"] != "words" and not _have_faces(known[options]):
            text = f"The options {options!r} have no faces."
            yield Finding(name, f"{place}.show", text, 'Add faces, or show "words".')


def _have_faces(options: object) -> bool:
    return all("face" in option for option in _entries(options))


def _scales(name: str, document: Entry) -> Iterator[Finding]:
    known = {str(item["key"]) for item in _entries(document["items"])}
    for number, scale in enumerate(_entries(document["scales"])):
        keys = scale["items"]
        asked = [str(key) for key in keys] if isinstance(keys, list) else []
        for unknown in [key for key in asked if key not in known]:
            text = f"There is no item {unknown!r}."
            yield Finding(
                name, f"scales[{number}].items", text, "Add it, or take it out."
            )
        least = scale["least_answered"]
        if isinstance(least, int) and least > len(asked):
            place = f"scales[{number}].least_answered"
            text = f"It asks {least} answers of {len(asked)} items."
            yield Finding(name, place, text, "Ask no more than there are items.")


def _entries(value: object) -> list[Entry]:
    return [_mapping(entry) for entry in value] if isinstance(value, list) else []


def _mapping(value: object) -> Entry:
    return value if isinstance(value, dict) else {}
