from django.apps import AppConfig


class CheckinsConfig(AppConfig):
    name = "pijler.listening.checkins"
    label = "checkins"
