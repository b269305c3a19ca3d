"""Rounds, sittings and answers for tests. Rows need a school_context.

>>> sitting = make_open_sitting(pupils=12)
>>> post = answer(sitting, {"class_feeling": 4})
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pijler.foundation.access.actors import System
from pijler.foundation.database.context import current_tenant_id, school_context
from pijler.foundation.schools.models import Organisation, Person
from pijler.listening.checkins import actions, answering, codes, envelope
from pijler.listening.checkins.answers import written
from pijler.listening.checkins.models import Round, Sitting
from pijler.listening.checkins.tokens import to_base64url
from pijler.listening.instruments import library
from tests.factories import NOON, TODAY, make_class, make_teacher
from tests.support.database import as_role

LATER = NOON + timedelta(hours=1)
AFTER_SEALING_IS_DUE = LATER + timedelta(hours=49)
WEEK_LATER = TODAY + timedelta(days=7)


def shipped(key: str = "pijler-po58") -> library.Shipped:
    """The instrument for groups 5 to 8, or the one for secondary schools."""
    return next(one for one in library.shipped() if one.key == key)


def make_round(
    *groups, by: Person | None = None, opens_on: date = TODAY, **fields
) -> Round:
    """A round planned by the teacher of the (new) group."""
    chosen = groups or (make_class(1, name="groep 7b"),)
    planner = by or make_teacher(chosen[0])
    return actions.plan_round(
        by=planner,
        at=NOON,
        instrument=shipped(),
        groups=chosen,
        opens_on=opens_on,
        closes_on=fields.pop("closes_on", WEEK_LATER),
        **fields,
    )


def make_open_sitting(pupils: int = 12, **fields) -> Sitting:
    """A sitting of one class that its teacher has just opened."""
    round_ = make_round(make_class(pupils, name="groep 7b"), **fields)
    sitting = round_.sittings.get()
    by = round_.planned_by
    actions.open_sitting(sitting=sitting, by=by, at=NOON, places=pupils)
    sitting.refresh_from_db()
    return sitting


def code_of(sitting: Sitting) -> str:
    """The class code of a sitting, in one piece."""
    school = Organisation.objects.get(pk=sitting.tenant_id)
    return codes.code_of(school.code, sitting.pk, sitting.code_turn)


@dataclass(frozen=True)
class Post:
    """What one device sends: the same again is the same answer."""

    token: str
    round_id: str
    sealed: str

    def send(self, at: datetime = NOON) -> answering.Receipt | answering.Problem:
        return answering.submit(self.token, self.round_id, self.sealed, at=at)


def sealed_answer(sitting: Sitting, given: dict[str, int | None]) -> str:
    """An answer, sealed as a device seals it."""
    round_ = sitting.round
    plaintext = written(round_.instrument, "nl", given)
    return to_base64url(envelope.seal(plaintext, bytes(round_.public_key), round_.pk))


def begun(sitting: Sitting, at: datetime = NOON) -> answering.Begun:
    """A device that typed the code."""
    outcome = answering.begin(code_of(sitting), at=at)
    assert isinstance(outcome, answering.Begun), outcome
    return outcome


def post(sitting: Sitting, given: dict[str, int | None] | None = None) -> Post:
    """A device that began and sealed its answers, and did not send them yet."""
    sealed = sealed_answer(sitting, given or {"class_feeling": 4})
    return Post(begun(sitting).token, str(sitting.round_id), sealed)


def answer(sitting: Sitting, given: dict[str, int | None] | None = None) -> Post:
    """A pupil who answered, with the receipt in hand."""
    sent = post(sitting, given)
    outcome = sent.send()
    assert isinstance(outcome, answering.Receipt), outcome
    return sent


def stop(sitting: Sitting, at: datetime = LATER, places: int | None = None) -> None:
    """The teacher stops the sitting."""
    by = sitting.round.planned_by
    actions.stop_sitting(sitting=sitting, by=by, at=at, places=places)


def seal(round_: Round, at: datetime = AFTER_SEALING_IS_DUE) -> bool:
    """The worker seals the round."""
    with as_role("pijler_worker"):
        return actions.seal_round(
            round_id=round_.pk, by=System(current_tenant_id()), at=at
        )


def seal_committed(round_: Round, at: datetime = AFTER_SEALING_IS_DUE) -> bool:
    """The worker seals the round in a transaction of its own (in committed tests)."""
    with as_role("pijler_worker"), school_context(round_.tenant_id):
        return actions.seal_round(
            round_id=round_.pk, by=System(round_.tenant_id), at=at
        )
