"""Stops with one sentence when this Python is older than Pijler needs."""

import sys

# No f-string and no `print` to a file here: even an old Python must understand this.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Pijler needs Python 3.11 or newer; this one is %d.%d. "  # noqa: UP031
        "Name another one with: make PYTHON=/usr/bin/python3.12 demo"
        % sys.version_info[:2]
    )
