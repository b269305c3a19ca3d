"""`make bench`: prints what this machine does, as a table. Takes about three minutes."""

import os
import sys
import tempfile
from pathlib import Path

LEVELS = ((1, 300), (30, 3000), (120, 6000), (300, 6000))
PORT = 8771


def main() -> int:
    """Measure on a database of its own, with everything on that a school has on."""
    with tempfile.TemporaryDirectory(prefix="pijler-bench-") as folder:
        _surroundings(Path(folder))
        from pijler.doors.commands.embedded import running

        with running(Path(folder)) as cluster:
            import django

            django.setup()
            from bench.measure import measure

            return measure(cluster, LEVELS, PORT)


def _surroundings(folder: Path) -> None:
    folder.chmod(0o755)
    os.environ["PIJLER_DATA"] = str(folder)
    os.environ["PIJLER_DEMO"] = "yes"
    os.environ["DJANGO_SETTINGS_MODULE"] = "pijler.config.settings"


if __name__ == "__main__":
    sys.exit(main())
