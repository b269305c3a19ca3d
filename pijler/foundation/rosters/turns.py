"""One list at a time: whoever is second waits."""

from django.db import connection

from pijler.foundation.database.context import current_tenant_id


def one_at_a_time() -> None:
    """Let nobody else put a list to use, or undo one, until we are done."""
    with connection.cursor() as cursor:
        name = f"roster {current_tenant_id()}"
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
