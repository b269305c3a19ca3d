"""Address of the style page."""

from django.urls import path

from pijler.foundation.ui import views

app_name = "ui"

urlpatterns = [
    path("stijl/", views.style_page, name="style"),
    path("stijl/leerling/<str:screen>/", views.pupil_style_page, name="style-pupil"),
]
