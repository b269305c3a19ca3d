"""Row-level security and grants, set anew by every `pijler migrate`.

Policies are not migrations: this step may run any number of times and always ends the
same. The catalogue test reads the database back and compares.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import connections, models, transaction

from pijler.foundation.database.functions import declared_functions
from pijler.foundation.database.rights import Rights, declared_rights
from pijler.foundation.database.tables import SchoolRow

APP, WORKER = "pijler_app", "pijler_worker"

# The place of the signed context: today a plain setting, later a verified one.
TENANT_FUNCTION = """
create or replace function pijler_tenant() returns uuid
language sql stable parallel safe
return nullif(current_setting('pijler.tenant', true), '')::uuid
"""

# Tables of libraries: identity (sign-in) for pages, machinery (the queue) for the worker.
IDENTITY_APPS = ("account",)
IDENTITY_TABLES = {
    "pijler_cache": "select, insert, update, delete",
    "django_session": "select, insert, update, delete",
    "django_content_type": "select",
    "auth_permission": "select",
    "auth_group": "select",
    "auth_group_permissions": "select",
}
QUEUE_TABLES = (
    "procrastinate_jobs",
    "procrastinate_events",
    "procrastinate_workers",
    "procrastinate_periodic_defers",
)
DEFER = "procrastinate_defer_jobs_v1(procrastinate_job_to_defer_v1[])"


def apply(alias: str = "owner") -> None:
    """Set policies, functions and grants as the apps declare them."""
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        for statement in statements():
            cursor.execute(statement)


def statements() -> Iterator[str]:
    """Everything to run, in order; running it twice changes nothing."""
    yield from _take_all_back()
    yield TENANT_FUNCTION
    yield f"grant execute on function pijler_tenant() to {APP}, {WORKER}"
    for model, rights in declared_rights():
        yield from _grants(model._meta.db_table, rights)
        if is_school_table(model):
            yield from _policies(model._meta.db_table)
    yield from _identity()
    yield from _queue()
    yield from _functions()


def is_school_table(model: type[models.Model]) -> bool:
    """Whether each row of a model belongs to one school."""
    return issubclass(model, SchoolRow)


def _take_all_back() -> Iterator[str]:
    for role in (APP, WORKER):
        yield f"revoke all on all tables in schema public from {role}"
        yield f"revoke all on all sequences in schema public from {role}"
        yield f"revoke all on all functions in schema public from {role}"
    yield "revoke all on all functions in schema public from public"


def _grants(table: str, rights: Rights) -> Iterator[str]:
    for role, verbs in ((APP, rights.app), (WORKER, rights.worker)):
        if verbs:
            yield f'grant {", ".join(sorted(verbs))} on "{table}" to {role}'


def _policies(table: str) -> Iterator[str]:
    # Only restrictive policies show nothing: each table needs its permissive one too.
    ours = "tenant_id = (select pijler_tenant())"
    yield f'alter table "{table}" enable row level security'
    yield f'alter table "{table}" force row level security'
    yield f'drop policy if exists this_school_only on "{table}"'
    yield f'drop policy if exists everyone on "{table}"'
    yield (
        f'create policy this_school_only on "{table}" as restrictive for all'
        f" using ({ours}) with check ({ours})"
    )
    yield f'create policy everyone on "{table}" as permissive for all using (true)'


def _identity() -> Iterator[str]:
    for table, verbs in IDENTITY_TABLES.items():
        yield f'grant {verbs} on "{table}" to {APP}'
    for label in IDENTITY_APPS:
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            table = model._meta.db_table
            yield f'grant select, insert, update, delete on "{table}" to {APP}'


def _queue() -> Iterator[str]:
    """Pages may put a job in the queue; only the worker sees the queue itself."""
    fixed = "security definer set search_path = public, pg_temp"
    yield f"alter function {DEFER} {fixed}"
    yield f"grant execute on function {DEFER} to {APP}"
    yield f"grant execute on all functions in schema public to {WORKER}"
    for table in QUEUE_TABLES:
        yield f"grant select, insert, update, delete on {table} to {WORKER}"
        sequence = f"pg_get_serial_sequence('{table}', 'id')"
        yield (
            "do $$ begin execute coalesce("
            f"'grant usage on sequence ' || {sequence} || ' to {WORKER}', 'select 1');"
            " end $$"
        )


def _functions() -> Iterator[str]:
    for function in declared_functions():
        yield function.sql
        yield f"revoke all on function {function.signature} from public, {APP}, {WORKER}"
        yield f"grant execute on function {function.signature} to {', '.join(function.roles)}"
