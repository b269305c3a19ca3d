from django.apps import AppConfig


class ReleaseConfig(AppConfig):
    name = "pijler.listening.release"
    label = "release"
