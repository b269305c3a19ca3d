"""Who wants to talk: the list, and what somebody does with a request."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pijler.foundation.access.roles import school_day
from pijler.foundation.accounts.requests import SchoolRequest, in_school
from pijler.listening.concerns import actions, queries
from pijler.listening.concerns.models import TalkRequest

# On one page: a form may not hold more than a thousand fields.
AT_ONCE = 500


@in_school
def talks(request: SchoolRequest) -> HttpResponse:
    """The requests that wait for me, and those that I picked up."""
    found = actions.look_at_talks(by=request.viewer, at=request.at)
    waiting = [talk for talk in found if talk.picked_up_at is None]
    mine = [talk for talk in found if talk.picked_up_by == request.viewer]
    others = [talk for talk in found if talk not in waiting and talk not in mine]
    context = {
        "waiting": waiting,
        "mine": mine,
        "others": others,
        "many": queries.groups_with_many(request.viewer, school_day(request.at)),
        "can_close_several": queries.can_close_several(
            request.viewer, school_day(request.at)
        ),
    }
    return render(request, "concerns/talks.html", context)


@in_school
def several(request: SchoolRequest) -> HttpResponse:
    """Which requests were not real? Nothing is ticked until somebody ticks it."""
    if not queries.can_close_several(request.viewer, school_day(request.at)):
        raise Http404
    found = actions.look_at_talks(by=request.viewer, at=request.at)
    waiting = [talk for talk in found if talk.picked_up_at is None]
    context = {"waiting": waiting[:AT_ONCE], "tick_all": "all" in request.GET}
    return render(request, "concerns/several.html", context)


@require_POST
@in_school
def close_several(request: SchoolRequest) -> HttpResponse:
    """These were no real requests."""
    closed = actions.close_unreal_talks(
        talks=_ticked(request), by=request.viewer, at=request.at
    )
    if not closed:
        messages.info(request, _("Nothing has changed: no request was ticked."))
        return redirect("concerns:several")
    return render(request, "concerns/closed_several.html", {"closed": closed})


@require_POST
@in_school
def reopen_several(request: SchoolRequest) -> HttpResponse:
    """Undo that."""
    actions.reopen_unreal_talks(
        talks=_ticked(request), by=request.viewer, at=request.at
    )
    return redirect("concerns:talks")


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


def _ticked(request: SchoolRequest) -> set[UUID]:
    try:
        return {UUID(one) for one in request.POST.getlist("talk")}
    except ValueError:
        raise BadRequest from None


def _talk(request: SchoolRequest, pk: UUID) -> TalkRequest:
    readable = queries.readable_talks(request.viewer, school_day(request.at))
    return get_object_or_404(readable, pk=pk)
