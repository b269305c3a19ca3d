"""What can stand in the way of the embedded database, each with what to do."""


class CannotStart(Exception):
    """The embedded database cannot start or stop, with what to do about it."""


class OtherVersion(CannotStart):
    """The data folder was made by another major version of PostgreSQL."""


class NotYours(CannotStart):
    """The data folder belongs to somebody else."""


class NoAccount(CannotStart):
    """There is no account under which the server can run."""


class NoBinaries(CannotStart):
    """The programs of PostgreSQL were not found or cannot run."""
