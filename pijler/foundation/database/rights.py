"""What each database role may do to a table, declared by the app that owns the table."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import models

READ = frozenset({"select"})
ADD = frozenset({"select", "insert"})
CHANGE = frozenset({"select", "insert", "update"})
ALL = frozenset({"select", "insert", "update", "delete"})
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Rights:
    """Verbs on one table: `app` serves pages, `worker` runs jobs."""

    app: frozenset[str]
    worker: frozenset[str]


class UndeclaredTable(Exception):
    """A table of ours has no line in the `rights.py` of its app."""


def declared_rights() -> Iterator[tuple[type[models.Model], Rights]]:
    """Every model of Pijler with its rights; a model without them is an error."""
    for app in apps.get_app_configs():
        if not app.name.startswith("pijler."):
            continue
        rights = _rights_of(app.name)
        for model in app.get_models(include_auto_created=True):
            if model.__name__ not in rights:
                raise UndeclaredTable(f"{model._meta.label} is not in rights.py.")
            yield model, rights[model.__name__]


def _rights_of(app_name: str) -> dict[str, Rights]:
    if find_spec(f"{app_name}.rights") is None:
        return {}
    rights: dict[str, Rights] = import_module(f"{app_name}.rights").RIGHTS
    return rights
