"""`pijler demo`: two invented schools, ready to look around in."""

import argparse
import json
import os
import subprocess
from typing import TYPE_CHECKING

from pijler.doors.commands import serve
from pijler.doors.commands.house import database_up, load_django
from pijler.doors.commands.migrate import migrate
from pijler.doors.commands.outcome import OK, Refused
from pijler.doors.commands.supervisor import python

if TYPE_CHECKING:
    from pijler.doors.commands.demo_school.rounds import Answered

EXAMPLES = """\
  pijler demo
  pijler demo --port 8080
  pijler demo --only-make"""
DATA = "demo-data"
HINT = """
Try your own list: an EDEXML file from ParnasSys or ESIS, or a CSV.
  PIJLER_DATA={data} pijler roster check FILE
  PIJLER_DATA={data} pijler school add --help
  PIJLER_DATA={data} pijler roster import FILE --school BRIN
An example to try it with: examples/roster/po-de-meander.edexml.xml (BRIN 99PK).
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to serve, or only to make the schools."""
    parser.add_argument("--port", type=int, default=8000, help="default: 8000")
    parser.add_argument(
        "--only-make", action="store_true", help="make the schools, do not serve"
    )


def run(args: argparse.Namespace) -> int:
    """Make the demo schools once, and serve them until stopped."""
    os.environ["PIJLER_DEMO"] = "yes"
    os.environ.setdefault("PIJLER_DATA", DATA)
    with database_up():
        load_django()
        migrate(quiet=True)
        _make()
        if args.only_make:
            return OK
        print(HINT.format(data=os.environ["PIJLER_DATA"]))
        return _serve(args.port)


def _make() -> None:
    from django.utils.timezone import now

    from pijler.doors.commands.demo_school import rounds, schools
    from pijler.foundation.schools.models import Organisation

    if Organisation.objects.filter(code=schools.PLANS[0].code).exists():
        return
    if Organisation.objects.exists():
        raise Refused(
            "There are schools here already. The demo wants a data folder of its own: "
            "leave out PIJLER_DATA, or name an empty folder."
        )
    at = now()
    print("Making two invented schools, with 600 pupils and two rounds each...")
    for school in schools.make_schools(at.date()):
        answered = rounds.answer_rounds(school, at)
        _seal(answered)
        rounds.agree_and_plan(school, answered, at)


def _seal(answered: "list[Answered]") -> None:
    rows = [
        (str(one.school_id), str(one.round_id), one.at.isoformat()) for one in answered
    ]
    command = python("-m", "pijler.doors.commands.demo_school.seal")
    done = subprocess.run(command, input=json.dumps(rows), text=True)
    if done.returncode:
        raise Refused("The rounds of the demo could not be sealed.")


def _serve(port: int) -> int:
    words = argparse.ArgumentParser()
    serve.add_arguments(words)
    return serve.run(words.parse_args(["--port", str(port)])) or OK
