"""Django's registration of the shared page parts."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The shared page parts."""

    name = "pijler.foundation.ui"
    label = "ui"
