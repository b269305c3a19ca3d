"""What an import did to the rows, written so that it can be undone to the letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from pijler.foundation.schools.models import (
    Enrolment,
    Group,
    GroupMembership,
    Guardianship,
    Location,
    Person,
    SchoolPeriod,
    StaffRole,
)

# Whoever is pointed at comes first; undoing goes the other way around.
ORDER: Sequence[type[models.Model]] = (
    SchoolPeriod,
    Location,
    Group,
    Person,
    Enrolment,
    GroupMembership,
    StaffRole,
    Guardianship,
)
_AT_ONCE = 500
Value = str | int | bool | date | UUID | None
Stored = dict[str, dict[str, object]]


class ChangedSince(Exception):
    """A row that the import changed was changed again by somebody."""


class UsedSince(Exception):
    """Something else points at a row that the import made."""


@dataclass
class Changes:
    """Rows to make and values to change, kept until all are known."""

    made: dict[type[models.Model], list[models.Model]] = field(
        default_factory=lambda: defaultdict(list)
    )
    changed: dict[type[models.Model], dict[UUID, dict[str, tuple[Value, Value]]]] = (
        field(default_factory=lambda: defaultdict(lambda: defaultdict(dict)))
    )

    def make(self, row: models.Model) -> None:
        """Add a row."""
        self.made[type(row)].append(row)

    def change(
        self, model: type[models.Model], pk: UUID, name: str, before: Value, now: Value
    ) -> None:
        """Give a column of a row another value."""
        if before != now:
            self.changed[model][pk][name] = (before, now)

    def write(self) -> None:
        """Put everything in the database."""
        for model in ORDER:
            model._default_manager.bulk_create(self.made[model], batch_size=_AT_ONCE)
            _set(model, self.changed[model], which=1)

    def as_json(self) -> dict[str, Stored]:
        """What was done, to be kept for undoing."""
        made = {_name(model): _made(rows) for model, rows in self.made.items()}
        changed = {_name(model): _changed(rows) for model, rows in self.changed.items()}
        return {"made": made, "changed": changed}


def made_people(stored: Mapping[str, Stored]) -> list[str]:
    """The people whom an import added."""
    return list(stored["made"].get(_name(Person), {}))


def undo(stored: Mapping[str, Stored]) -> None:
    """Give every changed column its old value and take every added row away.

    All or nothing: raises when somebody went on with what the import made.
    """
    changed = {
        _model(name): _restored(rows) for name, rows in stored["changed"].items()
    }
    with transaction.atomic():
        for model, rows in changed.items():
            _check_untouched(model, rows)
            _set(model, rows, which=0)
        for model in reversed(ORDER):
            _remove(model, list(stored["made"].get(_name(model), {})))
        _check_nothing_dangles()


def _check_untouched(
    model: type[models.Model], rows: Mapping[UUID, Mapping[str, tuple[Value, Value]]]
) -> None:
    for row in model._default_manager.filter(pk__in=list(rows)).iterator():
        for name, (_before, after) in rows[row.pk].items():
            if getattr(row, _column(model, name)) != after:
                raise ChangedSince


def _set(
    model: type[models.Model],
    rows: Mapping[UUID, Mapping[str, tuple[Value, Value]]],
    *,
    which: int,
) -> None:
    alike: dict[tuple[str, ...], list[models.Model]] = defaultdict(list)
    for pk, columns in rows.items():
        values = {_column(model, name): pair[which] for name, pair in columns.items()}
        alike[tuple(columns)].append(model(pk=pk, **values))
    for names, ones in alike.items():
        model._default_manager.bulk_update(ones, list(names), batch_size=_AT_ONCE)


def _remove(model: type[models.Model], ids: Sequence[str]) -> None:
    # Straight in the database, whose keys refuse what others point at: nothing of
    # another room may be swept along.
    for start in range(0, len(ids), _AT_ONCE):
        some = model._default_manager.filter(pk__in=ids[start : start + _AT_ONCE])
        some._raw_delete(some.db)


def _check_nothing_dangles() -> None:
    with connection.cursor() as cursor:
        try:
            cursor.execute("set constraints all immediate")
        except IntegrityError as error:
            raise UsedSince from error
        cursor.execute("set constraints all deferred")


def _made(rows: Iterable[models.Model]) -> dict[str, object]:
    return {str(row.pk): None for row in rows}


def _changed(
    rows: Mapping[UUID, Mapping[str, tuple[Value, Value]]],
) -> dict[str, object]:
    return {
        str(pk): {name: list(map(_plain, pair)) for name, pair in columns.items()}
        for pk, columns in rows.items()
    }


def _restored(
    rows: Mapping[str, object],
) -> dict[UUID, dict[str, tuple[Value, Value]]]:
    return {
        UUID(pk): {name: _pair(value) for name, value in columns.items()}
        for pk, columns in rows.items()
        if isinstance(columns, dict)
    }


def _pair(pair: Sequence[object]) -> tuple[Value, Value]:
    return _value(pair[0]), _value(pair[1])


def _plain(value: Value) -> object:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return {"id": str(value)} if isinstance(value, UUID) else value


def _value(stored: object) -> Value:
    if isinstance(stored, dict):
        if "day" in stored:
            return date.fromisoformat(str(stored["day"]))
        return UUID(str(stored["id"]))
    return stored if isinstance(stored, str | int | bool) else None


def _column(model: type[models.Model], name: str) -> str:
    return str(getattr(model._meta.get_field(name), "attname", name))


def _name(model: type[models.Model]) -> str:
    return model._meta.label_lower


def _model(name: str) -> type[models.Model]:
    return apps.get_model(name)
