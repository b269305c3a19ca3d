"""Giving colleagues a role and an account, and taking them back."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.text import slugify

from pijler.foundation.access.actors import Actor, Person
from pijler.foundation.access.roles import school_day
from pijler.foundation.accounts import permissions
from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.database.context import current_tenant_id
from pijler.foundation.journal.actions import Purpose, record
from pijler.foundation.schools.models import Group, Role, StaffRole
from pijler.foundation.schools.models.organisations import CODE_ALPHABET
from pijler.foundation.schools.names import sort_key


class HasAccount(Exception):
    """This colleague can sign in already."""


class LastLeader(Exception):
    """A school cannot be without anybody who leads it."""


@dataclass(frozen=True)
class Given:
    """What a colleague gets on paper: shown once, kept nowhere."""

    username: str
    password: str


@dataclass(frozen=True)
class Name:
    """A name as it is said."""

    given: str
    infix: str
    family: str


@transaction.atomic
def add_colleague(
    *, by: Actor, at: datetime, name: Name, role: Role, group: Group | None = None
) -> Person:
    """Somebody who works here from today on."""
    permissions.check_may_give(by, school_day(at), role)
    person = Person.objects.create(
        given_name=name.given,
        infix=name.infix,
        family_name=name.family,
        sort_key=sort_key(name.given, name.infix, name.family),
    )
    StaffRole.objects.create(
        person=person, role=role, group=group, starts_on=school_day(at)
    )
    _record("colleague.added", person, by, at)
    return person


@transaction.atomic
def end_role(*, by: Actor, at: datetime, role: StaffRole) -> None:
    """From today on this colleague does this no more."""
    day = school_day(at)
    permissions.check_may_give(by, day, Role(role.role))
    # Two leaders could each end the other's role at once.
    if role.role == Role.LEADER:
        _check_other_leader(role.person)
    _record("role.ended", role.person, by, at)
    if role.starts_on >= day:
        # A role that began today would hold until midnight; the journal keeps that it was.
        role.delete()
        return
    role.ends_on = day - timedelta(days=1)
    role.save(update_fields=["ends_on"])


@transaction.atomic
def add_account(
    *, by: Actor, at: datetime, person: Person, username: str, password: str
) -> User:
    """Make an account with which this person can sign in; raises on a weak password."""
    permissions.check_may_keep_account_of(by, school_day(at), person)
    if _affiliations(person):
        raise HasAccount
    user = User(username=username)
    validate_password(password, user)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    Affiliation.objects.create(
        user=user, tenant_id=current_tenant_id(), person_id=person.pk
    )
    _record("account.added", person, by, at)
    return user


@transaction.atomic
def give_account(*, by: Actor, at: datetime, person: Person) -> Given:
    """An account with a password for once, to hand to this colleague."""
    given = Given(_free_username(person), _password())
    user = add_account(
        by=by, at=at, person=person, username=given.username, password=given.password
    )
    user.one_time_password = True
    user.save(update_fields=["one_time_password"])
    return given


@transaction.atomic
def renew_password(*, by: Actor, at: datetime, person: Person) -> Given:
    """A new password for once; the old one and every open session end."""
    permissions.check_may_keep_account_of(by, school_day(at), person)
    user = _affiliations(person)[0].user
    given = Given(user.username, _password())
    user.set_password(given.password)
    user.one_time_password = True
    user.save(update_fields=["password", "one_time_password"])
    _record("account.password renewed", person, by, at)
    return given


@transaction.atomic
def close_account(*, by: Actor, at: datetime, person: Person) -> None:
    """This colleague signs in no more; what they did stays."""
    permissions.check_may_keep_account_of(by, school_day(at), person)
    if person.roles.filter(role=Role.LEADER, ends_on__isnull=True).exists():
        _check_other_leader(person)
    for affiliation in _affiliations(person):
        user = affiliation.user
        affiliation.delete()
        if not user.affiliations.exists():
            user.is_active = False
            user.save(update_fields=["is_active"])
    _record("account.closed", person, by, at)


def _check_other_leader(person: Person) -> None:
    """Somebody else leads the school and can sign in; two could go at once, so rows lock."""
    others = StaffRole.objects.select_for_update().filter(
        role=Role.LEADER, ends_on__isnull=True
    )
    ids = {one.person_id for one in others if one.person_id != person.pk}
    ours = Affiliation.objects.filter(tenant_id=current_tenant_id())
    if not ours.filter(person_id__in=ids).exists():
        raise LastLeader


def _affiliations(person: Person) -> list[Affiliation]:
    ours = Affiliation.objects.filter(tenant_id=current_tenant_id())
    return list(ours.filter(person_id=person.pk).select_related("user"))


def _free_username(person: Person) -> str:
    base = slugify(f"{person.given_name} {person.family_name}") or "account"
    number, name = 1, base
    while User.objects.filter(username=name).exists():
        number += 1
        name = f"{base}-{number}"
    return name


def _password() -> str:
    """Sixteen symbols that nobody confuses: about 79 bits."""
    fours = ("".join(secrets.choice(CODE_ALPHABET) for _ in range(4)) for _ in range(4))
    return "-".join(fours)


def _record(verb: str, person: Person, by: Actor, at: datetime) -> None:
    purpose = Purpose.ADMINISTRATION
    record(verb, about=person, by=by, at=at, subjects=[person], purpose=purpose)
