"""Who wants to talk: the list, and what somebody does with a request."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pijler.foundation.access.roles import school_day
from pijler.foundation.accounts.requests import SchoolRequest, in_school
from pijler.listening.concerns import actions, queries
from pijler.listening.concerns.models import TalkRequest


@in_school
def talks(request: SchoolRequest) -> HttpResponse:
    """The requests that wait for me, and those that I picked up."""
    found = actions.look_at_talks(by=request.viewer, at=request.at)
    waiting = [talk for talk in found if talk.picked_up_at is None]
    mine = [talk for talk in found if talk.picked_up_by == request.viewer]
    others = [talk for talk in found if talk not in waiting and talk not in mine]
    context = {"waiting": waiting, "mine": mine, "others": others}
    return render(request, "concerns/talks.html", context)


@require_POST
@in_school
def pick_up(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """I pick this up."""
    talk = _talk(request, pk)
    try:
        actions.pick_up_talk(talk=talk, by=request.viewer, at=request.at)
    except actions.AlreadyPickedUp:
        messages.info(request, _("Somebody else has already picked this up."))
    return redirect("concerns:talks")


@require_POST
@in_school
def put_back(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Undo picking up."""
    return _done(request, pk, "put_back")


@require_POST
@in_school
def close(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """We have talked."""
    return _done(request, pk, "close")


@require_POST
@in_school
def reopen(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Undo closing."""
    return _done(request, pk, "reopen")


ACTIONS = {
    "put_back": actions.put_back_talk,
    "close": actions.close_talk,
    "reopen": actions.reopen_talk,
}


def _done(request: SchoolRequest, pk: UUID, what: str) -> HttpResponse:
    talk = _talk(request, pk)
    try:
        ACTIONS[what](talk=talk, by=request.viewer, at=request.at)
    except actions.NotYours:
        messages.info(request, _("Somebody else has already picked this up."))
    if what == "close":
        return render(request, "concerns/closed.html", {"talk": talk})
    return redirect("concerns:talks")


def _talk(request: SchoolRequest, pk: UUID) -> TalkRequest:
    readable = queries.readable_talks(request.viewer, school_day(request.at))
    return get_object_or_404(readable, pk=pk)
