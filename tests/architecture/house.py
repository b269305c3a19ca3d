"""Reads the house as it stands on disk: its folders, files and declared layers."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "pijler"
CODE = {".py", ".html", ".css", ".ts", ".js", ".mjs", ".sql", ".sh"}
LEFT_BY_TOOLS = {
    ".git", ".venv", "node_modules", "_build", "built", "data", "__pycache__",
    ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "static",
    ".import_linter_cache", "test-results", "dist", "build",
}  # fmt: skip


def files(root: Path, *suffixes: str) -> Iterator[Path]:
    """Files that people wrote, with one of these endings (any, when none is given)."""
    for path in sorted(root.rglob("*")):
        if not path.is_file() or path.name.startswith(".coverage"):
            continue
        if suffixes and path.suffix not in suffixes:
            continue
        if not LEFT_BY_TOOLS.intersection(path.relative_to(root).parts):
            yield path


def apps(package: Path = PACKAGE) -> list[Path]:
    """The folders of apps: those with an apps.py."""
    return sorted(path.parent for path in package.glob("*/*/apps.py"))


def parts(package: Path, name: str) -> Iterator[Path]:
    """Files of one kind in every app: `actions.py`, or those in a folder `actions`."""
    for path in files(package, ".py"):
        inside = path.relative_to(package).with_suffix("").parts
        if name in inside[2:] and "migrations" not in inside:
            yield path


def tree(path: Path) -> ast.Module:
    """A Python file as a syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    """The functions of a module that others may call."""
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def layers(container: str) -> list[list[str]]:
    """The layers that pyproject.toml gives a container, highest first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for contract in settings["tool"]["importlinter"]["contracts"]:
        if contract["type"] == "layers" and contract["containers"] == [container]:
            return [
                [name.strip(" ()") for name in layer.split("|")]
                for layer in contract["layers"]
            ]
    return []


def height(container: str, name: str) -> int | None:
    """How high a room stands in its container; None when it has no place there."""
    for number, names in enumerate(reversed(layers(container))):
        if name in names:
            return number
    return None


def stands_above(upper: str, lower: str) -> bool:
    """Whether the app `pijler.room.app` may know the other one."""
    upper_room, upper_app = upper.split(".")[1:3]
    lower_room, lower_app = lower.split(".")[1:3]
    if upper_room == lower_room:
        container = f"pijler.{upper_room}"
        above, below = height(container, upper_app), height(container, lower_app)
    else:
        above, below = height("pijler", upper_room), height("pijler", lower_room)
    return above is not None and below is not None and above > below
