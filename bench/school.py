"""A school to measure on: one group with as many places as the measurement needs."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from pijler.foundation.access.roles import school_day
from pijler.foundation.database.context import school_context
from pijler.foundation.schools.models import (
    Group,
    GroupMembership,
    Organisation,
    OrganisationKind,
    Person,
    Role,
    SchoolPeriod,
    Sector,
    StaffRole,
)
from pijler.listening.checkins import actions, codes, envelope, queries
from pijler.listening.checkins.models import Round, Sitting
from pijler.listening.checkins.tokens import to_base64url
from pijler.listening.instruments import library

PUPILS_IN_A_CLASS = 25


@dataclass(frozen=True)
class Asked:
    """A round that stands open: its school, one code per sitting, one sealed answer."""

    school_id: UUID
    round_id: UUID
    teacher_id: UUID
    codes: list[str]
    sealed: str


def make_school(at: datetime, groups: int) -> UUID:
    """A secondary school with a leader and this many groups."""
    school = Organisation(
        kind=OrganisationKind.SCHOOL, name="Bench", sector=Sector.VO, code="BEN"
    )
    school.save(using="owner")
    day = school_day(at)
    with school_context(school.pk):
        leader = Person.objects.create(given_name="Leider")
        StaffRole.objects.create(person=leader, role=Role.LEADER, starts_on=day)
        period = SchoolPeriod.objects.create(
            name="bench", starts_on=day, ends_on=day.replace(year=day.year + 1)
        )
        for number in range(groups):
            group = Group.objects.create(period=period, name=f"{number}", year=2)
            teacher = Person.objects.create(given_name=f"Mentor {number}")
            StaffRole.objects.create(
                person=teacher, role=Role.MENTOR, group=group, starts_on=day
            )
    return school.pk


def ask(school_id: UUID, at: datetime, places: int) -> Asked:
    """Plan and open a round with this many pupils, and so places, in each group."""
    day = school_day(at)
    school = Organisation.objects.get(pk=school_id)
    with school_context(school_id):
        leader = Person.objects.get(roles__role=Role.LEADER)
        for group in Group.objects.all():
            _fill(group, places, day)
        instrument = library.find("pijler-vo", "1.0.0")
        assert instrument is not None
        round_ = actions.plan_round(
            by=leader,
            at=at,
            instrument=instrument,
            opens_on=day,
            closes_on=day,
            whole_school=True,
        )
        sittings = list(Sitting.objects.filter(round=round_).order_by("pk"))
        for sitting in sittings:
            actions.open_sitting(sitting=sitting, by=leader, at=at, places=places)
        teacher = Person.objects.filter(roles__group=sittings[0].group)[0]
        return Asked(
            school_id=school_id,
            round_id=round_.pk,
            teacher_id=teacher.pk,
            codes=[
                codes.code_of(school.code, one.pk, one.code_turn) for one in sittings
            ],
            sealed=_sealed_answer(round_),
        )


def _fill(group: Group, pupils: int, day: date) -> None:
    """Give a group exactly this many pupils, so that its answers are enough of them."""
    there = GroupMembership.objects.filter(group=group)
    surplus = there.values_list("pk", flat=True)[pupils:]
    GroupMembership.objects.filter(pk__in=list(surplus)).delete()
    missing = pupils - there.count()
    people = Person.objects.bulk_create(
        Person(given_name=f"Leerling {number}") for number in range(missing)
    )
    GroupMembership.objects.bulk_create(
        GroupMembership(group=group, pupil=pupil, starts_on=day) for pupil in people
    )


def stop(asked: Asked, at: datetime) -> None:
    """Stop every sitting of a round with exactly those who came, so that it is due."""
    with school_context(asked.school_id):
        leader = Person.objects.get(roles__role=Role.LEADER)
        sittings = queries.visible_sittings(leader, school_day(at))
        for sitting in sittings.filter(round=asked.round_id):
            actions.stop_sitting(
                sitting=sitting, by=leader, at=at, places=sitting.arrived
            )


def _sealed_answer(round_: Round) -> str:
    items = round_.instrument.document["items"]
    options = round_.instrument.document["options"]
    answers = {item["key"]: options[item["options"]][0]["value"] for item in items}
    content = {
        "v": 1,
        "instrument": str(round_.instrument),
        "language": "nl",
        "answers": answers,
    }
    sealed = envelope.seal(
        json.dumps(content).encode(), bytes(round_.public_key), round_.pk
    )
    return to_base64url(sealed)
