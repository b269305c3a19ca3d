"""Seals and releases the demo's rounds in a process of the worker's own role.

Called by `pijler demo` with the rounds as JSON on standard input.
"""

import json
import sys
from datetime import datetime
from uuid import UUID

from pijler.doors.commands.house import load_django


def main() -> None:
    """Read which rounds, seal them, make their figures public."""
    load_django("worker")
    from pijler.doors.commands.demo_school.rounds import Answered, seal_and_release

    for school_id, round_id, at in json.load(sys.stdin):
        seal_and_release(
            Answered(UUID(school_id), UUID(round_id), datetime.fromisoformat(at))
        )


if __name__ == "__main__":
    main()
