"""What every page knows: the menu of this person, the school, the demo banner."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from pijler.doors.home.menu import menu_of
from pijler.foundation.accounts.models import User
from pijler.foundation.accounts.requests import SchoolRequest
from pijler.foundation.database.context import is_at_school, school_context


@dataclass(frozen=True)
class Who:
    """Whose page this is, in the header."""

    name: str
    school: str


@dataclass(frozen=True)
class Link:
    """A link in the account menu."""

    label: str
    url: str


def page(request: HttpRequest) -> dict[str, object]:
    """Context for `ui/page.html`."""
    shell: dict[str, object] = {
        "demo_mode": settings.DEMO,
        "demo_url": reverse("home:demo_people"),
        "csp_nonce": getattr(request, "nonce", ""),
        "home_url": reverse("home:front"),
    }
    if isinstance(request, SchoolRequest) and hasattr(request, "at"):
        shell |= _at_school(request)
    return shell


def _at_school(request: SchoolRequest) -> dict[str, object]:
    # A page that says "not found" is made after the page's own transaction has ended.
    if is_at_school():
        return _of_a_school(request)
    with school_context(request.school.pk):
        return _of_a_school(request)


def _of_a_school(request: SchoolRequest) -> dict[str, object]:
    return {
        "who": Who(request.viewer.full_name, request.school.name),
        "menu": menu_of(request.viewer, request.at, request.path),
        "account_links": _account_links(request),
        "sign_out_url": reverse("account_logout"),
        "home_url": reverse("home:today"),
    }


def _account_links(request: SchoolRequest) -> list[Link]:
    links = [Link(_("Change school"), reverse("accounts:choose_school"))]
    # The people of the demo have none, and sign in by a click.
    if isinstance(request.user, User) and request.user.has_usable_password():
        links.append(Link(_("Change password"), reverse("account_change_password")))
    return links
