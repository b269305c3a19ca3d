"""Every address; a page that is not in_school or listed as public fails a test."""

from django.urls import include, path

from pijler.doors.home.urls import language
from pijler.foundation.accounts.urls import sign_in

urlpatterns = [
    language,
    path("", include("pijler.doors.home.urls")),
    path("", include("pijler.foundation.ui.urls")),
    path("account/", include(sign_in)),
    path("school/", include("pijler.foundation.accounts.urls")),
    path("", include("pijler.listening.checkins.urls")),
    path("instruments/", include("pijler.listening.instruments.urls")),
    path("talks/", include("pijler.listening.concerns.urls")),
    path("lists/", include("pijler.foundation.rosters.urls")),
    path("reports/", include("pijler.listening.reports.urls")),
    path("activities/", include("pijler.acting.activities.urls")),
    path("class-talks/", include("pijler.environment.classroom.urls")),
]
