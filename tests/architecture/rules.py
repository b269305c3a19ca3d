"""The house rules that a file can break by itself: each answers the sentences of blame.

A rule takes the folder it looks at, so that a test can also show it a broken one.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from . import house

VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "managers", "handlers"}
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField", "SameSchoolKey"}
# `requests` gives every view its moment (`request.at`).
READS_THE_CLOCK = {"views", "tasks", "doors", "requests"}
# `record("round.stopped", about=..., by=..., at=...)`: the verb reads best in front.
VERB_IN_FRONT = {"journal/actions.py: record"}


def long_files(root: Path, *, most: int = 400) -> list[str]:
    """Files that are too long to read in one go."""
    found = []
    for path in house.files(root, *house.CODE, ".md"):
        if "migrations" in path.parts:
            continue  # Django writes these
        count = len(path.read_text(encoding="utf-8").splitlines())
        if count > most:
            found.append(f"{path.relative_to(root)} has {count} lines")
    return found


def vague_names(package: Path) -> list[str]:
    """Files and classes whose name says nothing."""
    found = [
        f"{path.relative_to(package)}: say what it is"
        for path in house.files(package, ".py")
        if VAGUE.intersection(path.relative_to(package).with_suffix("").parts)
    ]
    for path in house.files(package, ".py"):
        for node in ast.walk(house.tree(path)):
            if isinstance(node, ast.ClassDef) and re.search(
                r"(Manager|Handler|Helper)$", node.name
            ):
                found.append(f"{path.relative_to(package)}: {node.name}")
    return found


def apps_without_readme(package: Path) -> list[str]:
    """Apps that do not say what they are for."""
    return [
        str(app.relative_to(package))
        for app in house.apps(package)
        if not (app / "README.md").exists()
    ]


def nameless_actions(package: Path) -> list[str]:
    """Actions that do not say, by keyword, who does it and when."""
    found = []
    for path in house.parts(package, "actions"):
        for function in house.public_functions(path):
            name = f"{path.parent.name}/{path.name}: {function.name}"
            by_keyword = {argument.arg for argument in function.args.kwonlyargs}
            if missing := {"by", "at"} - by_keyword:
                found.append(f"{name} lacks {' and '.join(sorted(missing))}")
            if function.args.args and name not in VERB_IN_FRONT:
                found.append(f"{name} takes {function.args.args[0].arg} by position")
    return found


def viewerless_queries(package: Path) -> list[str]:
    """Queries that do not begin with who is looking."""
    found = []
    for path in house.parts(package, "queries"):
        for function in house.public_functions(path):
            names = [argument.arg for argument in function.args.args]
            if names[:1] != ["viewer"]:
                found.append(f"{path.parent.name}/{path.name}: {function.name}")
    return found


def clock_readers(package: Path) -> list[str]:
    """Files that read the clock though time is an argument there."""
    found = []
    for path in house.files(package, ".py"):
        inside = set(path.relative_to(package).with_suffix("").parts)
        if inside & READS_THE_CLOCK:
            continue
        for node in ast.walk(house.tree(path)):
            if _reads_the_clock(node):
                found.append(f"{path.relative_to(package)}:{node.lineno}")
    return found


def _reads_the_clock(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = ast.unparse(node.func)
    by_name = called in {"now", "localdate", "timezone.now", "timezone.localdate"}
    return by_name or called.endswith(("datetime.now", "date.today", "time.time"))


def keys_not_by_name(package: Path) -> list[str]:
    """Foreign keys to another app that name the class instead of "app.Model"."""
    found = []
    for path in house.parts(package, "models"):
        own = ".".join(["pijler", *path.relative_to(package).parts[:2]])
        strangers = set(_imported_from_elsewhere(path, own))
        for node in ast.walk(house.tree(path)):
            if _is_relation(node) and _target(node) in strangers:
                found.append(f"{path.relative_to(package)}:{node.lineno}")
    return found


def _imported_from_elsewhere(path: Path, own: str) -> Iterator[str]:
    for node in ast.walk(house.tree(path)):
        if not isinstance(node, ast.ImportFrom) or node.level or not node.module:
            continue
        if node.module.startswith("pijler.") and not node.module.startswith(own):
            yield from (alias.asname or alias.name for alias in node.names)


def _is_relation(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    return ast.unparse(node.func).rpartition(".")[2] in RELATIONS


def _target(call: ast.Call) -> str:
    named = [keyword.value for keyword in call.keywords if keyword.arg == "to"]
    return ast.unparse((call.args or named)[0]) if call.args or named else ""


def unknown_jobs(package: Path) -> list[str]:
    """Deferred jobs that no task answers to."""
    deferred: dict[str, str] = {}
    known: set[str] = set()
    for path in house.files(package, ".py"):
        where = str(path.relative_to(package))
        if where == "foundation/database/jobs.py":
            continue  # where jobs are made: it speaks of any name
        for node in ast.walk(house.tree(path)):
            match _call(node):
                case "defer", [str(name), *_]:
                    deferred[name] = where
                case "defer", _:
                    deferred[f"a name that is not written out, {where}"] = where
                case ("job", [str(name), *_]) | ("every", [_, str(name), *_]):
                    known.add(name)
    return [f"{where}: {name}" for name, where in deferred.items() if name not in known]


def _call(node: ast.AST) -> tuple[str, list[object]]:
    if not isinstance(node, ast.Call):
        return "", []
    name = ast.unparse(node.func).rpartition(".")[2]
    given = [*node.args, *(keyword.value for keyword in node.keywords)]
    return name, [
        item.value if isinstance(item, ast.Constant) else None for item in given
    ]


# A page's script and style come from files, or the content policy refuses them.
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script element without src": re.compile(
        r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*application/json)", re.IGNORECASE
    ),
    "an on... attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}


def inline_style_or_script(package: Path) -> list[str]:
    """Templates that carry style or script themselves."""
    return [
        f"{path.relative_to(package)}: {what}"
        for path in house.files(package, ".html")
        for what, pattern in INLINE.items()
        if pattern.search(path.read_text(encoding="utf-8"))
    ]


def environment_names(package: Path) -> set[str]:
    """Every name that the product reads from the environment."""
    return {
        name
        for path in house.files(package, ".py")
        for node in ast.walk(house.tree(path))
        if (name := _setting(node))
    }


def _setting(node: ast.AST) -> str | None:
    match node:
        case ast.Constant(value=str(text)) if re.fullmatch(
            r"PIJLER(_[A-Z0-9]+)+", text
        ):
            return text
        case ast.Call(func=function, args=[ast.Constant(value=str(name)), *_]) if (
            ast.unparse(function).endswith(("getenv", "environ.get"))
        ):
            return name
    return None


def same_labels(package: Path) -> list[str]:
    """Labels that two apps share; Django knows an app by its label alone."""
    seen: dict[str, list[str]] = {}
    for app in house.apps(package):
        seen.setdefault(_label(app), []).append(str(app.relative_to(package)))
    return [f"{label}: {', '.join(who)}" for label, who in seen.items() if len(who) > 1]


def _label(app: Path) -> str:
    for node in ast.walk(house.tree(app / "apps.py")):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "label":
            return str(ast.literal_eval(node.value))
    return app.name
