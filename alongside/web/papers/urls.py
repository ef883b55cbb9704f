from django.urls import path

from alongside.web.papers import views

PAPERS = "alliances/<uuid:alliance>/papers/"

urlpatterns = [
    path(f"{PAPERS}promises/", views.promises_page, name="paper-promises-show"),
    path(f"{PAPERS}promises/pdf/", views.promises_pdf, name="paper-promises"),
    path(f"{PAPERS}expect/pdf/", views.expect_pdf, name="paper-expect"),
    path(f"{PAPERS}goals/pdf/", views.goals_pdf, name="paper-goals"),
    path(f"{PAPERS}five/pdf/", views.five_pdf, name="paper-five"),
    path(f"{PAPERS}looked/", views.looked_page, name="paper-looked-show"),
    path(f"{PAPERS}looked/pdf/", views.looked_pdf, name="paper-looked"),
    path("team/looked/<uuid:person>/pdf/", views.looked_at_client, name="paper-looked-of"),
    path(f"{PAPERS}line/", views.line_pdf, name="paper-line"),
    path("contacts/<uuid:contact>/plan/pdf/", views.plan_pdf, name="paper-plan"),
]
