from django.urls import path

from alongside.web.people import views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("alliances/<uuid:alliance>/", views.alliance, name="alliance"),
]
