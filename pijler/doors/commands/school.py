"""`pijler school`: add a school with its first account, or list the schools."""

import argparse
import re
import secrets
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from pijler.doors.commands.house import database_up, load_django
from pijler.doors.commands.outcome import OK, Refused

EXAMPLES = """\
  pijler school add --name "De Meander" --brin 99PK --sector po \\
      --person "Samira Haddou" --username samira --role ict
  pijler school list

The password is shown once, for whoever gets the account. With --password-file it is
read from the first line of that file instead."""

SECTORS = ("po", "so", "vo", "vso", "mbo")
ROLES = ("ict", "leader")
_BRIN = re.compile(r"[0-9]{2}[A-Z]{2}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add or list, and what a school is."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="list the schools with their codes")
    add = actions.add_parser("add", help="add a school")
    add.add_argument("--name", required=True, help="name of the school")
    add.add_argument("--sector", required=True, choices=SECTORS)
    add.add_argument("--brin", default="", help="two digits and two letters")
    add.add_argument("--location", default="", help="name of its first building")
    add.add_argument("--board", default="", help="name of the board above it")
    add.add_argument("--person", default="", help="who gets the first account")
    add.add_argument("--username", default="", help="to sign in with")
    add.add_argument("--role", choices=ROLES, default="ict", help="default: ict")
    add.add_argument("--password-file", type=Path, metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Do one of the two."""
    if args.action == "add" and bool(args.person) != bool(args.username):
        raise Refused("An account needs both --person and --username.")
    if args.action == "add" and args.brin and not _BRIN.fullmatch(args.brin.upper()):
        raise Refused("A BRIN is two digits and two letters, as in 99PK.")
    with database_up():
        load_django()
        if args.action == "add":
            _add(args)
        else:
            _list()
    return OK


def _add(args: argparse.Namespace) -> None:
    from django.core.exceptions import ValidationError
    from django.utils import translation

    from pijler.foundation.schools.actions import SchoolExists

    password = _password(args.password_file)
    with translation.override("en"):
        try:
            code = _school_and_account(args, password)
        except SchoolExists:
            raise Refused(f"There is a school with BRIN {args.brin} already.") from None
        except ValidationError as problem:
            raise Refused(" ".join(problem.messages)) from None
    print(f"{args.name} is added. Its class codes begin with {code}.")
    if args.username and args.password_file is None:
        print(
            f"{args.username} signs in with this password, shown only now: {password}"
        )


def _school_and_account(args: argparse.Namespace, password: str) -> str:
    from django.db import transaction
    from django.utils import timezone

    from pijler.foundation.journal.actors import System
    from pijler.foundation.schools.actions import OWNER, add_school

    by, at = System(uuid4()), timezone.now()
    # The owner's part and ours hold together, or neither does.
    with transaction.atomic(using=OWNER), transaction.atomic():
        school = add_school(
            by=by,
            at=at,
            name=args.name,
            sector=args.sector,
            brin=args.brin.upper(),
            location=args.location,
            board=args.board,
        )
        if args.username:
            _account(args, password, by, at)
    return school.code


def _account(args, password: str, by, at) -> None:  # type: ignore[no-untyped-def]  # types of apps that are not loaded yet
    from pijler.foundation.accounts.actions import add_account
    from pijler.foundation.database.context import school_context
    from pijler.foundation.schools.models import Person, StaffRole
    from pijler.foundation.schools.names import sort_key

    given, _, family = args.person.strip().partition(" ")
    with school_context(by.tenant_id):
        person = Person.objects.create(
            given_name=given,
            family_name=family.strip(),
            sort_key=sort_key(given, "", family),
        )
        StaffRole.objects.create(person=person, role=args.role, starts_on=at.date())
        add_account(
            by=by, at=at, person=person, username=args.username, password=password
        )


def _password(file: Path | None) -> str:
    if file is None:
        return secrets.token_urlsafe(15)
    try:
        lines: Sequence[str] = file.read_text().splitlines()
    except (OSError, UnicodeDecodeError):
        raise Refused(f"{file} cannot be read.") from None
    if not lines or not lines[0]:
        raise Refused(f"{file} holds no password on its first line.")
    return lines[0]


def _list() -> None:
    from pijler.foundation.schools.models import Organisation, OrganisationKind

    schools = Organisation.objects.filter(kind=OrganisationKind.SCHOOL)
    for school in schools.order_by("name"):
        print(f"{school.code}  {school.brin or '----'}  {school.sector}  {school.name}")
    if not schools:
        print("There are no schools yet: pijler school add --help")
