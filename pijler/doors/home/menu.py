"""The menu, composed from what a person does in the school."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from pijler.foundation.access.roles import roles_on, school_day
from pijler.foundation.schools.models import Person, Role


@dataclass(frozen=True)
class Entry:
    """One entry of the menu."""

    label: str
    url: str
    icon: str
    current: bool = False


PLANNERS = {
    Role.TEACHER,
    Role.MENTOR,
    Role.COORDINATOR,
    Role.SUPPORT_COORDINATOR,
    Role.LEADER,
}
SEE_THE_SCHOOL = {Role.LEADER, Role.COORDINATOR, Role.SUPPORT_COORDINATOR}
KEEP_LISTS = {Role.LEADER, Role.ICT}


def menu_of(viewer: Person, at: datetime, path: str) -> list[Entry]:
    """The entries of this person, with the one of this page marked."""
    day = school_day(at)
    roles = {
        Role(role) for role in roles_on(viewer, day).values_list("role", flat=True)
    }
    entries = list(_entries(roles))
    if len(entries) == 1:
        # A pupil or parent has one page: a menu of one would only take room.
        return []
    # One page may stand below another: the longest address is where we are.
    here = max(
        (one[1] for one in entries if path.startswith(one[1])), key=len, default=""
    )
    return [
        Entry(label, url, icon, current=url == here) for label, url, icon in entries
    ]


def _entries(roles: set[Role]) -> Iterator[tuple[str, str, str]]:
    yield _("Today"), reverse("home:today"), "house"
    if Role.SUPPORT_COORDINATOR in roles:
        yield _("Talks"), reverse("concerns:talks"), "message-circle-heart"
    if roles & SEE_THE_SCHOOL:
        yield _("Our school"), reverse("reports:school"), "school"
    if roles & PLANNERS:
        yield _("Check-ins"), reverse("checkins:list"), "clipboard-list"
        yield _("Agreements"), reverse("activities:list"), "sprout"
    if roles & (KEEP_LISTS | {Role.TEACHER, Role.MENTOR}):
        yield _("Groups"), reverse("rosters:groups"), "users"
    if roles & KEEP_LISTS:
        yield _("Lists"), reverse("rosters:history"), "list"
        yield _("Colleagues"), reverse("accounts:colleagues"), "key-round"
