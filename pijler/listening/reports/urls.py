from django.urls import path

from pijler.listening.reports import views

app_name = "reports"
OF_CLASS = "class/<uuid:round>/<uuid:group>/"
urlpatterns = [
    path("school/", views.school_picture, name="school"),
    path("school/<uuid:pk>/", views.school_round, name="school_round"),
    path("school/<uuid:pk>/table/", views.school_table, name="school_table"),
    path("school/<uuid:pk>/file/", views.school_csv, name="school_csv"),
    path(OF_CLASS, views.class_picture, name="class"),
    path(f"{OF_CLASS}table/", views.class_table, name="class_table"),
    path(f"{OF_CLASS}paper/", views.class_print, name="class_print"),
    path(f"{OF_CLASS}file/", views.class_csv, name="class_csv"),
    path("how-we-count/", views.explanation, name="explanation"),
]
