from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    name = "pijler.foundation.schools"
    label = "schools"
