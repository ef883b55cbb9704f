from django.urls import path

from alongside.web.figures import views

urlpatterns = [
    path("figures/", views.figures, name="figures"),
    path("figures/evidence/", views.evidence, name="evidence"),
    path("figures/<slug:key>/", views.figure, name="figure"),
]
