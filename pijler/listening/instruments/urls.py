from django.urls import path

from pijler.listening.instruments import views

app_name = "instruments"
urlpatterns = [
    path("<slug:key>/<str:version>/", views.questions, name="questions"),
]
