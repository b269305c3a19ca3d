"""Who reads which report."""

from datetime import date

from pijler.foundation.access.actors import Actor
from pijler.foundation.access.roles import holds, teaches
from pijler.foundation.schools.models import Group, Role

OF_THE_SCHOOL = (Role.LEADER, Role.COORDINATOR, Role.SUPPORT_COORDINATOR)


def reads_class(viewer: Actor, day: date, group: Group) -> bool:
    """A class report is for its own teacher or mentor, and for the coordinator."""
    return teaches(viewer, day, group) or holds(viewer, day, Role.COORDINATOR)


def reads_school(viewer: Actor, day: date) -> bool:
    """The school's page is for the leader and both coordinators."""
    return holds(viewer, day, *OF_THE_SCHOOL)
