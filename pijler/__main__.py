"""`python -m pijler` is the same as `pijler`."""

import sys

from pijler.doors.commands.main import main

if __name__ == "__main__":
    sys.exit(main())
