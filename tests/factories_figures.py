"""Sealed rounds with answers of which the test decides how many do well.

Answers are only written by the worker, so are figures: `release` runs as the worker too.
"""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from pijler.foundation.access.actors import System
from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.schools.models import Group, Person
from pijler.listening.checkins.models import AnswerSheet, Round, ScaleScore, Sitting
from pijler.listening.instruments.library import digest_of, find
from pijler.listening.instruments.models import Instrument
from pijler.listening.release.actions import release_round
from tests.factories import PersonFactory
from tests.support.database import as_role

NOVEMBER, MAY = date(2026, 11, 16), date(2026, 5, 18)
THEMES = ("social", "emotional", "mental", "behavioural", "physical")
WELL, NOT_WELL = 4.5, 2.0

# Per theme how many do well, of how many who answered.
Counts = dict[str, tuple[int, int]]


def everyone_like(well: int, of: int) -> Counts:
    """The same count on each theme."""
    return dict.fromkeys(THEMES, (well, of))


def make_instrument(key: str = "pijler-po58") -> Instrument:
    """The school's copy of an instrument of ours."""
    shipped = find(key, "1.0.0")
    return Instrument.objects.get_or_create(
        key=key,
        version="1.0.0",
        defaults={
            "document": shipped.document,
            "digest": digest_of(shipped.document),
            "taken_at": datetime(2026, 1, 5, tzinfo=UTC),
        },
    )[0]


def make_round(
    answers: dict[Group, Counts],
    *,
    on: date = NOVEMBER,
    whole_school: bool = False,
    sealed: bool = True,
    places: int = 0,
    members: int | None = None,
    instrument: str = "pijler-po58",
) -> Round:
    """A round in which these groups answered so."""
    at = datetime(on.year, on.month, on.day, 14, 0, tzinfo=UTC) + timedelta(days=4)
    round_ = Round.objects.create(
        instrument=make_instrument(instrument),
        whole_school=whole_school,
        opens_on=on,
        closes_on=on + timedelta(days=4),
        planned_by=PersonFactory(),
        planned_at=at - timedelta(days=20),
        public_key=b"x" * 65,
        stopped_at=at if sealed else None,
        sealed_at=at if sealed else None,
    )
    for group, counts in answers.items():
        number = max((of for _, of in counts.values()), default=0)
        Sitting.objects.create(
            round=round_,
            group=group,
            code_hash=uuid4().hex * 2,
            places=places or number,
            members=max(places, number) if members is None else members,
            received=number if sealed else None,
            opened_at=at - timedelta(days=1),
            stopped_at=at if sealed else None,
        )
        _write_answers(round_, group, counts, number)
    return round_


def _write_answers(round_: Round, group: Group, counts: Counts, number: int) -> None:
    with as_role("pijler_worker"):
        sheets = AnswerSheet.objects.bulk_create(
            AnswerSheet(round=round_, group=group, answers={}) for _ in range(number)
        )
        ScaleScore.objects.bulk_create(
            ScaleScore(
                sheet=sheet,
                scale=theme,
                value=None if place >= of else WELL if place < well else NOT_WELL,
                answered=2,
                of=2,
                rule="mean",
                version="1.0.0",
            )
            for theme, (well, of) in counts.items()
            for place, sheet in enumerate(sheets)
        )


def release(round_: Round, at: datetime | None = None) -> bool:
    """Make the figures of a round public, as the worker."""
    moment = at or round_.sealed_at or datetime(2026, 11, 20, tzinfo=UTC)
    with as_role("pijler_worker"):
        return release_round(
            round_=round_, by=System(round_.tenant_id), at=moment + timedelta(minutes=1)
        )


def released(answers: dict[Group, Counts], **fields: object) -> Round:
    """A round of which the figures are public."""
    round_ = make_round(answers, **fields)
    release(round_)
    return round_


def sign_in(client, person: Person) -> None:
    """Let the client look as this person."""
    user = User.objects.create(username=f"user-{person.pk}")
    Affiliation.objects.create(
        user=user, tenant_id=person.tenant_id, person_id=person.pk
    )
    client.force_login(user)
