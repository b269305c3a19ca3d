"""The front door, and what needs me today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pijler.foundation.accounts.requests import SchoolRequest, in_school


def front(request: HttpRequest) -> HttpResponse:
    """The first page for whoever is not signed in."""
    return render(request, "home/front.html")


@in_school
def today(request: SchoolRequest) -> HttpResponse:
    """What needs me today."""
    return render(request, "home/today.html")
