"""Where a database is, and as which role we come to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from pijler.doors.commands.embedded import layout, passwords

LOGINS = {
    "app": "pijler_app",
    "owner": "pijler_migrate",
    "worker": "pijler_worker",
    "backup": "pijler_backup",
}
OWNER = "pijler_owner"
DEFAULT_DATA = "data"
ENGINE = "django.db.backends.postgresql"


class NoAddress(Exception):
    """An address of the database is missing or cannot be read."""


@dataclass(frozen=True)
class Address:
    """One role's way to one database; the password stays in its file if it has one."""

    host: str
    user: str
    dbname: str
    port: str = "5432"
    passfile: Path | None = None
    secret: str = field(default="", repr=False)
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def password(self) -> str:
        """The password, read from the password file for the embedded database."""
        if self.passfile is None:
            return self.secret
        return passwords.read(self.passfile).get(self.user, "")

    @property
    def options(self) -> dict[str, str]:
        """What libpq must know besides host, port, user, database and password."""
        file = {} if self.passfile is None else {"passfile": str(self.passfile)}
        return {**file, **self.extra}

    @property
    def parameters(self) -> dict[str, str]:
        """Keywords for `psycopg.connect`; without a password where a file has it."""
        known = {"host": self.host, "port": self.port, "user": self.user}
        secret = {"password": self.secret} if self.secret else {}
        return {**known, "dbname": self.dbname, **secret, **self.options}

    @property
    def conninfo(self) -> str:
        """The same in the words of libpq, for `psycopg.connect`."""
        return make_conninfo(**self.parameters)

    @property
    def url(self) -> str:
        """The same as a URL that libpq reads."""
        user = quote(self.user, safe="")
        secret = f":{quote(self.secret, safe='')}" if self.secret else ""
        rest = {"host": self.host, "port": self.port, **self.options}
        name = quote(self.dbname, safe="")
        return f"postgresql://{user}{secret}@/{name}?{urlencode(rest)}"

    def django(self, assume_role: str | None = None) -> dict[str, object]:
        """An entry of DATABASES; `assume_role` for the one that becomes the owner."""
        role = {} if assume_role is None else {"assume_role": assume_role}
        return {
            "ENGINE": ENGINE,
            "NAME": self.dbname,
            "USER": self.user,
            "PASSWORD": self.secret,
            "HOST": self.host,
            "PORT": self.port,
            "OPTIONS": {**self.options, **role},
        }


def embedded_address(data: Path, role: str, database: str) -> Address:
    """The address of a role in the embedded database of this data folder."""
    return Address(
        host=str(layout.socket_folder(data)),
        user=role,
        dbname=database,
        passfile=layout.passwords(data),
    )


def address_from_url(url: str) -> Address:
    """Read an address that somebody wrote for an own server."""
    try:
        parts = {key: str(value) for key, value in conninfo_to_dict(url).items()}
        return Address(
            host=parts.pop("host"),
            user=parts.pop("user"),
            dbname=parts.pop("dbname"),
            port=parts.pop("port", "5432"),
            secret=parts.pop("password", ""),
            extra=parts,
        )
    except Exception as error:
        # The error text of the reader may hold the password: it is not passed on.
        raise NoAddress(
            "A database address is written as "
            "postgresql://role:password@host:5432/database"
        ) from (error if isinstance(error, KeyError) else None)


def data_folder(environ: Mapping[str, str]) -> Path:
    """Where this installation keeps its data."""
    return Path(environ.get("PIJLER_DATA") or DEFAULT_DATA).resolve()


def variable(short: str) -> str:
    """The name of the environment variable with the address of a role."""
    return f"PIJLER_DATABASE_{short.upper()}"


def is_embedded(environ: Mapping[str, str]) -> bool:
    """Whether the database is the embedded one: no address of an own server is set."""
    return not any(environ.get(variable(short)) for short in LOGINS)


def addresses(environ: Mapping[str, str]) -> dict[str, Address]:
    """The known addresses under app, owner, worker and backup; starts nothing."""
    if is_embedded(environ):
        data = data_folder(environ)
        return {k: embedded_address(data, v, "pijler") for k, v in LOGINS.items()}
    given = {short: environ.get(variable(short)) for short in LOGINS}
    return {short: address_from_url(url) for short, url in given.items() if url}


def address_of(environ: Mapping[str, str], short: str) -> Address:
    """The address of one role, or a sentence on which variable is missing."""
    try:
        return addresses(environ)[short]
    except KeyError:
        raise NoAddress(f"Set {variable(short)} to the address of that role.") from None
