from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "pijler.listening.instruments"
    label = "instruments"
