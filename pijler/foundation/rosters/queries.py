"""Lists that were brought in, and groups with their pupils, for whoever may see them."""

from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from pijler.foundation.access.actors import Actor
from pijler.foundation.access.roles import groups_taught, valid_on
from pijler.foundation.rosters.models import RosterImport
from pijler.foundation.rosters.permissions import can_import, sees_all_groups
from pijler.foundation.schools.models import Group, GroupMembership, Person, StaffRole


def visible_imports(viewer: Actor, day: date) -> QuerySet[RosterImport]:
    """Every list that was brought in, newest first; for ICT and leaders."""
    if not can_import(viewer, day):
        return RosterImport.objects.none()
    return RosterImport.objects.order_by("-made_at").select_related("made_by")


def history(viewer: Actor, day: date) -> QuerySet[RosterImport]:
    """The same, without what the lists held."""
    return visible_imports(viewer, day).only(
        "status", "filename", "made_at", "counts", "made_by__given_name",
        "made_by__infix", "made_by__family_name",
    )  # fmt: skip


def last_mapping(viewer: Actor, day: date) -> dict[str, str]:
    """How the school read the columns of its last CSV list."""
    used = visible_imports(viewer, day).exclude(mapping={})
    found: dict[str, str] | None = used.values_list("mapping", flat=True).first()
    return found or {}


def visible_groups(viewer: Actor, day: date) -> QuerySet[Group]:
    """Groups of this school year and later: all, or those somebody teaches."""
    groups = groups_taught(viewer, day)
    if sees_all_groups(viewer, day):
        groups = Group.objects.all()
    return (
        groups.filter(period__ends_on__gte=day)
        .select_related("period")
        .annotate(number=_number_on(day))
        .order_by("period__starts_on", "combined", "year", "name")
    )


def pupils_of(viewer: Actor, group: Group, day: date) -> QuerySet[Person]:
    """The pupils of a group on a day, by name."""
    seen = visible_groups(viewer, day).filter(pk=group.pk)
    day = max(day, group.period.starts_on)
    dates = Q(memberships__starts_on__lte=day) & (
        Q(memberships__ends_on=None) | Q(memberships__ends_on__gte=day)
    )
    members = Person.objects.filter(dates, memberships__group__in=seen.values("pk"))
    return members.distinct().order_by("sort_key", "given_name")


def staff_of(viewer: Actor, group: Group, day: date) -> QuerySet[StaffRole]:
    """Who teaches a group, by name."""
    seen = visible_groups(viewer, day).filter(pk=group.pk)
    roles = StaffRole.objects.filter(
        valid_on(max(day, group.period.starts_on)), group__in=seen.values("pk")
    )
    return roles.select_related("person").order_by("person__sort_key")


def _number_on(day: date) -> Coalesce:
    # A group of a year that has yet to begin is counted as it will be. A subquery:
    # the key of a table is (school, id), so grouping by what Django calls the key fails.
    here = Q(ends_on=None) | Q(ends_on__gte=day)
    begun = Q(starts_on__lte=day) | Q(group__period__starts_on__gt=day)
    members = GroupMembership.objects.filter(here & begun, group=OuterRef("pk"))
    counted = members.order_by().values("group").annotate(n=Count("pupil")).values("n")
    return Coalesce(Subquery(counted), 0)
