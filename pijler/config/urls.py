"""Every address; a page that is not in_school or listed as public fails a test."""

from django.urls import include, path

urlpatterns = [
    path("", include("pijler.doors.home.urls")),
    path("account/", include("allauth.urls")),
    path("school/", include("pijler.foundation.accounts.urls")),
]
