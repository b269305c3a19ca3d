"""What a pupil's device says and hears: begin, submit. One database call each.

Lean on purpose: a whole school may answer in the same minute. No session, no cookie, no
row of ours is read or written but by the two functions of the database.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

from pijler.foundation.access.roles import school_day
from pijler.listening.checkins import codes, envelope
from pijler.listening.checkins.tokens import (
    NotOurs,
    from_base64url,
    new_ticket,
    new_token,
    read_token,
)

_BEGIN = (
    "select outcome, tenant, sitting, body from checkins_begin(%s, %s, %s, %s, %s, %s)"
)
_SUBMIT = "select checkins_submit(%s, %s, %s, %s, %s, %s, %s)"

AWAY = (
    OperationalError,
    InterfaceError,
    psycopg.OperationalError,
    psycopg.InterfaceError,
)


class TryAgain(Exception):
    """The database is away or the round is being sealed: nothing is lost, try again."""


@dataclass(frozen=True)
class Begun:
    """The token and ticket for one pupil, and the rest of the answer as JSON text."""

    token: str
    ticket: str
    body: str

    def as_json(self) -> str:
        """The whole answer; the body came as JSON from the database and is not read."""
        own = f'{{"token":"{self.token}","talk_ticket":"{self.ticket}",'
        return own + self.body.removeprefix("{")


@dataclass(frozen=True)
class Problem:
    """Why it cannot be, as one word of the protocol."""

    name: str


@dataclass(frozen=True)
class Receipt:
    """The proof that exactly these bytes are kept."""

    digest: str


def begin(typed: str, *, at: datetime) -> Begun | Problem:
    """Begin with a class code, typed or scanned: nothing is written, the token carries all."""
    code, mark = codes.split(typed)
    if not codes.is_code(code):
        return Problem("unknown-code")
    minute = at.replace(second=0, microsecond=0)
    school = code[: codes.SCHOOL_PART]
    guesses = settings.CLASS_CODE_GUESSES
    scanned = codes.is_scanned(code, mark)
    known = [school, codes.hash_of(code), school_day(at), minute, guesses, scanned]
    outcome, tenant_id, sitting_id, body = _call(_BEGIN, known)
    if outcome != "begun":
        return Problem(str(outcome))
    if not isinstance(tenant_id, UUID) or not isinstance(sitting_id, UUID):
        return Problem("unknown-code")
    return Begun(
        token=new_token(tenant_id, sitting_id),
        ticket=new_ticket(tenant_id, sitting_id),
        body=str(body),
    )


def submit(
    token: str, round_id: str, sealed: str, *, at: datetime
) -> Receipt | Problem:
    """Keep a sealed answer once; the receipt comes after it is committed."""
    try:
        known, content = read_token(token), from_base64url(sealed)
        round_key = UUID(round_id)
    except (NotOurs, ValueError):
        return Problem("unreadable")
    if not envelope.looks_sealed(content):
        return Problem("unreadable")
    digest = sha256(content)
    ids = [known.tenant_id, known.sitting_id, round_key, known.id]
    (outcome,) = _call(_SUBMIT, [*ids, content, digest.digest(), school_day(at)])
    if outcome == "busy":
        raise TryAgain
    if outcome != "received":
        return Problem(str(outcome))
    return Receipt(digest.hexdigest())


def _call(sql: str, values: list[object]) -> tuple[object, ...]:
    # A connection that broke while it was idle is replaced once: both calls may be
    # repeated. In a transaction (tests) there is nothing to replace.
    try:
        return _row(sql, values)
    except AWAY:
        if connection.in_atomic_block:
            raise
        connection.close()
    try:
        return _row(sql, values)
    except AWAY as problem:
        connection.close()
        raise TryAgain from problem


def _row(sql: str, values: list[object]) -> tuple[object, ...]:
    # psycopg's own cursor: prepared by the server, without Django's layers around it.
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        row = cursor.execute(sql.encode(), values, prepare=True).fetchone()
    if row is None:
        raise TryAgain
    return tuple(row)
