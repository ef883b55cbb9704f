from django.urls import path

from alongside.web.boundaries import views

urlpatterns = [
    path("me/boundaries/", views.WriteStatement.as_view(), name="boundaries"),
    path("alliances/<uuid:alliance>/boundaries/", views.between, name="boundaries-with"),
    path("alliances/<uuid:alliance>/boundaries/add/", views.NoteMoment.as_view(), name="boundary-note"),
    path("boundaries/<uuid:moment>/", views.ChangeMoment.as_view(), name="boundary"),
    path("boundaries/<uuid:moment>/drop/", views.DropMoment.as_view(), name="boundary-drop"),
]
