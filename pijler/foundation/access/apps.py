from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "pijler.foundation.access"
    label = "access"
