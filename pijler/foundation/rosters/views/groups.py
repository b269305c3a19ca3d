"""The groups of a school, and who is in them."""

from itertools import groupby
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from pijler.foundation.access.roles import school_day
from pijler.foundation.accounts.requests import SchoolRequest, in_school
from pijler.foundation.journal.actions import record
from pijler.foundation.rosters import queries
from pijler.foundation.rosters.permissions import can_import


@require_GET
@in_school
def all_groups(request: SchoolRequest) -> HttpResponse:
    """The groups that somebody may see, per school year."""
    day = school_day(request.at)
    groups = queries.visible_groups(request.viewer, day)
    may_import = can_import(request.viewer, day)
    if not groups and not may_import:
        raise Http404
    years = [
        (period, list(ones)) for period, ones in groupby(groups, lambda one: one.period)
    ]
    return render(
        request, "rosters/groups.html", {"years": years, "may_import": may_import}
    )


@require_GET
@in_school
def one_group(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The pupils of a group; the journal keeps who looked."""
    day = school_day(request.at)
    group = get_object_or_404(queries.visible_groups(request.viewer, day), pk=pk)
    pupils = list(queries.pupils_of(request.viewer, group, day))
    record(
        "group.looked",
        about=group,
        by=request.viewer,
        at=request.at,
        subjects=pupils,
    )
    staff = queries.staff_of(request.viewer, group, day)
    return render(
        request,
        "rosters/group.html",
        {"group": group, "pupils": pupils, "staff": staff},
    )
