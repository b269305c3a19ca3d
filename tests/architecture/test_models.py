"""Rules over the models as Django knows them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation

from . import house


def our_models() -> list[type[models.Model]]:
    return [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("pijler.")
        for model in config.get_models()
        if not model._meta.proxy
    ]


def own_fields(model: type[models.Model]) -> set[str]:
    return {field.name for field in [*model._meta.fields, *model._meta.many_to_many]}


def privacy_gaps(model: type, fields: set[str]) -> list[str]:
    """What a model's declaration of personal data leaves open."""
    privacy = vars(model).get("Privacy")
    if privacy is None:
        return [f"{model.__name__} has no Privacy"]
    erase, keep = set(privacy.erase), set(privacy.keep)
    return [
        *(f"{model.__name__}.{name} is not declared" for name in fields - erase - keep),
        *(f"{model.__name__}.{name} is erased and kept" for name in erase & keep),
        *(f"{model.__name__}.{name} is no field" for name in (erase | keep) - fields),
    ]


def test_every_field_says_whether_it_is_erased_or_kept():
    gaps = [
        gap for model in our_models() for gap in privacy_gaps(model, own_fields(model))
    ]

    assert "\n".join(gaps) == ""


def test_an_undeclared_field_is_seen():
    class Group:
        class Privacy:
            erase: set[str] = set()
            keep = {"id", "colour"}

    assert privacy_gaps(Group, {"id", "name"}) == [
        "Group.name is not declared",
        "Group.colour is no field",
    ]


def relations() -> Iterator[tuple[str, str, str]]:
    """Every foreign key between two of our apps: its name, its app, the other app."""
    for model in our_models():
        for field in [*model._meta.fields, *model._meta.many_to_many]:
            other = field.related_model
            if not isinstance(other, type):
                continue
            here = model._meta.app_config.name
            there = other._meta.app_config.name
            if there.startswith("pijler.") and here != there:
                yield f"{model.__name__}.{field.name}", here, there


def test_foreign_keys_only_point_downwards():
    upwards = [
        f"{name}: {here} to {there}"
        for name, here, there in relations()
        if not house.stands_above(here, there)
    ]

    assert "\n".join(upwards) == ""


@pytest.mark.parametrize(
    ("upper", "lower", "allowed"),
    [
        ("pijler.listening.checkins", "pijler.foundation.schools", True),
        ("pijler.foundation.schools", "pijler.listening.checkins", False),
        ("pijler.listening.reports", "pijler.listening.release", True),
        ("pijler.listening.release", "pijler.listening.reports", False),
        ("pijler.listening.checkins", "pijler.acting.activities", False),
        ("pijler.foundation.attic", "pijler.foundation.schools", False),
    ],
)
def test_an_upward_key_would_be_seen(upper, lower, allowed):
    assert house.stands_above(upper, lower) is allowed


def test_nothing_that_counts_pupils_points_at_concerns():
    counting = ("pijler.listening.release", "pijler.listening.reports")
    reaching = [
        name
        for name, here, there in relations()
        if here in counting and there == "pijler.listening.concerns"
    ]

    assert reaching == []


def test_models_and_migrations_agree():
    loader = MigrationLoader(None)
    with translation.override(None):  # as makemigrations does: English names only
        changes = MigrationAutodetector(
            loader.project_state(), ProjectState.from_apps(apps)
        ).changes(graph=loader.graph)
    ours = {config.label for config in apps.get_app_configs() if is_ours(config.name)}

    missing = {
        label: [operation.describe() for step in steps for operation in step.operations]
        for label, steps in changes.items()
        if label in ours
    }
    assert missing == {}


def is_ours(name: str) -> bool:
    return name.startswith("pijler.")


def test_every_app_on_disk_is_installed():
    on_disk = {
        ".".join(Path("pijler", app.relative_to(house.PACKAGE)).parts)
        for app in house.apps()
    }
    installed = {config.name for config in apps.get_app_configs()}

    assert on_disk - installed == set()
