"""Addresses of lists and groups."""

from django.urls import path

from pijler.foundation.rosters.views import bringing, groups, using

app_name = "rosters"
urlpatterns = [
    path("", bringing.history, name="history"),
    path("new/", bringing.upload, name="upload"),
    path("groups/", groups.all_groups, name="groups"),
    path("groups/<uuid:pk>/", groups.one_group, name="group"),
    path("<uuid:pk>/", using.show, name="show"),
    path("<uuid:pk>/columns/", bringing.columns, name="columns"),
    path("<uuid:pk>/progress/", using.progress, name="progress"),
    path("<uuid:pk>/findings/", using.findings, name="findings"),
    path("<uuid:pk>/use/", using.use, name="use"),
    path("<uuid:pk>/year/", using.place_in_year, name="place_in_year"),
    path("<uuid:pk>/cancel/", using.cancel, name="cancel"),
    path("<uuid:pk>/undo/", using.undo, name="undo"),
]
