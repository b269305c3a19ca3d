"""Write the journal, in the transaction of the deed or the look itself."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from django.db import models

from pijler.foundation.journal.actors import Doer
from pijler.foundation.journal.models import Entry


class Purpose(StrEnum):
    """Why somebody looked or did something; a closed list."""

    TEACHING = "teaching"
    SUPPORT = "support"
    REFERRAL = "referral"
    SAFETY = "safety"
    RIGHTS = "rights request"
    COMPLAINT = "complaint"
    ADMINISTRATION = "administration"
    REPAIR = "repair"


def record(
    verb: str,
    *,
    about: models.Model,
    by: Doer,
    at: datetime,
    subjects: Iterable[models.Model] = (),
    purpose: Purpose = Purpose.TEACHING,
) -> None:
    """Write one line; when that fails, the deed fails with it."""
    Entry.objects.create(
        tenant_id=by.tenant_id,
        at=at,
        verb=verb,
        by_kind=by.journal_kind,
        by_id=by.journal_id,
        about_kind=about._meta.label_lower,
        about_id=about.pk,
        subjects=[subject.pk for subject in subjects],
        purpose=purpose,
    )
