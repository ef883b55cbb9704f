from django.urls import path

from alongside.web.papers import views

_PAPERS = "alliances/<uuid:alliance>/papers/"

urlpatterns = [
    path(f"{_PAPERS}promises/", views.said_show, name="paper-said-show"),
    path(f"{_PAPERS}promises/pdf/", views.said, name="paper-said"),
    path(f"{_PAPERS}expect/pdf/", views.expect, name="paper-expect"),
    path(f"{_PAPERS}goals/pdf/", views.goals, name="paper-goals"),
    path(f"{_PAPERS}line/", views.line, name="paper-line"),
    path("contacts/<uuid:contact>/plan/pdf/", views.plan, name="paper-plan"),
]
