"""The embedded PostgreSQL: made, started, shared and stopped by Pijler itself."""

from pijler.doors.commands.embedded.account import give_back
from pijler.doors.commands.embedded.address import (
    LOGINS,
    OWNER,
    Address,
    NoAddress,
    address_of,
    addresses,
    data_folder,
    is_embedded,
)
from pijler.doors.commands.embedded.binaries import Binaries, of_version
from pijler.doors.commands.embedded.cluster import Cluster, prepare, running
from pijler.doors.commands.embedded.databases import clone, create, drop
from pijler.doors.commands.embedded.own_server import script
from pijler.doors.commands.embedded.problems import (
    CannotStart,
    NoAccount,
    NoBinaries,
    NotYours,
    OtherVersion,
)
from pijler.doors.commands.embedded.roles import roles_sql

__all__ = [
    "LOGINS",
    "OWNER",
    "Address",
    "Binaries",
    "CannotStart",
    "Cluster",
    "NoAccount",
    "NoAddress",
    "NoBinaries",
    "NotYours",
    "OtherVersion",
    "address_of",
    "addresses",
    "clone",
    "create",
    "data_folder",
    "drop",
    "give_back",
    "is_embedded",
    "of_version",
    "prepare",
    "roles_sql",
    "running",
    "script",
]
