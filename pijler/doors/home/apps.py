from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "pijler.doors.home"
    label = "home"
