"""Every address of the staff pages. Each area brings its own list."""

from django.urls import include, path

urlpatterns = [
    path("", include("alongside.web.urls")),
]

handler400 = "alongside.web.errors.bad_request"
handler404 = "alongside.web.errors.not_there"
handler500 = "alongside.web.errors.went_wrong"
