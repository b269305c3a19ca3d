"""Sealing: open all answers, shuffle them, write them down, and lose every way back."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from random import SystemRandom
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import Count

from pijler.foundation.access.actors import System
from pijler.foundation.access.roles import SCHOOL_TIME, school_day
from pijler.foundation.database.jobs import defer
from pijler.foundation.journal.actions import record
from pijler.listening.checkins import envelope, round_keys
from pijler.listening.checkins.answers import Answer, Reader, Unreadable
from pijler.listening.checkins.functions import LOCK_ROUND_ALONE
from pijler.listening.checkins.models import (
    AnswerSheet,
    Place,
    Round,
    ScaleScore,
    Sitting,
    Submission,
)

AT_ONCE = 2000
# Fewer answers than this never stand under one name, nor under none.
FEWEST_TOGETHER = 10


@dataclass(frozen=True)
class Opened:
    """One answer that could be read, and the group it came from; none in a small one."""

    group_id: UUID | None
    answer: Answer


@transaction.atomic
def seal_round(*, round_id: UUID, by: System, at: datetime) -> bool:
    """Seal a round that is due; whether it was done now.

    Without the private key nothing changes at all (`round_keys.KeyIsMissing`). The key is
    destroyed after the commit; the sweep does it when that was interrupted.
    """
    if not isinstance(by, System):
        raise PermissionDenied("A round is sealed by the system alone.")
    _keep_others_out(round_id)
    round_ = _due(round_id, at)
    if round_ is None:
        return False
    opened = _open_all(round_)
    kept = _without_small_ones(opened)
    _write_down(round_, kept)
    _count_and_forget(round_, at, unreadable=_received(round_) - len(opened))
    record("round.sealed", about=round_, by=by, at=at)
    if opened:
        defer("release.release_round", round_id=str(round_.pk))
    tenant_id = round_.tenant_id
    transaction.on_commit(lambda: round_keys.destroy(tenant_id, round_id))
    return True


def _keep_others_out(round_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(LOCK_ROUND_ALONE, [str(round_id)])


def _due(round_id: UUID, at: datetime) -> Round | None:
    # Read after the lock: whoever had it before may have sealed the round.
    rounds = Round.objects.select_for_update(no_key=True, of=("self",))
    return (
        rounds.select_related("instrument")
        .filter(pk=round_id, sealed_at__isnull=True, seal_due_at__lte=at)
        .first()
    )


def _open_all(round_: Round) -> list[Opened]:
    """Every readable answer, in an order that nobody chose."""
    key = round_keys.read(round_.tenant_id, round_.pk)
    reader = Reader(round_.instrument)
    post = Submission.objects.filter(sitting__round=round_)
    opened = []
    for group_id, sealed in post.values_list("sitting__group", "sealed"):
        try:
            plaintext = envelope.opened(bytes(sealed), key, round_.pk)
            opened.append(Opened(group_id, reader.read(plaintext)))
        except (envelope.CannotOpen, Unreadable):
            continue
    SystemRandom().shuffle(opened)
    return opened


def _without_small_ones(opened: Sequence[Opened]) -> list[Opened]:
    """Groups of which fewer than ten answered lose their name; fewer than ten in all go.

    A few rows without a group, beside the counts of who came, would tell whose they are.
    """
    sizes = Counter(one.group_id for one in opened)
    small = {group for group, size in sizes.items() if size < FEWEST_TOGETHER}
    together = sum(sizes[group] for group in small)
    named = [one for one in opened if one.group_id not in small]
    if together < FEWEST_TOGETHER:
        return named
    return [
        replace(one, group_id=None) if one.group_id in small else one for one in opened
    ]


def _write_down(round_: Round, opened: Sequence[Opened]) -> None:
    reader = Reader(round_.instrument)
    sheets = [
        AnswerSheet(
            round=round_,
            group_id=one.group_id,
            answers=one.answer.given,
        )
        for one in opened
    ]
    AnswerSheet.objects.bulk_create(sheets, batch_size=AT_ONCE)
    scores = [
        score
        for sheet, one in zip(sheets, opened, strict=True)
        for score in _scores(sheet, one.answer, reader, round_.instrument.version)
    ]
    ScaleScore.objects.bulk_create(scores, batch_size=AT_ONCE)


def _scores(
    sheet: AnswerSheet, answer: Answer, reader: Reader, version: str
) -> Iterator[ScaleScore]:
    for score in reader.scores(answer):
        yield ScaleScore(
            sheet=sheet,
            scale=score.scale,
            value=score.value,
            answered=score.answered,
            of=score.of,
            rule=score.rule,
            version=version,
        )


def _received(round_: Round) -> int:
    return Submission.objects.filter(sitting__round=round_).count()


def _count_and_forget(round_: Round, at: datetime, *, unreadable: int) -> None:
    post = Submission.objects.filter(sitting__round=round_)
    received = dict(post.values_list("sitting").annotate(n=Count("id")))
    for sitting in Sitting.objects.filter(round=round_):
        sitting.received = received.get(sitting.pk, 0)
        sitting.opened_at = _day_of(sitting.opened_at)
        sitting.stopped_at = _day_of(sitting.stopped_at)
        sitting.save(update_fields=["received", "opened_at", "stopped_at"])
    post.delete()
    Place.objects.filter(sitting__round=round_).delete()
    round_.stopped_at = _day_of(round_.stopped_at)
    round_.seal_due_at = _day_of(round_.seal_due_at)
    round_.sealed_at = _day_of(at)
    round_.unreadable = unreadable
    round_.save(update_fields=["stopped_at", "seal_due_at", "sealed_at", "unreadable"])


def _day_of(at: datetime | None) -> datetime | None:
    # The minute is of no use any more, and would stand beside how many came in.
    if at is None:
        return None
    return datetime.combine(school_day(at), time.min, tzinfo=SCHOOL_TIME)
