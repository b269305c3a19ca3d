from django.urls import path

from pijler.doors.home import views

app_name = "home"
urlpatterns = [
    path("", views.front, name="front"),
    path("today/", views.today, name="today"),
]
