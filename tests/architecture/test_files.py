"""Rules that a file keeps or breaks by itself, each also shown a broken house."""

from collections.abc import Callable
from pathlib import Path

import pytest

from . import house, rules

Rule = Callable[[Path], list[str]]


def of_the_whole_checkout(rule: Rule) -> Rule:
    return lambda package: rule(package.parent)


# Each rule with a file that breaks it.
RULES: dict[str, tuple[Rule, str, str]] = {
    "no file is longer than 400 lines": (
        of_the_whole_checkout(rules.long_files),
        "room/app/models.py",
        "\n" * 401,
    ),
    "no name is vague": (rules.vague_names, "room/app/utils.py", ""),
    "no class is a Manager or Handler": (
        rules.vague_names,
        "room/app/models.py",
        "class RoundManager: ...",
    ),
    "every app has its README": (rules.apps_without_readme, "room/app/apps.py", ""),
    "every action has by and at": (
        rules.nameless_actions,
        "room/app/actions.py",
        "def stop(*, round_, by): ...",
    ),
    "every action takes keywords only": (
        rules.nameless_actions,
        "room/app/actions/rounds.py",
        "def stop(round_, *, by, at): ...",
    ),
    "every query begins with the viewer": (
        rules.viewerless_queries,
        "room/app/queries.py",
        "def rounds(school, viewer): ...",
    ),
    "time is an argument": (
        rules.clock_readers,
        "room/app/actions.py",
        "from django.utils import timezone\ndef stop():\n    return timezone.now()",
    ),
    "foreign keys to other apps go by name": (
        rules.keys_not_by_name,
        "room/app/models.py",
        (
            "from pijler.foundation.schools.models import Group\n"
            "group = SameSchoolKey(Group)"
        ),
    ),
    "every deferred job exists": (
        rules.unknown_jobs,
        "room/app/actions.py",
        "defer('app.nothing')",
    ),
    "no template has inline style": (
        rules.inline_style_or_script,
        "room/app/templates/page.html",
        "<p style='color: red'>",
    ),
    "no template has inline script": (
        rules.inline_style_or_script,
        "room/app/templates/page.html",
        "<script>go()</script>",
    ),
    "app labels are unique": (
        rules.same_labels,
        "room/app/apps.py",
        "label = 'schools'",
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_the_house_keeps_the_rule(name):
    rule, _, _ = RULES[name]

    assert "\n".join(rule(house.PACKAGE)) == ""


@pytest.mark.parametrize("name", RULES)
def test_a_broken_rule_is_seen(name, tmp_path):
    rule, path, text = RULES[name]
    broken = tmp_path / "pijler" / path
    broken.parent.mkdir(parents=True)
    broken.write_text(text)
    neighbour = tmp_path / "pijler/foundation/schools"
    neighbour.mkdir(parents=True)
    (neighbour / "apps.py").touch()
    (neighbour / "README.md").touch()

    assert rule(tmp_path / "pijler") != []


# Cut in two, so that this file does not break its own rule.
NEVER_IN_A_FILE = [
    "/wor" + "k/main", "/wor" + "k/shared", "/ro" + "ot/.", "/tmp/pij" + "ler/",
    "files.python" + "hosted.org", "registry.npm" + "js.org", "pypi.org/" + "simple",
]  # fmt: skip
TEXT = {
    "", ".cfg", ".css", ".csv", ".html", ".ini", ".js", ".json", ".md", ".mjs", ".po",
    ".py", ".sh", ".sql", ".toml", ".ts", ".txt", ".xml", ".yaml", ".yml",
}  # fmt: skip


def test_no_file_names_this_machine_or_a_download_address():
    found = [
        f"{path.relative_to(house.ROOT)}: {words}"
        for path in house.files(house.ROOT, *TEXT)
        for words in NEVER_IN_A_FILE
        if words in path.read_text(encoding="utf-8", errors="replace")
    ]

    assert "\n".join(found) == ""


@pytest.mark.parametrize("name", ["uv", "run", "node", "test", "docs"])
def test_locked_dependencies_have_hashes_and_no_address(name):
    text = (house.ROOT / f"requirements/{name}.txt").read_text()
    packages = [line for line in text.splitlines() if "==" in line]

    assert packages
    assert text.count("--hash=sha256:") >= len(packages)
    assert "://" not in text
