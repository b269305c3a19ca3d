"""Who plans a round and who opens its sittings."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from pijler.foundation.access.actors import Actor, Person
from pijler.foundation.access.roles import groups_taught, holds, teaches
from pijler.foundation.schools.models import Group, Role
from pijler.listening.checkins.models import Round, Sitting

# They may plan for the whole school, and see how far every sitting is (counts only).
PLANNERS = (Role.COORDINATOR, Role.SUPPORT_COORDINATOR, Role.LEADER)


def plans_for_all(viewer: Actor, on: date) -> bool:
    """Whether somebody plans for the whole school."""
    return holds(viewer, on, *PLANNERS)


def may_plan(viewer: Actor, on: date) -> bool:
    """Whether somebody can plan a round at all."""
    return plans_for_all(viewer, on) or groups_taught(viewer, on).exists()


def check_can_plan(
    viewer: Actor, on: date, groups: Collection[Group], *, whole_school: bool
) -> Person:
    """Refuse who plans for groups of others; the answer is the person who may."""
    if not isinstance(viewer, Person):
        raise PermissionDenied("Only staff plan a check-in.")
    if plans_for_all(viewer, on):
        return viewer
    own = set(groups_taught(viewer, on))
    if whole_school or not groups or not own.issuperset(groups):
        raise PermissionDenied("A teacher plans for the own group.")
    return viewer


def visible_sittings(viewer: Actor, on: date) -> Q:
    """The sittings that somebody may see and run: those of the own groups, or all."""
    if plans_for_all(viewer, on):
        return Q()
    return Q(group__in=groups_taught(viewer, on))


def check_can_run(viewer: Actor, on: date, sitting: Sitting) -> None:
    """Refuse who is not a teacher of the group and does not plan for the school."""
    if not teaches(viewer, on, sitting.group) and not plans_for_all(viewer, on):
        raise PermissionDenied("Only a teacher of the group runs its sitting.")


def can_end(viewer: Actor, on: date, round_: Round) -> bool:
    """Whether somebody may cancel or stop a whole round: who planned it, or a planner."""
    own = isinstance(viewer, Person) and round_.planned_by_id == viewer.pk
    return own or plans_for_all(viewer, on)


def check_can_end(viewer: Actor, on: date, round_: Round) -> None:
    """Refuse who did not plan this round and does not plan for the school."""
    if not can_end(viewer, on, round_):
        raise PermissionDenied("Only who planned this round may end it.")


def can_reopen(viewer: Actor, on: date, round_: Round) -> bool:
    """Whether somebody's rights reach as far as those of who stopped the whole round."""
    stopper = round_.stopped_by
    if stopper is None or stopper == viewer or plans_for_all(viewer, on):
        return True
    return not plans_for_all(stopper, on)


def check_can_reopen(viewer: Actor, on: date, round_: Round) -> None:
    """Refuse a teacher who would undo what somebody decided for the whole school."""
    if not can_reopen(viewer, on, round_):
        raise PermissionDenied("The round was stopped by somebody with wider rights.")
