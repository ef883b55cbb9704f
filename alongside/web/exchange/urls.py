from django.urls import path

from alongside.web.exchange import views

urlpatterns = [
    path("bring-in/", views.BringView.as_view(), name="bring-in"),
    path("bring-in/<uuid:file>/", views.brought_file, name="bring-in-file"),
    path("bring-in/<uuid:file>/give-up/", views.give_up, name="bring-in-give-up"),
]
