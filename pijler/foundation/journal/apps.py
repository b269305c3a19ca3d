from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "pijler.foundation.journal"
    label = "journal"
