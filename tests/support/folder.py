"""Where the tests keep their data."""

import hashlib
import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def data_folder() -> Path:
    """The tests' own data folder: one per user and per checkout."""
    mark = hashlib.sha256(f"{os.getuid()}{ROOT}".encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"pijler-tests-{mark}"
