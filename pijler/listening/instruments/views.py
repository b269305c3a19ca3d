"""Read the questions of an instrument."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from pijler.foundation.access.roles import school_day
from pijler.foundation.accounts.requests import SchoolRequest, in_school
from pijler.listening.instruments import queries
from pijler.listening.instruments.questionnaire import questionnaire_of


@in_school
def questions(request: SchoolRequest, key: str, version: str) -> HttpResponse:
    """All questions and answers of one instrument, as pupils read them."""
    day = school_day(request.at)
    found = queries.readable_instrument(request.viewer, day, key, version)
    if found is None:
        raise Http404
    asked = questionnaire_of(found.document, get_language() or "nl")
    return render(request, "instruments/questions.html", {"asked": asked})
