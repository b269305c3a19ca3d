"""The edge of the house: headers that every page carries."""

import secrets
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

FIXED = {
    # With no-referrer a browser posts without an origin, and our own forms are refused.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
# Browsers that came once by HTTPS never try without it again, for a year.
ONLY_HTTPS = {"Strict-Transport-Security": "max-age=31536000"}
Answer = Callable[[HttpRequest], HttpResponseBase]


def headers(answer: Answer) -> Answer:
    """Add the security headers; a page that set its own policy keeps it."""

    def with_headers(request: HttpRequest) -> HttpResponseBase:
        request.nonce = secrets.token_urlsafe(16)  # type: ignore[attr-defined]  # read by templates
        response = answer(request)
        for name, value in _headers(request.nonce).items():  # type: ignore[attr-defined]
            response.headers.setdefault(name, value)
        return response

    return with_headers


def fixed_headers() -> dict[str, str]:
    """The headers that are the same for everything that we send."""
    return FIXED | ONLY_HTTPS if settings.SECURE else FIXED


def _headers(nonce: str) -> dict[str, str]:
    return {
        **fixed_headers(),
        "Content-Security-Policy": (
            f"default-src 'none'; script-src 'self' 'nonce-{nonce}';"
            f" style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self';"
            " connect-src 'self'; manifest-src 'self'; form-action 'self';"
            " frame-ancestors 'none'; base-uri 'none'"
        ),
        "Cache-Control": "no-store",
    }
