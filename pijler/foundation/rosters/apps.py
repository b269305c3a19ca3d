from django.apps import AppConfig


class RostersConfig(AppConfig):
    name = "pijler.foundation.rosters"
    label = "rosters"
