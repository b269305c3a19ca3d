from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "pijler.foundation.accounts"
    label = "accounts"
