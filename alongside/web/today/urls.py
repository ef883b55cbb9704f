from django.urls import path

from alongside.web.today import add, shared, views

urlpatterns = [
    path("", views.today, name="today"),
    path("add/", add.add, name="add"),
    path("share/", shared.arrive, name="share"),
    path("shared/", shared.Shared.as_view(), name="shared"),
    path("alliances/<uuid:alliance>/not-now/<slug:rule>/", views.not_now, name="not-now"),
    path("not-now/<slug:rule>/", views.not_now_all, name="not-now-all"),
    path("alliances/<uuid:alliance>/not-now/<slug:rule>/undo/", views.TakeUp.as_view(), name="not-now-undo"),
]
