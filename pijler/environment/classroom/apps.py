from django.apps import AppConfig


class ClassroomConfig(AppConfig):
    name = "pijler.environment.classroom"
    label = "classroom"
