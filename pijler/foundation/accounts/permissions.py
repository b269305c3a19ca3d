"""Who gives colleagues a role and an account."""

from datetime import date

from django.core.exceptions import PermissionDenied

from pijler.foundation.access.actors import Actor, Person, System
from pijler.foundation.access.roles import holds, roles_on, valid_on
from pijler.foundation.accounts.models import Affiliation
from pijler.foundation.database.context import current_tenant_id
from pijler.foundation.schools.models import Role, StaffRole

# Who reads requests to talk or plans for everyone: only the leader hands these out, so
# that whoever keeps the lists cannot take somebody's place.
TRUSTED = frozenset({Role.LEADER, Role.SUPPORT_COORDINATOR, Role.COORDINATOR})


def keeps_accounts(viewer: Actor, day: date) -> bool:
    """Whether somebody may see the colleagues and their accounts."""
    return isinstance(viewer, System) or holds(viewer, day, Role.LEADER, Role.ICT)


def roles_to_give(viewer: Actor, day: date) -> list[Role]:
    """The roles that somebody may give; ICT makes the first leader, nobody else's."""
    if isinstance(viewer, System) or holds(viewer, day, Role.LEADER):
        return list(Role)
    if not holds(viewer, day, Role.ICT):
        return []
    given = [role for role in Role if role not in TRUSTED]
    return given if _has_leader(day) else [*given, Role.LEADER]


def may_keep_account_of(viewer: Actor, day: date, person: Person) -> bool:
    """Whether somebody may give this colleague an account or a new password."""
    if not keeps_accounts(viewer, day):
        return False
    theirs = {
        Role(role) for role in roles_on(person, day).values_list("role", flat=True)
    }
    return bool(theirs) and theirs <= set(roles_to_give(viewer, day))


def check_may_keep_account_of(viewer: Actor, day: date, person: Person) -> None:
    """Refuse who may not."""
    if not may_keep_account_of(viewer, day, person):
        raise PermissionDenied("Only the school leader keeps this account.")


def check_may_give(viewer: Actor, day: date, role: Role) -> None:
    """Refuse a role that this person may not give."""
    if role not in roles_to_give(viewer, day):
        raise PermissionDenied("Only the school leader gives this role.")


def _has_leader(day: date) -> bool:
    # A leader who cannot sign in yet leads nothing here: ICT may still give the account.
    leaders = StaffRole.objects.filter(valid_on(day), role=Role.LEADER)
    people = list(leaders.values_list("person_id", flat=True))
    ours = Affiliation.objects.filter(tenant_id=current_tenant_id())
    return ours.filter(person_id__in=people).exists()
