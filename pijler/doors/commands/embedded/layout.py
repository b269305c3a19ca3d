"""Which file stands where in the data folder."""

import hashlib
import sys
from pathlib import Path

SOCKET = ".s.PGSQL.5432"
# The kernel's limit on the path of a socket, without the closing zero.
LONGEST_SOCKET = 103 if sys.platform == "darwin" else 107


def files(data: Path) -> Path:
    """The folder of PostgreSQL itself, readable by the server's account only."""
    return data.resolve() / "postgres"


def beginning(data: Path) -> Path:
    """The folder in which a new database is made, before it gets its own name."""
    return data.resolve() / "postgres.new"


def passwords(data: Path) -> Path:
    """The passwords of the roles, in the format of libpq."""
    return data.resolve() / "postgres.passwords"


def start_log(data: Path) -> Path:
    """What the server said while it started."""
    return data.resolve() / "postgres.log"


def lock(data: Path, name: str) -> Path:
    """A file that is only there to be locked: gate, users or alive."""
    return data.resolve() / f"postgres.{name}"


def stay(data: Path) -> Path:
    """There as long as the server stays on without anybody using it."""
    return data.resolve() / "postgres.stay"


def for_tests(data: Path) -> Path:
    """Marks a database that may lose data: for tests only."""
    return data.resolve() / "for-tests-only"


def socket_folder(data: Path) -> Path:
    """The folder of the socket: the database's own, or a short one of ours."""
    own = files(data)
    fits = len(str(own / SOCKET).encode()) <= LONGEST_SOCKET
    # In an address, a comma would stand between two hosts.
    if fits and "," not in str(own):
        return own
    digest = hashlib.sha256(str(own).encode()).hexdigest()[:16]
    # Always /tmp: TMPDIR differs between processes that must meet here. The folder
    # is refused unless it is ours and closed to others.
    return Path("/tmp") / f"pijler-{digest}"  # noqa: S108  # see above
