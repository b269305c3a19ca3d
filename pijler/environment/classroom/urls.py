from django.urls import path

from pijler.environment.classroom import views

app_name = "talks"
OF_CLASS = "class/<uuid:round>/<uuid:group>/"
urlpatterns = [
    path(OF_CLASS, views.discuss, name="discuss"),
    path(f"{OF_CLASS}theme/", views.choose, name="choose"),
    path(f"{OF_CLASS}agree/", views.agree, name="agree"),
    path("<uuid:pk>/", views.talk, name="talk"),
    path("<uuid:pk>/sheet/", views.sheet, name="sheet"),
    path("<uuid:pk>/edit/", views.edit, name="edit"),
    path("<uuid:pk>/undo/", views.undo, name="undo"),
]
