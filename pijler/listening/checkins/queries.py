"""Rounds and sittings as people see them: how far they are, never what was answered."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from pijler.foundation.access.actors import Actor
from pijler.foundation.access.roles import groups_taught, roles_on, valid_on
from pijler.foundation.schools.models import (
    Group,
    GroupMembership,
    Organisation,
    Person,
    StaffRole,
)
from pijler.listening.checkins import codes, permissions
from pijler.listening.checkins.models import Place, Round, Sitting
from pijler.listening.instruments.library import Shipped

# Rounds with the same instrument within these days are one asking: to subtract one from
# the other tells about the few who answered only once.
ONE_ASKING = timedelta(days=28)


def visible_rounds(viewer: Actor, on: date) -> QuerySet[Round]:
    """The rounds in which somebody runs a sitting; the latest first."""
    mine = Sitting.objects.filter(permissions.visible_sittings(viewer, on))
    of_mine = Exists(mine.filter(round=OuterRef("pk")))
    rounds = Round.objects.filter(of_mine).select_related("instrument", "planned_by")
    return rounds.order_by("-opens_on", "-planned_at", "id")


def visible_sittings(viewer: Actor, on: date) -> QuerySet[Sitting]:
    """The sittings that somebody may see, with how many answers came in (`arrived`)."""
    mine = Sitting.objects.filter(permissions.visible_sittings(viewer, on))
    return _with_arrived(mine).order_by("-round__opens_on", "group__name", "id")


def sittings_to_run(viewer: Actor, on: date) -> QuerySet[Sitting]:
    """Sittings of one's own groups that can be opened now or are open: for the first page."""
    now = visible_sittings(viewer, on).filter(
        group__in=groups_taught(viewer, on),
        stopped_at__isnull=True,
        round__stopped_at__isnull=True,
        round__opens_on__lte=on,
        round__closes_on__gte=on,
    )
    return now.order_by("round__closes_on", "group__name", "id")


def class_code(viewer: Actor, on: date, sitting: Sitting) -> str:
    """The code of a sitting in threes, for who may run it; empty for anybody else."""
    mine = Sitting.objects.filter(permissions.visible_sittings(viewer, on))
    if not mine.filter(pk=sitting.pk).exists():
        return ""
    school = Organisation.objects.get(pk=sitting.tenant_id)
    return codes.in_threes(codes.code_of(school.code, sitting.pk, sitting.code_turn))


def plannable_groups(viewer: Actor, on: date) -> QuerySet[Group]:
    """The groups for which somebody may plan on a day: the own ones, or all current ones.

    Groups that are combined of others are left out: their pupils are asked in their class.
    """
    current = Group.objects.filter(
        combined=False, period__starts_on__lte=on, period__ends_on__gte=on
    )
    if not permissions.plans_for_all(viewer, on):
        current = current.filter(pk__in=groups_taught(viewer, on))
    return current.order_by("year", "name", "id")


def groups_fitting(viewer: Actor, on: date, instrument: Shipped) -> list[Group]:
    """The plannable groups of the years for which an instrument was made."""
    groups = plannable_groups(viewer, on)
    return [group for group in groups if instrument.fits_year(group.year)]


def sharing_pupils(viewer: Actor, on: date, groups: Sequence[Group]) -> list[Group]:
    """Those of these groups that share a pupil with another of them on a day."""
    if not roles_on(viewer, on).exists():
        return []
    memberships = GroupMembership.objects.filter(valid_on(on), group__in=groups)
    pupils = memberships.values("pupil").annotate(n=Count("group", distinct=True))
    double = memberships.filter(pupil__in=pupils.filter(n__gt=1).values("pupil"))
    found = set(double.values_list("group", flat=True))
    return [group for group in groups if group.pk in found]


def asked_around(
    viewer: Actor, on: date, instruments: Collection[Shipped]
) -> list[Group]:
    """Plannable groups that are asked one of these instruments within four weeks of a day."""
    asked = Sitting.objects.filter(
        round__instrument__key__in=[one.key for one in instruments],
        round__closes_on__gte=on - ONE_ASKING,
        round__opens_on__lte=on + ONE_ASKING,
    )
    groups = plannable_groups(viewer, on)
    return list(groups.filter(pk__in=asked.values("group")))


def possible_talk_partners(viewer: Actor, on: date) -> QuerySet[Person]:
    """Everyone who works at the school on a day, for whoever plans a round."""
    if not permissions.may_plan(viewer, on):
        return Person.objects.none()
    staff = StaffRole.objects.filter(valid_on(on)).values("person")
    return Person.objects.filter(pk__in=staff).order_by("sort_key", "family_name", "id")


def pupils_in(viewer: Actor, on: date, group: Group) -> int:
    """How many pupils the group has on a day: the places that we propose."""
    if not roles_on(viewer, on).exists():
        return 0
    return GroupMembership.objects.filter(valid_on(on), group=group).count()


def sealed_rounds(viewer: Actor, on: date) -> QuerySet[Round]:
    """The visible rounds that are sealed; the latest first."""
    return visible_rounds(viewer, on).filter(sealed_at__isnull=False)


def progress(viewer: Actor, on: date, round_: Round) -> tuple[int, int, int]:
    """Of a round: answers that came in, places, sittings that were opened."""
    mine = visible_sittings(viewer, on).filter(round=round_)
    sums = mine.aggregate(
        arrived=Sum("arrived"), places=Sum("places"), opened=Count("opened_at")
    )
    return sums["arrived"] or 0, sums["places"] or 0, sums["opened"]


def _with_arrived(sittings: QuerySet[Sitting]) -> QuerySet[Sitting]:
    # Every place is free or taken by an answer, so free places tell what came in.
    free = (
        Place.objects.filter(sitting=OuterRef("pk"))
        .values("sitting")
        .annotate(n=Count("id"))
    )
    left = Coalesce(Subquery(free.values("n")), 0)
    return sittings.annotate(
        arrived=Coalesce(F("received"), F("places") - left)
    ).select_related("round__instrument", "group")
