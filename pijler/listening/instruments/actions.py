"""Take an instrument into use."""

from datetime import datetime

from django.db import transaction

from pijler.foundation.access.actors import Actor
from pijler.foundation.access.roles import school_day
from pijler.foundation.journal.actions import record
from pijler.listening.instruments import library, permissions
from pijler.listening.instruments.models import Instrument


class UnknownInstrument(Exception):
    """There is no instrument of this name and version."""


class ChangedVersion(Exception):
    """The file of a version that the school already uses is not the same any more."""


@transaction.atomic
def take_into_use(*, by: Actor, at: datetime, key: str, version: str) -> Instrument:
    """Keep a copy of this version for the school, once; from then on it never changes."""
    permissions.check_can_take_into_use(by, school_day(at))
    shipped = library.find(key, version)
    if shipped is None:
        raise UnknownInstrument(f"There is no instrument {key} {version}.")
    digest = library.digest_of(shipped.document)
    instrument, is_new = Instrument.objects.get_or_create(
        tenant_id=by.tenant_id,
        key=key,
        version=version,
        defaults={"document": shipped.document, "digest": digest, "taken_at": at},
    )
    if instrument.digest != digest:
        raise ChangedVersion(f"{key} {version} changed after it was taken into use.")
    if is_new:
        record("instrument.taken", about=instrument, by=by, at=at)
    return instrument
