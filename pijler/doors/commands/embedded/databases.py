"""Making, copying and dropping databases; a copy of a template takes a moment."""

from psycopg import sql

from pijler.doors.commands.embedded.cluster import Cluster
from pijler.doors.commands.embedded.roles import database_sql


def create(cluster: Cluster, name: str) -> None:
    """Make an empty database with our rights on it."""
    _copy(cluster, "template0", name)


def clone(cluster: Cluster, template: str, name: str) -> None:
    """Copy a database that nobody is connected to, with our rights on the copy."""
    _copy(cluster, template, name)


def drop(cluster: Cluster, name: str) -> None:
    """Drop a database, also when somebody is still connected."""
    with cluster.administrator() as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(
                sql.Identifier(name)
            )
        )


def _copy(cluster: Cluster, template: str, name: str) -> None:
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
    if not cluster.is_for_tests():
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with cluster.administrator() as connection:
        connection.execute(
            statement.format(sql.Identifier(name), sql.Identifier(template))
        )
    with cluster.administrator(name) as connection:
        connection.execute(database_sql(name).encode())
