from django.urls import path

from alongside.web.load import views

urlpatterns = [
    path("me/load/", views.load, name="load"),
    path("me/load/helped/", views.AddWhatHelped.as_view(), name="helped-add"),
    path("me/load/helped/<uuid:helped>/retire/", views.RetireWhatHelped.as_view(), name="helped-retire"),
    path("me/load/bring/", views.BringLoad.as_view(), name="load-bring"),
    path("me/load/about/", views.AnswerAboutMe.as_view(), name="load-answer"),
    path("alliances/<uuid:alliance>/load/", views.MarkLoad.as_view(), name="load-mark"),
    path("contacts/<uuid:contact>/load/", views.MarkAfter.as_view(), name="contact-load"),
]
