"""The script for the administrator of a PostgreSQL server of your own."""

from pijler.doors.commands.embedded.roles import (
    LOGINS,
    password_variable,
    quoted_name,
    quoted_text,
    roles_sql,
)

VARIABLES = {
    "pijler_app": "PIJLER_DATABASE_APP",
    "pijler_migrate": "PIJLER_DATABASE_OWNER",
    "pijler_worker": "PIJLER_DATABASE_WORKER",
    "pijler_backup": "PIJLER_DATABASE_BACKUP",
}
START = r"""
-- Run by psql, as the administrator of a PostgreSQL server (15 or newer). It asks for
-- each password that is not given by `psql --set={first}=...`.
-- May be run again. Afterwards set, where Pijler runs:
{addresses}
\set ON_ERROR_STOP on
{questions}
SELECT format('CREATE DATABASE %I TEMPLATE template0 ENCODING ''UTF8''', {text})
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = {text}) \gexec
\connect {name}
"""
QUESTION = r"""\if :{{?{variable}}}
\else
\prompt 'Password for {role}: ' {variable}
\endif"""


def script(database: str) -> str:
    """Roles, database and rights, in the words of psql."""
    start = START.lstrip().format(
        first=password_variable("pijler_app"),
        addresses="\n".join(_address(role, name) for role, name in VARIABLES.items()),
        questions="\n".join(_question(role) for role in LOGINS),
        text=quoted_text(database),
        name=quoted_name(database),
    )
    return start + roles_sql(database)


def _address(role: str, variable: str) -> str:
    return f"--   {variable}=postgresql://{role}:PASSWORD@HOST:5432/DATABASE"


def _question(role: str) -> str:
    return QUESTION.format(role=role, variable=password_variable(role))
