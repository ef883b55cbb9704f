from django.urls import path

from alongside.web.pencil import devices, strategies, views

urlpatterns = [
    path("pencil/", views.pencil, name="pencil"),
    path("pencil/sheet/", views.sheet, name="pencil-sheet"),
    path("pencil/two/", devices.two, name="pencil-two"),
    path("pencil/room/<slug:code>/", devices.room, name="pencil-room"),
    path("pencil/strategies/", strategies.strategies, name="pencil-strategies"),
    path("pencil/<slug:round>/", views.table, name="pencil-round"),
    path("pencil/<slug:round>/turns/", views.turns, name="pencil-turns"),
    path("pencil/<slug:round>/talk/", views.talk, name="pencil-talk"),
]
