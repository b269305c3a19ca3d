"""How long a page takes for somebody who is signed in."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore

from bench.http import Connection
from bench.school import Asked
from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.database.context import school_context
from pijler.foundation.schools.models import Person, Role
from pijler.listening.checkins.models import Sitting

TIMES = 100


@dataclass(frozen=True)
class Times:
    """Of one page, in ms."""

    p50: float
    p95: float


def times(asked: Asked, port: int) -> Iterator[tuple[str, Times]]:
    """The class report for its mentor, the school page for the leader."""
    with school_context(asked.school_id):
        leader = Person.objects.get(roles__role=Role.LEADER)
        sitting = Sitting.objects.filter(
            round=asked.round_id, group__staff__person=asked.teacher_id
        )[0]
    report = f"/reports/class/{asked.round_id}/{sitting.group_id}/"
    for name, path, person in (
        ("class report", report, asked.teacher_id),
        ("school page", "/reports/school/", leader.pk),
        ("first page", "/today/", asked.teacher_id),
    ):
        cookie = _sign_in(asked, person)
        yield name, asyncio.run(_measure(port, path, cookie))


def _sign_in(asked: Asked, person_id: object) -> str:
    user, _ = User.objects.get_or_create(username=f"bench {person_id}")
    Affiliation.objects.get_or_create(
        user=user, tenant_id=asked.school_id, person_id=person_id
    )
    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


async def _measure(port: int, path: str, cookie: str) -> Times:
    connection = Connection("127.0.0.1", port, cookie)
    await connection.open()
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        reply = await connection.get(path)
        assert reply.status == 200, (path, reply.status)
        taken.append(1000 * (time.perf_counter() - start))
    connection.close()
    taken.sort()
    return Times(taken[TIMES // 2], taken[int(TIMES * 0.95)])
