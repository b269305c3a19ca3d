"""Make the figures of a sealed round public, once."""

from datetime import datetime

from django.db import connection, transaction

from pijler.foundation.access.actors import Actor
from pijler.foundation.journal.actions import Purpose, record
from pijler.listening.checkins.models import Round
from pijler.listening.release import permissions
from pijler.listening.release.counting import count
from pijler.listening.release.ledger import ledger_of, new_entries
from pijler.listening.release.models import Figure, Kind, LedgerEntry, Level, Release
from pijler.science.disclosure import Verdict, after, to_row
from pijler.science.disclosure import release as decide

# Which set of figures exists; another set gets another name.
CATALOGUE = "themes-1"


class NotSealed(Exception):
    """A round that is not sealed has no figures."""


@transaction.atomic
def release_round(*, round_: Round, by: Actor, at: datetime) -> bool:
    """Decide about every figure of a round and write it down; a second time changes nothing."""
    permissions.check_can_release(by)
    _one_at_a_time(round_)
    if round_.sealed_at is None:
        raise NotSealed("This round is not sealed yet.")
    if Release.objects.filter(round=round_).exists():
        return False

    counted = count(round_)
    before = ledger_of(round_)
    verdicts = decide(counted.tallies, counted.populations, before)
    release = Release.objects.create(round=round_, released_at=at, catalogue=CATALOGUE)
    Figure.objects.bulk_create(_figure(release, verdict) for verdict in verdicts)
    now = after(before, counted.populations, verdicts)
    LedgerEntry.objects.bulk_create(new_entries(release, before, now))
    record("round.released", about=round_, by=by, at=at, purpose=Purpose.ADMINISTRATION)
    return True


def _one_at_a_time(round_: Round) -> None:
    # Two releases of one school must see each other's ledger.
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 20261122))",
            [f"release {round_.tenant_id}"],
        )


def _figure(release: Release, verdict: Verdict) -> Figure:
    row = to_row(verdict)
    return Figure(
        release=release,
        level=Level(row["level"]),
        group_id=row["key"] if row["level"] == Level.CLASS else None,
        theme=row["theme"],
        kind=Kind(row["kind"]),
        reason=row["reason"],
        size=row["size"],
        response=row["response"],
        band=row["band"],
        from_band=row["from_band"],
        to_band=row["to_band"],
        count_to_5=row["count_to_5"],
        of_to_5=row["of_to_5"],
        percent=row["percent"],
        low_percent=row["low_percent"],
        high_percent=row["high_percent"],
        end=row["end"],
        doubt_percent=row["doubt_percent"],
    )
