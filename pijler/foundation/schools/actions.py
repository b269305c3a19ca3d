"""Adding a school, or the board above it."""

import secrets
from datetime import datetime

from django.db import IntegrityError, transaction

from pijler.foundation.database.context import school_context
from pijler.foundation.journal.actions import Purpose, record
from pijler.foundation.journal.actors import Doer, System
from pijler.foundation.schools.models import Location, Organisation, OrganisationKind
from pijler.foundation.schools.models.organisations import CODE_ALPHABET

# Only the owner of the database may add a school; pages and jobs never do.
OWNER = "owner"


class NotTheHost(Exception):
    """Only whoever keeps Pijler running adds schools."""


class SchoolExists(Exception):
    """There is a school with this BRIN already."""


def add_school(
    *,
    by: Doer,
    at: datetime,
    name: str,
    sector: str,
    brin: str = "",
    location: str = "",
    board: str = "",
) -> Organisation:
    """Add a school with a code of three symbols that no other school has.

    Done by the system at work for a school that is not there yet: `System(uuid4())`.
    """
    if not isinstance(by, System):
        raise NotTheHost("Schools are added by a command of the host.")
    with transaction.atomic(using=OWNER):
        if brin and Organisation.objects.using(OWNER).filter(brin=brin).exists():
            raise SchoolExists
        school = _add(
            id=by.tenant_id,
            kind=OrganisationKind.SCHOOL,
            name=name,
            sector=sector,
            brin=brin,
            board=_board(board) if board else None,
        )
    with school_context(school.pk):
        Location.objects.create(name=location or name)
        purpose = Purpose.ADMINISTRATION
        record("school.added", about=school, by=by, at=at, purpose=purpose)
    return school


def _board(name: str) -> Organisation:
    boards = Organisation.objects.using(OWNER).filter(kind=OrganisationKind.BOARD)
    return boards.filter(name=name).first() or _add(
        kind=OrganisationKind.BOARD, name=name
    )


def _add(**fields: object) -> Organisation:
    for _ in range(50):
        code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(3))
        if not Organisation.objects.using(OWNER).filter(code=code).exists():
            return _create(code, fields)
    raise IntegrityError("No free school code was found.")


def _create(code: str, fields: dict[str, object]) -> Organisation:
    organisation = Organisation(code=code)
    for name, value in fields.items():
        setattr(organisation, name, value)
    organisation.full_clean(validate_unique=False, validate_constraints=False)
    organisation.save(using=OWNER)
    return organisation
