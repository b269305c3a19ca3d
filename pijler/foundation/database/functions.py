"""Database functions that an app declares in its `functions.py`."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps


@dataclass(frozen=True)
class DatabaseFunction:
    """One function: its signature (for grants), its whole SQL, and who may call it.

    SECURITY DEFINER functions must fix their search_path; the catalogue test looks.
    """

    signature: str
    sql: str
    roles: tuple[str, ...]


def declared_functions() -> Iterator[DatabaseFunction]:
    """Every database function of Pijler's apps, in the order of INSTALLED_APPS."""
    for app in apps.get_app_configs():
        if app.name.startswith("pijler.") and find_spec(f"{app.name}.functions"):
            yield from import_module(f"{app.name}.functions").FUNCTIONS
