"""The roles of the database and what each may: one text for us and for your server."""

from collections.abc import Mapping

# Each login: how it may behave, apart from what it is granted below.
LOGINS = {
    "pijler_migrate": "NOINHERIT NOBYPASSRLS",
    "pijler_app": "NOBYPASSRLS",
    "pijler_worker": "NOBYPASSRLS",
    "pijler_backup": "BYPASSRLS",
}
PLAIN = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION"

ROLES = """\
-- Roles. Every login is small; nobody can log in as the owner of the tables.
DO $pijler$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['pijler_owner', {names}] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I', name);
    END IF;
  END LOOP;
END
$pijler$;
ALTER ROLE pijler_owner NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION \
NOBYPASSRLS;
{logins}
-- The migration role becomes the owner when it asks; it inherits nothing.
GRANT pijler_owner TO pijler_migrate;
-- The backup role reads everything, past row-level security, and writes nothing.
GRANT pg_read_all_data TO pijler_backup;
ALTER ROLE pijler_backup SET default_transaction_read_only = on;
"""

DATABASE = """\
-- The database belongs to the owner role; others may connect, and use the schema.
ALTER DATABASE {database} OWNER TO pijler_owner;
REVOKE ALL ON DATABASE {database} FROM PUBLIC;
GRANT CONNECT ON DATABASE {database} TO {names};
ALTER SCHEMA public OWNER TO pijler_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO pijler_app, pijler_worker, pijler_backup;
-- A new function may be called by nobody until it is granted.
ALTER DEFAULT PRIVILEGES FOR ROLE pijler_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
"""


def roles_sql(database: str, passwords: Mapping[str, str] | None = None) -> str:
    """The SQL that makes the roles and their rights; may be run again and again.

    Run by an administrator who is connected to `database`. Without passwords it has
    variables of psql in their place, so that it fails where one is forgotten.
    """
    logins = "\n".join(_login(role, passwords) for role in LOGINS)
    names = ", ".join(f"'{role}'" for role in LOGINS)
    return ROLES.format(names=names, logins=logins) + database_sql(database)


def database_sql(database: str) -> str:
    """The rights on one database, which a copy of a database does not inherit."""
    return DATABASE.format(database=quoted_name(database), names=", ".join(LOGINS))


def password_variable(role: str) -> str:
    """The variable of psql that stands for the password of a role."""
    return f"{role}_password"


def _login(role: str, passwords: Mapping[str, str] | None) -> str:
    if passwords is None:
        word = f":'{password_variable(role)}'"
    else:
        word = quoted_text(passwords[role])
    return f"ALTER ROLE {role} {PLAIN} {LOGINS[role]} PASSWORD {word};"


def quoted_name(name: str) -> str:
    """A name as SQL writes it."""
    return '"{}"'.format(name.replace('"', '""'))


def quoted_text(text: str) -> str:
    """A text as SQL writes it."""
    return "'{}'".format(text.replace("'", "''"))
