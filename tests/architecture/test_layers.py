"""Every import contract, broken on purpose in a copy of the house, is seen to break."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from . import house

# What the contract is called, the file that breaks it, and its one line.
BREACHES = {
    "The house": ("foundation/ui/planted.py", "import pijler.listening.checkins"),
    "Doors": ("doors/home/planted.py", "import pijler.doors.commands"),
    "Listening": ("listening/release/planted.py", "import pijler.listening.reports"),
    "Foundation": ("foundation/ui/planted2.py", "import pijler.foundation.accounts"),
    "Inside an app": (
        "acting/activities/models/planted.py",
        "import pijler.acting.activities.actions",
    ),
    "Formats and science": ("science/planted.py", "import django"),
    "Views never": ("listening/reports/views/planted.py", "import pijler.science"),
    "Nothing that counts pupils": (
        "listening/reports/planted.py",
        "import pijler.listening.concerns",
    ),
}


@pytest.fixture
def copy(tmp_path) -> Path:
    """The house without its contents: folders, and files that only import."""
    shutil.copy(house.ROOT / "pyproject.toml", tmp_path)
    for path in house.files(house.PACKAGE, ".py"):
        plant(tmp_path, path.relative_to(house.PACKAGE).as_posix(), "")
    for container in ["pijler.doors", "pijler.listening", "pijler.foundation"]:
        for names in house.layers(container):
            for name in names:
                room = container.removeprefix("pijler.")
                plant(tmp_path, f"{room}/{name}/__init__.py", "")
    for path in [
        "acting/activities/actions.py",
        "science/__init__.py",
        "formats/__init__.py",
    ]:
        plant(tmp_path, path, "")
    return tmp_path


def plant(root: Path, path: str, text: str) -> None:
    """Write a file, and make its folder and those above packages."""
    file = root / "pijler" / path
    # A module may have become a folder of the same name, or the other way around.
    for folder in [file.parent, *file.parent.parents]:
        if folder == root:
            break
        folder.mkdir(parents=True, exist_ok=True)
        folder.with_suffix(".py").unlink(missing_ok=True)
        (folder / "__init__.py").touch()
    if not file.with_suffix("").is_dir():
        file.write_text(text)


def lint_imports(root: Path) -> str:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache", "--no-logo"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={"COLUMNS": "300", "NO_COLOR": "1"},
    )
    return done.stdout + done.stderr


def test_a_house_without_imports_keeps_every_contract(copy):
    assert " 0 broken" in lint_imports(copy)


def test_each_contract_breaks_when_it_is_broken_on_purpose(copy):
    for path, line in BREACHES.values():
        plant(copy, path, line)

    verdicts = lint_imports(copy).splitlines()

    for contract in BREACHES:
        verdict = next(line for line in verdicts if line.startswith(contract))
        assert verdict.endswith("BROKEN"), verdict


def test_every_contract_is_tried():
    settings = (house.ROOT / "pyproject.toml").read_text()

    assert settings.count("[[tool.importlinter.contracts]]") == len(BREACHES)


@pytest.mark.parametrize("room", ["attic", "foundation/attic", "listening/attic"])
def test_a_new_room_must_be_given_its_place(copy, room):
    plant(copy, f"{room}/__init__.py", "")

    assert "attic" in lint_imports(copy)
