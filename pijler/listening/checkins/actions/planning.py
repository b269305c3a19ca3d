"""Plan a round, or cancel one that nobody opened."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import uuid4

from django.db import DEFAULT_DB_ALIAS, transaction

from pijler.foundation.access.actors import Actor, Person
from pijler.foundation.access.roles import school_day
from pijler.foundation.journal.actions import record
from pijler.foundation.schools.models import Group, Organisation
from pijler.listening.checkins import codes, envelope, permissions, queries, round_keys
from pijler.listening.checkins.models import Round, Sitting, TalkPartner
from pijler.listening.checkins.problems import (
    AlreadyOpened,
    NothingToAsk,
    SharedPupils,
)
from pijler.listening.instruments.actions import take_into_use
from pijler.listening.instruments.library import Shipped


@transaction.atomic
def plan_round(
    *,
    by: Actor,
    at: datetime,
    instrument: Shipped,
    opens_on: date,
    closes_on: date,
    groups: Sequence[Group] = (),
    whole_school: bool = False,
    minutes: int = 15,
    talk_partners: Sequence[Person] = (),
) -> Round:
    """Plan an anonymous round: its groups, its days, and who is there for talks.

    For the whole school the groups are all that the instrument was made for. The private
    key is on the disk before the round is in the database: a round is never without.
    """
    on = school_day(at)
    planner = permissions.check_can_plan(by, on, groups, whole_school=whole_school)
    asked = queries.groups_fitting(by, on, instrument) if whole_school else groups
    if not asked:
        raise NothingToAsk
    _check_apart(by, max(on, opens_on), asked)
    round_id, private_key = uuid4(), envelope.new_private_key()
    round_keys.keep(by.tenant_id, round_id, private_key)
    round_ = Round.objects.create(
        id=round_id,
        instrument=take_into_use(
            by=by, at=at, key=instrument.key, version=instrument.version
        ),
        whole_school=whole_school,
        minutes=minutes,
        opens_on=opens_on,
        closes_on=closes_on,
        planned_by=planner,
        planned_at=at,
        public_key=envelope.public_key_of(private_key),
    )
    _add_sittings(round_, asked)
    TalkPartner.objects.bulk_create(
        TalkPartner(round=round_, person=person) for person in talk_partners
    )
    record("round.planned", about=round_, by=by, at=at)
    return round_


@transaction.atomic
def cancel_round(*, round_: Round, by: Actor, at: datetime) -> None:
    """Take back a planned round; impossible once a sitting was opened."""
    permissions.check_can_end(by, school_day(at), round_)
    Round.objects.select_for_update().get(pk=round_.pk)
    if round_.sittings.filter(opened_at__isnull=False).exists():
        raise AlreadyOpened
    record("round.cancelled", about=round_, by=by, at=at)
    tenant_id, round_id = round_.tenant_id, round_.pk
    _remove(round_)
    transaction.on_commit(lambda: round_keys.destroy(tenant_id, round_id))


def _remove(round_: Round) -> None:
    # Row by row as the database knows them: Django's own delete would also look into the
    # tables of answers, which pages may not read.
    for model in (TalkPartner, Sitting):
        model.objects.filter(round=round_)._raw_delete(DEFAULT_DB_ALIAS)
    Round.objects.filter(pk=round_.pk)._raw_delete(DEFAULT_DB_ALIAS)


def _check_apart(by: Actor, on: date, groups: Sequence[Group]) -> None:
    # Whoever answers in two groups makes their figures tell about the difference.
    mixed = [group for group in groups if group.combined]
    sharing = mixed or queries.sharing_pupils(by, on, groups)
    if sharing:
        raise SharedPupils([group.name for group in sharing])


def _add_sittings(round_: Round, groups: Sequence[Group]) -> None:
    school = Organisation.objects.get(pk=round_.tenant_id)
    # The unique constraint is the last word; this only avoids meeting it.
    known = set(Sitting.objects.values_list("code_hash", flat=True))
    sittings = []
    for group in groups:
        sitting = Sitting(round=round_, group=group)
        turn, code_hash = codes.free_turn(school.code, sitting.pk, known.__contains__)
        sitting.code_turn, sitting.code_hash = turn, code_hash
        known.add(code_hash)
        sittings.append(sitting)
    Sitting.objects.bulk_create(sittings)
