"""The database of the tests: a real PostgreSQL of its own, made once, copied per use."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections

from pijler.doors.commands.embedded import Cluster, clone, drop
from tests.support.folder import ROOT

# Tests may lose data, so they need not wait for the disk; nothing else may do this.
UNSAFE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
# One login that can be each role in turn, within one transaction of one test.
TESTER = "pijler_test"
TESTER_SQL = f"""
do $$ begin
  if not exists (select from pg_roles where rolname = '{TESTER}') then
    create role {TESTER} login noinherit password '{TESTER}';
  end if;
end $$;
grant pijler_app, pijler_worker, pijler_owner to {TESTER};
"""


def template_name() -> str:
    """The template belongs to what is in the code that makes tables and rights."""
    made_by = sorted(
        file
        for pattern in ("**/migrations/*.py", "**/rights.py", "**/functions.py")
        for file in (ROOT / "pijler").glob(pattern)
    )
    made_by += [
        ROOT / "pijler/foundation/access/policies.py",
        ROOT / "pijler/foundation/database/guard.py",
    ]
    content = b"".join(file.read_bytes() for file in made_by)
    return "template_" + hashlib.sha256(content).hexdigest()[:16]


def prepare_template(cluster: Cluster) -> str:
    """Make the template database unless it is there; one process at a time."""
    name = template_name()
    with (cluster.data / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _exists(cluster, name):
            drop(cluster, "being_made")
            clone(cluster, "template0", "being_made")
            _build("being_made")
            with cluster.administrator() as admin:
                admin.execute(TESTER_SQL)
                admin.execute(f"alter database being_made rename to {name}")
    return name


def use(name: str) -> None:
    """Point Django's connections at this database."""
    for alias in connections:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name
        connections.databases[alias]["NAME"] = name
    default = {"USER": TESTER, "PASSWORD": TESTER}
    connections["default"].settings_dict.update(default)
    connections["default"].settings_dict["OPTIONS"]["assume_role"] = "pijler_app"


@contextmanager
def fresh(cluster: Cluster, name: str) -> Iterator[None]:
    """A database of its own, copied from the template, for as long as the block lasts."""
    before = connections["default"].settings_dict["NAME"]
    drop(cluster, name)
    clone(cluster, template_name(), name)
    with cluster.administrator(name) as admin:
        admin.execute(f"grant connect on database {name} to {TESTER}")
    use(name)
    try:
        yield
    finally:
        use(str(before))
        drop(cluster, name)


@contextmanager
def as_role(role: str) -> Iterator[None]:
    """Be another database role for a while: pijler_app, pijler_worker, pijler_owner."""
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        before = cursor.fetchone()[0]
        cursor.execute(f"set role {role}")
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute(f"set role {before}")


def _exists(cluster: Cluster, name: str) -> bool:
    with cluster.administrator() as admin:
        found = admin.execute("select from pg_database where datname = %s", [name])
        return found.fetchone() is not None


def _build(name: str) -> None:
    from django.core.management import call_command

    from pijler.foundation.access import policies

    connections["owner"].close()
    connections["owner"].settings_dict["NAME"] = name
    call_command("migrate", database="owner", verbosity=0)
    call_command("createcachetable", database="owner", verbosity=0)
    policies.apply()
    connections["owner"].close()
