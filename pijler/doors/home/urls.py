from django.urls import path
from django.views.i18n import set_language

from pijler.doors.home import views

app_name = "home"
urlpatterns = [
    path("", views.front, name="front"),
    path("today/", views.today, name="today"),
    path("health/", views.health, name="health"),
    path("demo/", views.demo_people, name="demo_people"),
    path("demo/sign-in/<uuid:pk>/", views.demo_sign_in, name="demo_sign_in"),
]
# Without a name space: the page shell looks for exactly this name.
language = path("language/", set_language, name="set_language")
