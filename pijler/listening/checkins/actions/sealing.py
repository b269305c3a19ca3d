"""Sealing: open all answers, shuffle them, write them down, and lose every way back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import SystemRandom
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import Count

from pijler.foundation.access.actors import System
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


@dataclass(frozen=True)
class Opened:
    """One answer that could be read, and the group it came from."""

    group_id: UUID
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
    _write_down(round_, opened)
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


def _write_down(round_: Round, opened: Sequence[Opened]) -> None:
    reader = Reader(round_.instrument)
    sheets = [
        AnswerSheet(
            round=round_,
            group_id=one.group_id,
            language=one.answer.language,
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
        sitting.save(update_fields=["received"])
    post.delete()
    Place.objects.filter(sitting__round=round_).delete()
    round_.sealed_at = at
    round_.unreadable = unreadable
    round_.save(update_fields=["sealed_at", "unreadable"])
