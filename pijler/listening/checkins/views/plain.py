"""The answer page without script: a code, one form, and the server seals."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from pijler.listening.checkins import answering, plain_form, requests_to_talk
from pijler.listening.checkins.bodies import Unreadable
from pijler.listening.checkins.views.protocol import RETRY_AFTER, STATUS
from pijler.listening.concerns.actions import TooManyRequests

# No session stands behind these forms: the token in them is what a forger lacks.
open_to_all = csrf_exempt


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def plain(request: HttpRequest) -> HttpResponse:
    """Type the code, answer, read that it arrived."""
    if request.method != "POST":
        return render(request, "checkins/plain_code.html")
    try:
        if "token" in request.POST:
            return _submit(request)
        return _begin(request)
    except (answering.TryAgain, DatabaseError):
        return _sorry(request, "try-again")
    except (Unreadable, plain_form.NotOpenAnyMore):
        return _sorry(request, "unreadable")


@open_to_all
@require_http_methods(["POST"])
def plain_talk(request: HttpRequest) -> HttpResponse:
    """Ask for a talk; apart from the answers."""
    with_ = request.POST.get("with", "")
    asked = requests_to_talk.Asked(
        ticket=request.POST.get("ticket", ""),
        name=request.POST.get("name", ""),
        with_=with_ if with_ != "urgent" else None,
        urgent=with_ == "urgent",
    )
    try:
        requests_to_talk.hand_on(asked, at=now())
    except (Unreadable, TooManyRequests):
        return _sorry(request, "talk")
    return render(request, "checkins/plain_asked.html", {"urgent": asked.urgent})


def _begin(request: HttpRequest) -> HttpResponse:
    typed = request.POST.get("code", "")
    outcome = answering.begin(typed, at=now())
    if isinstance(outcome, answering.Problem):
        context = {"typed": typed[:60], "problem": _why_not(outcome.name)}
        status = STATUS[outcome.name]
        return render(request, "checkins/plain_code.html", context, status=status)
    form = plain_form.of_begun(outcome, get_language() or "nl")
    return render(request, "checkins/plain_questions.html", {"form": form})


def _submit(request: HttpRequest) -> HttpResponse:
    form, sealed = plain_form.sealed(request.POST)
    outcome = answering.submit(form.token, form.round_id, sealed, at=now())
    # Sent twice (a double click, the back button): sealed anew, so never the same bytes.
    if isinstance(outcome, answering.Problem) and outcome.name != "different-content":
        return _sorry(request, outcome.name)
    return render(request, "checkins/plain_end.html", {"form": form})


def _why_not(problem: str) -> str:
    return {
        "unknown-code": _("We do not know this code. Look again, or ask your teacher."),
        "too-many-guesses": _(
            "Too many wrong codes were tried. Type the six extra characters on the board"
            " behind the code, or wait a minute."
        ),
        "not-open": _("This check-in has not started yet. Tell your teacher."),
        "stopped": _(
            "This check-in has stopped. You cannot begin any more. Tell your teacher."
        ),
        "full": _("All places of this code have been used. Tell your teacher."),
    }[problem]


def _sorry(request: HttpRequest, problem: str) -> HttpResponse:
    title, text = {
        "sealed": (
            _("This check-in was already closed."),
            _("Your answers do not count any more and were not kept."),
        ),
        "full": (
            _("There was no place left for your answers."),
            _("Tell your teacher."),
        ),
        "talk": (
            _("Your question did not arrive."),
            _("Tell it to your teacher yourself, or to somebody else you trust."),
        ),
        "try-again": (
            _("It is busy for a moment."),
            _("Go back one page and press the button again. Nothing is lost."),
        ),
    }.get(
        problem,
        (_("Sending did not work."), _("It is not your fault. Tell your teacher.")),
    )
    status = STATUS.get(problem, 400)
    response = render(
        request,
        "checkins/plain_sorry.html",
        {"title": title, "text": text},
        status=status,
    )
    if status in RETRY_AFTER:
        response.headers["Retry-After"] = RETRY_AFTER[status]
    return response
