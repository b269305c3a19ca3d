from django.urls import path

from pijler.listening.concerns import views

app_name = "concerns"
urlpatterns = [
    path("", views.talks, name="talks"),
    path("several/", views.several, name="several"),
    path("several/close/", views.close_several, name="close_several"),
    path("several/reopen/", views.reopen_several, name="reopen_several"),
    path("<uuid:pk>/pick-up/", views.pick_up, name="pick_up"),
    path("<uuid:pk>/put-back/", views.put_back, name="put_back"),
    path("<uuid:pk>/close/", views.close, name="close"),
    path("<uuid:pk>/reopen/", views.reopen, name="reopen"),
]
