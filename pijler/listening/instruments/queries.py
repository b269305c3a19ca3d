"""Which instruments a school can use."""

from datetime import date

from pijler.foundation.access.actors import Actor
from pijler.foundation.schools.models import Organisation
from pijler.listening.instruments import library, permissions
from pijler.listening.instruments.library import Shipped


def usable_instruments(viewer: Actor, on: date) -> list[Shipped]:
    """The instruments made for this kind of school; the newest version of each."""
    if not permissions.can_look(viewer, on):
        return []
    sector = Organisation.objects.values_list("sector", flat=True).get(
        pk=viewer.tenant_id
    )
    fitting = [one for one in library.shipped() if one.fits_sector(sector)]
    return list({one.key: one for one in fitting}.values())


def readable_instrument(
    viewer: Actor, on: date, key: str, version: str
) -> Shipped | None:
    """One instrument of the library, for whoever works at the school."""
    return library.find(key, version) if permissions.can_look(viewer, on) else None
