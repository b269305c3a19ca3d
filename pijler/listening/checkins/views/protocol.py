"""The answer protocol: begin, submit, talk. No cookie, no session, no page."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from django.views.decorators.csrf import csrf_exempt

from pijler.listening.checkins import answering, requests_to_talk
from pijler.listening.checkins.bodies import LARGEST, Members, Unreadable
from pijler.listening.concerns.actions import TooManyRequests

STATUS = {
    "unreadable": 400,
    "unknown-code": 404,
    "not-open": 409,
    "stopped": 409,
    "full": 409,
    "different-content": 409,
    "sealed": 410,
    "too-many-guesses": 429,
    "too-many-requests": 429,
    "try-again": 503,
}
RETRY_AFTER = {429: "60", 503: "5"}

Reply = Callable[[Members, datetime], HttpResponse]


def in_protocol(reply: Reply) -> Callable[[HttpRequest], HttpResponse]:
    """A small JSON object in, a small JSON object out; whatever is wrong has a word."""

    @csrf_exempt
    @wraps(reply)
    def answer(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return _json('{"problem":"post-only"}', 405)
        try:
            return reply(Members(_content(request)), now())
        except Unreadable:
            return problem("unreadable")
        except TooManyRequests:
            return problem("too-many-requests")
        except (answering.TryAgain, DatabaseError):
            return problem("try-again")

    return answer


@in_protocol
def begin(sent: Members, at: datetime) -> HttpResponse:
    """Begin with a class code."""
    outcome = answering.begin(sent.text("code", 60), at=at)
    if isinstance(outcome, answering.Problem):
        return problem(outcome.name)
    return _json(outcome.as_json())


@in_protocol
def submit(sent: Members, at: datetime) -> HttpResponse:
    """Hand in a sealed answer."""
    token, round_id = sent.text("token", 200), sent.text("round", 36)
    outcome = answering.submit(token, round_id, sent.text("sealed"), at=at)
    if isinstance(outcome, answering.Problem):
        return problem(outcome.name)
    return _json(f'{{"receipt":"{outcome.digest}"}}')


@in_protocol
def talk(sent: Members, at: datetime) -> HttpResponse:
    """Ask for a talk."""
    asked = requests_to_talk.Asked(
        ticket=sent.text("ticket", 200),
        name=sent.text("name", 400),
        with_=sent.text_or_nothing("with"),
        urgent=sent.yes_or_no("urgent"),
        request_id=sent.text_or_nothing("id"),
    )
    return _json(f'{{"receipt":"{requests_to_talk.hand_on(asked, at=at)}"}}')


def problem(name: str) -> HttpResponse:
    """Why it cannot be, as one word, with the status that fits."""
    return _json(f'{{"problem":"{name}"}}', STATUS[name])


def _content(request: HttpRequest) -> bytes:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > LARGEST:
        raise Unreadable
    return request.body


def _json(text: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(text, status=status, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    if status in RETRY_AFTER:
        response.headers["Retry-After"] = RETRY_AFTER[status]
    return response
