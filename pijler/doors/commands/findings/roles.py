"""The roles: none may do more than its work asks."""

import os
from collections.abc import Iterator

import psycopg

from pijler.doors.commands import embedded
from pijler.doors.commands.findings import Finding

AGAIN = "Run the SQL of `pijler database sql` on the server, then `pijler migrate`."

# Each question answers true when all is well; asked as the role itself.
SMALL = {
    "is no superuser": "SELECT NOT rolsuper FROM pg_roles WHERE rolname = current_user",
    "may make no roles or databases": """
        SELECT NOT rolcreaterole AND NOT rolcreatedb AND NOT rolreplication
        FROM pg_roles WHERE rolname = current_user""",
}
NO_BYPASS = {
    "cannot pass row-level security": """
        SELECT NOT bool_or(rolbypassrls OR rolsuper)
        FROM pg_roles WHERE pg_has_role(current_user, oid, 'MEMBER')"""
}
OWNS_NOTHING = {
    "owns nothing and is no member of an owner": """
        SELECT NOT EXISTS (
          SELECT FROM (
            SELECT datdba AS owner FROM pg_database WHERE datname = current_database()
            UNION ALL SELECT nspowner FROM pg_namespace WHERE nspname = 'public'
            UNION ALL SELECT relowner FROM pg_class
              WHERE relnamespace = 'public'::regnamespace
            UNION ALL SELECT proowner FROM pg_proc
              WHERE pronamespace = 'public'::regnamespace
          ) owners WHERE pg_has_role(current_user, owner, 'MEMBER'))""",
    "may make no tables": """
        SELECT NOT has_schema_privilege('public', 'CREATE')
           AND NOT has_database_privilege(current_database(), 'CREATE')""",
    "may not empty a table at once, nor hang references or triggers on it": """
        SELECT NOT EXISTS (SELECT FROM pg_class
          WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
          AND has_table_privilege(oid, 'TRUNCATE, REFERENCES, TRIGGER'))""",
}
READS_ONLY = {
    "reads past row-level security, so that a backup is whole": """
        SELECT rolbypassrls FROM pg_roles WHERE rolname = current_user""",
    "writes nothing": """
        SELECT NOT EXISTS (SELECT FROM pg_class
          WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
          AND has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))""",
}
BECOMES_OWNER = {
    "can become the owner": "SELECT pg_has_role(current_user, 'pijler_owner', 'MEMBER')",
    "is the only way to the owner, who cannot log in": """
        SELECT NOT rolcanlogin AND NOT rolsuper AND NOT rolbypassrls
        FROM pg_roles WHERE rolname = 'pijler_owner'""",
}
QUESTIONS = {
    "app": SMALL | NO_BYPASS | OWNS_NOTHING,
    "worker": SMALL | NO_BYPASS | OWNS_NOTHING,
    "owner": SMALL | NO_BYPASS | BECOMES_OWNER,
    "backup": SMALL | READS_ONLY,
}


def findings() -> Iterator[Finding]:
    """Every question to every role that gets in."""
    for short, questions in QUESTIONS.items():
        try:
            place = embedded.address_of(os.environ, short)
            with psycopg.connect(place.conninfo, connect_timeout=10) as connection:
                yield from _ask(connection, place.user, questions)
        except (embedded.NoAddress, psycopg.OperationalError):
            # That it does not get in is a finding of its own, about the server.
            continue


def _ask(
    connection: psycopg.Connection[tuple[object, ...]],
    role: str,
    questions: dict[str, str],
) -> Iterator[Finding]:
    for what, question in questions.items():
        row = connection.execute(question.encode()).fetchone()
        yield Finding(row == (True,), f"{role} {what}", AGAIN)
