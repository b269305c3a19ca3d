"""The colleagues of a school, their roles and whether they can sign in."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from pijler.foundation.access.actors import Actor
from pijler.foundation.access.roles import holds, school_day, valid_on
from pijler.foundation.accounts import permissions
from pijler.foundation.accounts.models import Affiliation
from pijler.foundation.database.context import current_tenant_id
from pijler.foundation.journal.models import Entry
from pijler.foundation.schools.models import Person, Role, StaffRole

# What the leader hears of when somebody else does it.
CHANGES = (
    "colleague.added",
    "account.added",
    "account.password renewed",
    "account.closed",
    "role.ended",
)


@dataclass(frozen=True)
class Change:
    """What somebody else did to a role or an account."""

    verb: str
    about: str
    by: str


@dataclass(frozen=True)
class Colleague:
    """Somebody who works here."""

    person: Person
    roles: list[StaffRole]
    username: str
    may_keep: bool

    @property
    def does(self) -> str:
        """The roles in words."""
        return ", ".join(_in_words(role) for role in self.roles)


def staff(viewer: Actor, day: date) -> QuerySet[Person]:
    """Everyone with a role today, for who keeps the accounts."""
    if not permissions.keeps_accounts(viewer, day):
        return Person.objects.none()
    at_work = StaffRole.objects.filter(valid_on(day)).values("person")
    return Person.objects.filter(pk__in=at_work).order_by(
        "sort_key", "given_name", "id"
    )


def colleagues(viewer: Actor, day: date) -> list[Colleague]:
    """Everyone who works here, with roles and account."""
    people = list(staff(viewer, day))
    usernames = _usernames()
    roles = _roles_by_person(day)
    mine = set(permissions.roles_to_give(viewer, day))
    return [
        Colleague(
            person,
            roles[person.pk],
            usernames.get(person.pk, ""),
            may_keep={Role(one.role) for one in roles[person.pk]} <= mine,
        )
        for person in people
    ]


def changes_by_others(viewer: Actor, at: datetime) -> list[Change]:
    """Who of the others gave or took roles and accounts this week: for the leader."""
    if not holds(viewer, school_day(at), Role.LEADER):
        return []
    written = Entry.objects.filter(verb__in=CHANGES, at__gte=at - timedelta(days=7))
    entries = list(written.exclude(by_id=viewer.journal_id).order_by("-at", "id")[:10])
    ids = {pk for one in entries for pk in (one.by_id, one.about_id) if pk}
    people = Person.objects.in_bulk(ids)
    return [
        Change(one.verb, _name(people, one.about_id), _name(people, one.by_id))
        for one in entries
    ]


def has_account(viewer: Actor, person: Person) -> bool:
    """Whether this colleague can sign in."""
    ours = Affiliation.objects.filter(tenant_id=viewer.tenant_id)
    return ours.filter(person_id=person.pk).exists()


def running_roles(viewer: Actor, day: date) -> QuerySet[StaffRole]:
    """The roles that this person may end."""
    if not permissions.keeps_accounts(viewer, day):
        return StaffRole.objects.none()
    endable = permissions.roles_to_give(viewer, day)
    return StaffRole.objects.filter(valid_on(day), role__in=endable)


def _name(people: dict[UUID, Person], pk: UUID | None) -> str:
    person = people.get(pk) if pk else None
    return person.full_name if person else ""


def _usernames() -> dict[object, str]:
    ours = Affiliation.objects.filter(tenant_id=current_tenant_id())
    return dict(ours.values_list("person_id", "user__username"))


def _roles_by_person(day: date) -> dict[object, list[StaffRole]]:
    found: dict[object, list[StaffRole]] = {}
    running = StaffRole.objects.filter(valid_on(day)).select_related("group")
    for role in running.order_by("role", "group__name", "id"):
        found.setdefault(role.person_id, []).append(role)
    return found


def _in_words(role: StaffRole) -> str:
    words = str(Role(role.role).label)
    return f"{words} ({role.group.name})" if role.group else words
