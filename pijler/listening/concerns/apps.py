from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "pijler.listening.concerns"
    label = "concerns"
