"""The invented people of the demo, whose place a visitor can take."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from pijler.foundation.accounts.models import Affiliation
from pijler.foundation.database.context import school_context
from pijler.foundation.schools.models import Group, Organisation, Person, Role


@dataclass(frozen=True)
class CastMember:
    """Somebody of the demo whose place a visitor can take."""

    affiliation: str
    name: str
    given_name: str
    does: str


@dataclass(frozen=True)
class CastOfSchool:
    """The people of one demo school."""

    name: str
    people: list[CastMember]


def demo_cast() -> list[CastOfSchool]:
    """Everyone with an account, per school: only for the demo, where all are invented."""
    schools = []
    for school in Organisation.objects.filter(kind="school").order_by("name"):
        with school_context(school.pk):
            people = [_member(one) for one in _accounts(school)]
        if people:
            schools.append(CastOfSchool(school.name, people))
    return schools


def _accounts(school: Organisation) -> list[tuple[Affiliation, Person]]:
    ours = Affiliation.objects.filter(tenant_id=school.pk).order_by("user__date_joined")
    people = Person.objects.in_bulk([one.person_id for one in ours])
    return [(one, people[one.person_id]) for one in ours if one.person_id in people]


def _member(account: tuple[Affiliation, Person]) -> CastMember:
    affiliation, person = account
    return CastMember(
        str(affiliation.pk), person.full_name, person.given_name, _does(person)
    )


def _does(person: Person) -> str:
    role = person.roles.select_related("group").first()
    if role is not None:
        words = str(Role(role.role).label)
        return f"{words}, {role.group.name}" if role.group else words
    group = Group.objects.filter(memberships__pupil=person).first()
    return _("pupil, %(group)s") % {"group": group.name} if group else _("parent")
