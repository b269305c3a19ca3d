"""The migration step that makes a table a school's own."""

from __future__ import annotations

from typing import Any  # noqa: TID251  # Django leaves the types of a field open

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class Guard(Operation):
    """Key a table by school, tie its foreign keys to the same school, close it by default.

    Django does not notice: its model keeps a plain `id`. Policies and grants are not
    here but in `policies.apply`, which every `pijler migrate` runs.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing changes for Django."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        for statement in guard_sql(model):
            schema_editor.execute(statement)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """The table goes with its CreateModel; there is nothing to undo before that."""

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (self.__class__.__qualname__, [self.model_name], {})

    def describe(self) -> str:
        return f"Key {self.model_name} by school and close it by default"


class GuardKey(Guard):
    """Tie foreign keys that were added later to the same school."""

    def __init__(self, model_name: str, field_name: str) -> None:
        super().__init__(model_name)
        self.field_name = field_name

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        field = model._meta.get_field(self.field_name)
        for statement in key_sql(model, field):
            schema_editor.execute(statement)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        name = self.__class__.__qualname__
        return (name, [self.model_name, self.field_name], {})


def guard_sql(model: type[models.Model]) -> list[str]:
    """The statements that make a freshly made table a school's own."""
    table = model._meta.db_table
    keys = [_key_sql(model, field) for field in school_keys(model)]
    return [
        f'alter table "{table}" drop constraint "{table}_pkey"',
        f'alter table "{table}" add constraint "{table}_pkey" primary key (tenant_id, id)',
        f'alter table "{table}" enable row level security',
        *_unforced(model, keys),
    ]


def school_keys(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The foreign keys of a model that point at another table of the same school."""
    return [
        field
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey) and _is_school_row(field.related_model)
    ]


def key_sql(model: type[models.Model], field: models.Field[Any, Any]) -> list[str]:
    """The statements that tie one foreign key, added later, to the same school."""
    return _unforced(model, [_key_sql(model, field)])


def key_name(table: str, column: str) -> str:
    """The name of the composite foreign key: `table_column_same_school`, cut to fit."""
    return f"{table[:30]}_{column[:16]}_same_school"


def _is_school_row(model: object) -> bool:
    return isinstance(model, type) and any(
        field.name == "tenant_id"
        for field in model._meta.local_fields  # type: ignore[attr-defined]  # a model class by Django's contract
    )


def _key_sql(model: type[models.Model], field: models.Field[Any, Any]) -> str:
    table, column = model._meta.db_table, str(field.column)
    target = field.related_model._meta.db_table  # type: ignore[union-attr]  # a foreign key has one
    return (
        f'alter table "{table}" add constraint "{key_name(table, column)}"'
        f' foreign key (tenant_id, "{column}") references "{target}" (tenant_id, id)'
        " deferrable initially deferred"
    )


def _unforced(model: type[models.Model], statements: list[str]) -> list[str]:
    # Under FORCE the owner sees no rows, so a new foreign key would call orphans valid.
    targets = {field.related_model._meta.db_table for field in school_keys(model)}  # type: ignore[union-attr]
    tables = sorted({model._meta.db_table, *targets})
    lift = [f'alter table "{table}" no force row level security' for table in tables]
    force = [f'alter table "{table}" force row level security' for table in tables]
    return [*lift, *statements, *force]
