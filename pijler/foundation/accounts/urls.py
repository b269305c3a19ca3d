from django.urls import path

from pijler.foundation.accounts import views

app_name = "accounts"
urlpatterns = [
    path("choose/", views.choose_school, name="choose_school"),
]
