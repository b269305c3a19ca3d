"""Reads the database back and says where it differs from what the apps declare.

Used by `pijler check` before serving, and by the tests. Every table stands in one of
three closed lists: tables of schools, identity tables, machinery.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import connections
from django.db.backends.utils import CursorWrapper

from pijler.foundation.access import policies
from pijler.foundation.database.rights import declared_rights

MACHINERY = frozenset({"django_migrations", "pijler_cache", *policies.QUEUE_TABLES})
OUR_PUBLIC_TABLES = frozenset(
    {"schools_organisation", "accounts_user", "accounts_user_groups"}
    | {"accounts_user_user_permissions", "accounts_affiliation"}
)
TENANT_RULE = "(tenant_id = ( SELECT pijler_tenant() AS pijler_tenant))"

UNGUARDED = """
select c.relname from pg_class c where c.relkind in ('r', 'p')
  and c.relnamespace = 'public'::regnamespace and c.relname = any(%s)
  and not (c.relrowsecurity and c.relforcerowsecurity and exists (
    select from pg_policy p where p.polrelid = c.oid and not p.polpermissive
      and p.polcmd = '*' and p.polroles = '{0}'
      and pg_get_expr(p.polqual, p.polrelid) = %s
      and pg_get_expr(p.polwithcheck, p.polrelid) = %s))
"""
LOOSE_KEYS = """
select c.relname || '.' || i.relname from pg_index x
  join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
  where c.relname = any(%s) and x.indisunique and (
    select attname from pg_attribute where attrelid = c.oid and attnum = x.indkey[0]
  ) <> 'tenant_id'
"""
LOOSE_REFERENCES = """
select c.relname || '.' || k.conname from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  where k.contype = 'f' and c.relname = any(%s) and (
    select attname from pg_attribute where attrelid = c.oid and attnum = k.conkey[1]
  ) <> 'tenant_id'
"""
VIEWS = """
select relname from pg_class where relnamespace = 'public'::regnamespace and (
  relkind = 'm' or (relkind = 'v'
    and not coalesce(reloptions::text like '%%security_invoker=true%%', false)))
"""
OPEN_FUNCTIONS = """
select p.oid::regprocedure::text from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prosecdef
  and not coalesce(p.proconfig::text like '%%search_path=%%', false)
"""
STRONG_ROLES = """
select r.rolname from pg_roles r where r.rolname in ('pijler_app', 'pijler_worker')
  and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb
    or exists (select from pg_auth_members m where m.member = r.oid)
    or exists (select from pg_class c where c.relowner = r.oid))
"""
TABLES = """
select relname from pg_class
  where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
"""
GRANTED = """
select lower(privilege_type) from information_schema.role_table_grants
  where table_schema = 'public' and table_name = %s and grantee = %s
"""


def problems(alias: str = "owner") -> list[str]:
    """Every difference, one sentence each; an empty list means: as declared."""
    ours = school_tables()
    with connections[alias].cursor() as cursor:
        return [
            *_each(cursor, UNGUARDED, "is not closed to other schools", ours, *_RULE),
            *_each(cursor, LOOSE_KEYS, "is unique over schools", ours),
            *_each(cursor, LOOSE_REFERENCES, "can point at another school", ours),
            *_each(cursor, VIEWS, "shows rows past the reader's own rights"),
            *_each(cursor, OPEN_FUNCTIONS, "has no fixed search_path"),
            *_each(cursor, STRONG_ROLES, "may more than it should"),
            *_unlisted(cursor, set(ours)),
            *_wrong_grants(cursor),
        ]


_RULE = (TENANT_RULE, TENANT_RULE)


def school_tables() -> list[str]:
    """The tables whose rows belong to one school each."""
    return [
        model._meta.db_table
        for model, _ in declared_rights()
        if policies.is_school_table(model)
    ]


def _each(
    cursor: CursorWrapper, query: str, wrong: str, *parameters: str | list[str]
) -> Iterator[str]:
    cursor.execute(query, parameters)
    for (name,) in cursor.fetchall():
        yield f"{name} {wrong}."


def _unlisted(cursor: CursorWrapper, ours: set[str]) -> Iterator[str]:
    known = ours | MACHINERY | OUR_PUBLIC_TABLES | set(policies.IDENTITY_TABLES)
    for label in policies.IDENTITY_APPS:
        models = apps.get_app_config(label).get_models(include_auto_created=True)
        known |= {model._meta.db_table for model in models}
    cursor.execute(TABLES)
    for (name,) in cursor.fetchall():
        if name not in known:
            yield f"{name} stands in none of the three lists."


def _wrong_grants(cursor: CursorWrapper) -> Iterator[str]:
    for model, rights in declared_rights():
        table = model._meta.db_table
        for role, declared in (
            (policies.APP, rights.app),
            (policies.WORKER, rights.worker),
        ):
            cursor.execute(GRANTED, [table, role])
            if {verb for (verb,) in cursor.fetchall()} != declared:
                yield f"{role} has other rights on {table} than its app declares."
