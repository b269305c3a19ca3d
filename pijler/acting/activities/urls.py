from django.urls import path

from pijler.acting.activities import views

app_name = "activities"
urlpatterns = [
    path("", views.agreements, name="list"),
    path("<uuid:pk>/look-back/", views.look_back, name="look_back"),
]
