from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "pijler.acting.activities"
    label = "activities"
