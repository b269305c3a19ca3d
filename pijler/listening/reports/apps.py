from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "pijler.listening.reports"
    label = "reports"
