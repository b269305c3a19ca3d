from django.urls import path

from pijler.listening.checkins.views import (
    page,
    plain,
    protocol,
    rounds,
    sittings,
    typing,
)

app_name = "checkins"
# Open to whoever has a class code: no sign-in, no cookie, no session.
answer_page = [
    path("k/", page.page, name="answer"),
    path("k/en/", page.page, name="answer_en"),
    path("k/worker.js", page.page, name="worker"),
    path("k/begin", protocol.begin, name="begin"),
    path("k/submit", protocol.submit, name="submit"),
    path("k/talk", protocol.talk, name="talk"),
    path("k/plain/", plain.plain, name="plain"),
    path("k/plain/talk/", plain.plain_talk, name="plain_talk"),
]
urlpatterns = [
    *answer_page,
    path("check-ins/", rounds.all_rounds, name="list"),
    path("check-ins/plan/", rounds.plan, name="plan"),
    path("check-ins/<uuid:pk>/", rounds.one_round, name="round"),
    path("check-ins/<uuid:pk>/cancel/", rounds.cancel, name="cancel_round"),
    path("check-ins/<uuid:pk>/stop/", rounds.stop, name="stop_round"),
    path("check-ins/group/<uuid:pk>/", sittings.sitting, name="sitting"),
    path("check-ins/group/<uuid:pk>/sheet/", sittings.sheet, name="sheet"),
    path("check-ins/group/<uuid:pk>/received/", sittings.received, name="received"),
    path("check-ins/group/<uuid:pk>/typing/", typing.typing, name="typing"),
    path("check-ins/group/<uuid:pk>/open/", sittings.open_, name="open_sitting"),
    path("check-ins/group/<uuid:pk>/places/", sittings.places, name="places"),
    path("check-ins/group/<uuid:pk>/stop/", sittings.stop, name="stop_sitting"),
    path("check-ins/group/<uuid:pk>/reopen/", sittings.reopen, name="reopen_sitting"),
]
