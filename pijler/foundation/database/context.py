"""Whose rows the database shows: one school at a time, per transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import connection, transaction

SETTING = "pijler.tenant"
_current: ContextVar[UUID | None] = ContextVar("pijler_tenant", default=None)


class NoSchoolContext(Exception):
    """Rows of a school were asked for, but no school was chosen."""


def current_tenant_id() -> UUID:
    """The school at work, or an error that says none was chosen."""
    tenant_id = _current.get()
    if tenant_id is None:
        raise NoSchoolContext("Choose a school first: use school_context().")
    return tenant_id


def is_at_school() -> bool:
    """Whether a school is chosen now."""
    return _current.get() is not None


@contextmanager
def school_context(tenant_id: UUID) -> Iterator[None]:
    """Show one school's rows until the block ends, in one transaction.

    The value is local to the transaction, so nothing of it stays on a pooled
    connection; the old value comes back when the block ends, so that blocks nest.
    """
    with transaction.atomic():
        before = _current.get()
        token = _current.set(tenant_id)
        _tell_database(tenant_id)
        try:
            yield
        finally:
            _current.reset(token)
            _restore(before)


def _restore(before: UUID | None) -> None:
    # A failed statement has already ended the block for the database as well.
    if not connection.needs_rollback:
        _tell_database(before)


def _tell_database(tenant_id: UUID | None) -> None:
    with connection.cursor() as cursor:
        value = "" if tenant_id is None else str(tenant_id)
        cursor.execute("select set_config(%s, %s, true)", [SETTING, value])
