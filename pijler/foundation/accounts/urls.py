"""Signing in and out, and choosing a school."""

from allauth.account import views as allauth
from django.urls import path

from pijler.foundation.accounts.views import colleagues
from pijler.foundation.accounts.views import sign_in as pages

app_name = "accounts"
urlpatterns = [
    path("choose/", pages.choose_school, name="choose_school"),
    path("colleagues/", colleagues.everyone, name="colleagues"),
    path("colleagues/add/", colleagues.add, name="add_colleague"),
    path("colleagues/<uuid:pk>/account/", colleagues.give_account, name="give_account"),
    path("colleagues/<uuid:pk>/close/", colleagues.close_account, name="close_account"),
    path("colleagues/role/<uuid:pk>/end/", colleagues.end_role, name="end_role"),
]
# allauth looks for these names; only the pages that we offer have an address.
sign_in = [
    path("login/", allauth.login, name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("password/", allauth.password_change, name="account_change_password"),
    path("password/set/", pages.forgotten, name="account_set_password"),
    path("again/", allauth.reauthenticate, name="account_reauthenticate"),
    path("new/", pages.no_open_signup, name="account_signup"),
    path("forgotten/", pages.forgotten, name="account_reset_password"),
]
