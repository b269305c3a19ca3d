"""The demo's rounds: two that were answered, sealed and released, and one for today."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from pijler.acting.activities.actions import Terms
from pijler.doors.commands.demo_school.schools import PUPILS, SEED
from pijler.environment.classroom.actions import Outcome, hold_talk
from pijler.foundation.access.actors import Person, System
from pijler.foundation.access.roles import school_day
from pijler.foundation.database.context import school_context
from pijler.foundation.schools.models import (
    Group,
    Organisation,
    Role,
    Sector,
    StaffRole,
)
from pijler.listening.checkins import actions, answering, codes, envelope
from pijler.listening.checkins.models import Round, Sitting
from pijler.listening.checkins.tokens import to_base64url
from pijler.listening.instruments import library
from pijler.listening.instruments.library import Shipped
from pijler.listening.release.actions import release_round
from pijler.science.generator import GroupSpec, generate_answers

# More than 28 days after the last day of the one before: separate askings.
AGO = (timedelta(days=77), timedelta(days=38))
INSTRUMENTS = {Sector.PO: "pijler-po58", Sector.VO: "pijler-vo"}
# A class that has it harder on one thing, so that there is something to talk about.
STRENGTHS: dict[str, Mapping[str, float]] = {
    "7b": {"physical": -1.2, "social": 0.6},
    "2C": {"emotional": -1.0, "social": 0.7},
}


@dataclass(frozen=True)
class Answered:
    """A round that was answered and stopped; the worker seals and releases it."""

    school_id: UUID
    round_id: UUID
    at: datetime


def answer_rounds(school: Organisation, now: datetime) -> list[Answered]:
    """Two rounds of the whole school, each answered by every fitting class."""
    return [
        _answer_round(school, number, now - ago)
        for number, ago in enumerate(AGO, start=1)
    ]


def seal_and_release(answered: Answered) -> None:
    """What the worker does with a round, on the day that it happened."""
    with school_context(answered.school_id):
        system = System(answered.school_id)
        actions.seal_round(round_id=answered.round_id, by=system, at=answered.at)
    with school_context(answered.school_id):
        round_ = Round.objects.select_related("instrument").get(pk=answered.round_id)
        release_round(round_=round_, by=system, at=answered.at)


def agree_and_plan(school: Organisation, rounds: list[Answered], now: datetime) -> None:
    """Class talks after the first round, and a check-in that is ready today."""
    with school_context(school.pk):
        for role in _teachers_with_an_account(school):
            if role.group is None:
                continue
            _hold_talk(role.person, role.group, rounds[0], now)
            _plan_for_today(role.person, role.group, school, now)


def _answer_round(school: Organisation, number: int, at: datetime) -> Answered:
    instrument = _instrument(school)
    with school_context(school.pk):
        round_ = _plan(school, instrument, at)
        sittings = list(Sitting.objects.filter(round=round_).select_related("group"))
        for sitting in sittings:
            actions.open_sitting(sitting=sitting, by=_leader(), at=at, places=PUPILS)
    answers = _answers(instrument, sittings, number)
    for sitting in sittings:
        for given in answers[sitting.group.name]:
            _hand_in(school, round_, sitting, given, at)
    with school_context(school.pk):
        for sitting in sittings:
            came = len(answers[sitting.group.name])
            actions.stop_sitting(sitting=sitting, by=_leader(), at=at, places=came)
    return Answered(school.pk, round_.pk, at)


def _instrument(school: Organisation) -> Shipped:
    found = library.find(INSTRUMENTS[Sector(school.sector)], "1.0.0")
    assert found is not None  # noqa: S101  # it is shipped with Pijler
    return found


def _plan(school: Organisation, instrument: Shipped, at: datetime) -> Round:
    day = school_day(at)
    support = Person.objects.filter(roles__role=Role.SUPPORT_COORDINATOR)
    return actions.plan_round(
        by=_leader(),
        at=at,
        instrument=instrument,
        opens_on=day,
        closes_on=day + timedelta(days=7),
        whole_school=True,
        talk_partners=list(support),
    )


def _leader() -> Person:
    return Person.objects.get(roles__role=Role.LEADER)


def _answers(
    instrument: Shipped, sittings: list[Sitting], number: int
) -> dict[str, list[dict[str, int | None]]]:
    groups = [
        GroupSpec(sitting.group.name, PUPILS, STRENGTHS.get(sitting.group.name, {}))
        for sitting in sittings
    ]
    return generate_answers(
        instrument.document, groups=groups, seed=SEED, round_number=number
    )


def _hand_in(
    school: Organisation,
    round_: Round,
    sitting: Sitting,
    given: Mapping[str, int | None],
    at: datetime,
) -> None:
    code = codes.code_of(school.code, sitting.pk, sitting.code_turn)
    begun = answering.begin(code, at=at)
    assert isinstance(begun, answering.Begun)  # noqa: S101  # it was opened just now
    content = {
        "v": 1,
        "instrument": str(round_.instrument),
        "language": "nl",
        "answers": given,
    }
    sealed = envelope.seal(
        json.dumps(content).encode(), bytes(round_.public_key), round_.pk
    )
    answering.submit(begun.token, str(round_.pk), to_base64url(sealed), at=at)


def _teachers_with_an_account(school: Organisation) -> Iterator[StaffRole]:
    from pijler.foundation.accounts.models import Affiliation

    people = Affiliation.objects.filter(tenant_id=school.pk).values_list(
        "person_id", flat=True
    )
    yield from StaffRole.objects.filter(
        person__in=list(people), role__in=[Role.TEACHER, Role.MENTOR]
    ).select_related("person", "group")


def _hold_talk(teacher: Person, group: Group, first: Answered, now: datetime) -> None:
    round_ = Round.objects.get(pk=first.round_id)
    terms = Terms(
        title="Wie alleen is in de pauze, vragen we erbij.",
        home="Vraag aan tafel: met wie deed je vandaag iets leuks?",
        principle=6,
        owner=teacher,
        look_back_on=school_day(now) + timedelta(days=2),
    )
    outcome = Outcome(
        theme="social",
        with_figures=True,
        said="In de pauze weet niet iedereen met wie je kunt spelen of praten.",
        terms=terms,
    )
    at = first.at + timedelta(days=2)
    hold_talk(group=group, round_=round_, outcome=outcome, by=teacher, at=at)


def _plan_for_today(
    teacher: Person, group: Group, school: Organisation, now: datetime
) -> None:
    day = school_day(now)
    actions.plan_round(
        by=teacher,
        at=now,
        instrument=_instrument(school),
        opens_on=day,
        closes_on=day + timedelta(days=4),
        groups=[group],
        talk_partners=[teacher],
    )
