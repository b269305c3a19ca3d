"""In front of Django: what a whole school asks for in the same minute.

Static files and the answer page come from memory, and the two calls of the answer
protocol go straight to their views: no session, no cookie, no language, no middleware.
All else goes on to Django. Measured with `make bench`.
"""

from collections.abc import Callable, Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from whitenoise import WhiteNoise  # type: ignore[import-untyped]  # ships no types

from pijler.doors.home.edge import fixed_headers
from pijler.listening.checkins.views import page, protocol

Application = Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]

STRAIGHT: dict[str, Callable[[WSGIRequest], HttpResponse]] = {
    "/k/": page.page,
    "/k/en/": page.page,
    "/k/worker.js": page.page,
    "/k/begin": protocol.begin,
    "/k/submit": protocol.submit,
}

# Bytes that may be sent to us; a class list may be large, all else is small.
LARGEST = {"/lists/new/": 21_000_000}
LARGEST_ELSEWHERE = 1_000_000
LENGTH = "CONTENT_LENGTH"


def in_front_of(django: Application) -> Application:
    """The whole application: files, the answer page, then Django."""
    files = _files(django)

    def answer(
        environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        if _is_too_large(environ):
            return _refuse_size(start_response)
        view = STRAIGHT.get(str(environ["PATH_INFO"]))
        if view is None:
            return files(environ, start_response)
        return _straight(view(WSGIRequest(environ)), start_response)

    return answer


def _is_too_large(environ: WSGIEnvironment) -> bool:
    # Before anything is read: nobody may fill the disk by sending.
    length = str(environ.get(LENGTH) or "0")
    most = LARGEST.get(str(environ["PATH_INFO"]), LARGEST_ELSEWHERE)
    return not length.isdigit() or int(length) > most


def _refuse_size(start_response: StartResponse) -> Iterable[bytes]:
    start_response("413 Content Too Large", [("Content-Type", "text/plain")])
    return [b"This is too large. Nothing was kept."]


def _files(django: Application) -> Application:
    if settings.DEBUG:
        return django  # Django finds files in the apps, so that a change shows at once
    files: Application = WhiteNoise(
        django,
        root=settings.STATIC_ROOT,
        prefix=settings.STATIC_URL,
        max_age=60,
        immutable_file_test=settings.WHITENOISE_IMMUTABLE_FILE_TEST,
        add_headers_function=_add_headers,
    )
    return files


def _straight(response: HttpResponse, start_response: StartResponse) -> Iterable[bytes]:
    for name, value in fixed_headers().items():
        response.headers.setdefault(name, value)
    status = f"{response.status_code} {response.reason_phrase}"
    start_response(status, list(response.items()))
    return [response.content]


def _add_headers(headers: dict[str, str], path: str, url: str) -> None:
    for name, value in fixed_headers().items():
        headers.setdefault(name, value)
