"""Signing in and out, and choosing a school."""

from allauth.account import views as allauth
from django.urls import path

from pijler.foundation.accounts import views

app_name = "accounts"
urlpatterns = [
    path("choose/", views.choose_school, name="choose_school"),
]
# allauth looks for these names; only the pages that we offer have an address.
sign_in = [
    path("login/", allauth.login, name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("password/", allauth.password_change, name="account_change_password"),
    path("again/", allauth.reauthenticate, name="account_reauthenticate"),
    path("new/", views.no_open_signup, name="account_signup"),
    path("forgotten/", views.forgotten, name="account_reset_password"),
]
