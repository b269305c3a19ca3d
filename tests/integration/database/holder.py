"""Run as a process of its own: uses a database until its input is closed.

holder.py DATA [USER [BINARIES]]; as root it can first become an ordinary user. It loads
everything before that, for the user may not be able to reach our Python.
"""

import os
import pwd
import sys
from pathlib import Path

import psycopg

from pijler.doors.commands.embedded import CannotStart, running

psycopg.connect  # noqa: B018  (loaded now)
data, user, binaries = (*sys.argv[1:], "", "")[:3]
if user:
    who = pwd.getpwnam(user)
    os.setgroups([])
    os.setgid(who.pw_gid)
    os.setuid(who.pw_uid)
    os.environ["HOME"] = "/nonexistent"
    os.chdir("/")
try:
    with running(Path(data), binaries=Path(binaries) if binaries else None) as cluster:
        with psycopg.connect(cluster.address("pijler_app").conninfo) as connection:
            row = connection.execute("SELECT current_user").fetchone()
        print("up", row[0], flush=True)
        sys.stdin.read()
except CannotStart as problem:
    print("refused", problem, flush=True)
