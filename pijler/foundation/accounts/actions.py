"""Giving somebody of a school an account."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from pijler.foundation.access.actors import Actor, Person, System
from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.database.context import current_tenant_id
from pijler.foundation.journal.actions import Purpose, record


class NotTheHost(Exception):
    """So far only a command of the host makes accounts."""


@transaction.atomic
def add_account(
    *, by: Actor, at: datetime, person: Person, username: str, password: str
) -> User:
    """Make an account with which this person can sign in; raises on a weak password."""
    if not isinstance(by, System):
        raise NotTheHost("Accounts are made by a command of the host.")
    user = User(username=username)
    validate_password(password, user)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    Affiliation.objects.create(
        user=user, tenant_id=current_tenant_id(), person_id=person.pk
    )
    purpose = Purpose.ADMINISTRATION
    record("account.added", about=person, by=by, at=at, purpose=purpose)
    return user
