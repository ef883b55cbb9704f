from django.urls import path

from alongside.web.exchange import views

urlpatterns = [
    path("bring-in/", views.Bring.as_view(), name="bring-in"),
    path("bring-in/<uuid:file>/", views.look, name="bring-in-look"),
    path("bring-in/<uuid:file>/give-up/", views.give_up, name="bring-in-give-up"),
]
