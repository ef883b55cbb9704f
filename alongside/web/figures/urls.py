from django.urls import path

from alongside.web.figures import pages

urlpatterns = [
    path("figures/", pages.figures, name="figures"),
    path("figures/evidence/", pages.evidence, name="evidence"),
    path("figures/<slug:key>/", pages.figure, name="figure"),
]
