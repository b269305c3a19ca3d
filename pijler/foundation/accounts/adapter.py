"""How accounts come about: never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class NoOpenSignup(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts are made by the school, never by whoever comes along."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
