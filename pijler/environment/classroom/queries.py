"""Class talks: which to hold, and what came of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from pijler.environment.classroom import permissions
from pijler.environment.classroom.models import ClassTalk
from pijler.foundation.access.actors import Actor
from pijler.foundation.access.roles import school_day, valid_on
from pijler.foundation.schools.models import Group, Person
from pijler.listening.checkins.models import Sitting
from pijler.listening.reports.queries import (
    ClassReport,
    NewReport,
    class_report,
    new_reports,
)


@dataclass(frozen=True)
class Panel:
    """What stands beside a class report: the talk to hold, or what came of it."""

    can_hold: bool
    talk: ClassTalk | None


def visible_talks(viewer: Actor, at: datetime) -> QuerySet[ClassTalk]:
    """The talks of the own groups."""
    talks = ClassTalk.objects.filter(permissions.own(viewer, school_day(at)))
    return talks.select_related(
        "group", "round__instrument", "activity__owner", "feedback", "held_by"
    )


def talks_to_hold(viewer: Actor, at: datetime) -> list[NewReport]:
    """New reports of the own groups about which no talk was held yet."""
    reports = new_reports(viewer, at)
    held = set(
        ClassTalk.objects.filter(
            round__in={one.round_id for one in reports}
        ).values_list("round", "group")
    )
    return [one for one in reports if (one.round_id, one.group_id) not in held]


def report_to_discuss(
    viewer: Actor, round_id: UUID, group_id: UUID, at: datetime
) -> ClassReport | None:
    """The report that a talk is about; None for whoever does not hold the talk."""
    report = class_report(viewer, round_id, group_id, at)
    if report is None or not permissions.can_hold(viewer, school_day(at), report.group):
        return None
    return report


def held_talk(
    viewer: Actor, round_id: UUID, group_id: UUID, at: datetime
) -> ClassTalk | None:
    """The talk that this group already held about this round."""
    return visible_talks(viewer, at).filter(round=round_id, group=group_id).first()


def panel(viewer: Actor, round_id: UUID, group_id: UUID, at: datetime) -> Panel:
    """What this viewer sees of the talk, beside the report."""
    day = school_day(at)
    talk = (
        ClassTalk.objects.filter(round=round_id, group=group_id)
        .select_related("group", "activity__owner")
        .first()
    )
    if talk is not None and not permissions.can_read_agreement(viewer, day, talk):
        talk = None
    group = Group(pk=group_id)
    return Panel(permissions.can_hold(viewer, day, group), talk)


def owners(viewer: Actor, group: Group, at: datetime) -> QuerySet[Person]:
    """Who can look after an agreement: the teachers and mentors of the group."""
    day = school_day(at)
    if not permissions.can_hold(viewer, day, group):
        return Person.objects.none()
    staff = group.staff.filter(valid_on(day)).values("person")
    return Person.objects.filter(pk__in=staff).order_by("sort_key", "given_name", "id")


def can_still_change(viewer: Actor, talk: ClassTalk) -> bool:
    """Nothing followed yet: nobody looked back, and the class has not read it again."""
    if talk.activity.looked_back_at is not None:
        return False
    later = Sitting.objects.filter(
        group=talk.group, opened_at__isnull=False, round__opens_on__gte=talk.held_on
    )
    return not later.exclude(round=talk.round).exists()
