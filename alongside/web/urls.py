"""The staff pages, area by area."""

from django.urls import include, path

from alongside.web import drafts

urlpatterns = [
    path("", include("alongside.web.sign_in.urls")),
    path("drafts/", drafts.keep, name="draft"),
    path("", include("alongside.web.today.urls")),
    path("", include("alongside.web.people.urls")),
    path("", include("alongside.web.exchange.urls")),
    path("", include("alongside.web.agenda.urls")),
    path("", include("alongside.web.team.urls")),
    path("", include("alongside.web.contacts.urls")),
    path("", include("alongside.web.looks.urls")),
    path("", include("alongside.web.questionnaires.urls")),
    path("", include("alongside.web.papers.urls")),
    path("", include("alongside.web.repair.urls")),
    path("", include("alongside.web.service.urls")),
    path("", include("alongside.web.figures.urls")),
]
