"""Every address of the staff pages. Each area brings its own list."""

from alongside.web.urls import urlpatterns

__all__ = ["urlpatterns"]

handler400 = "alongside.web.errors.bad_request"
handler404 = "alongside.web.errors.not_there"
handler500 = "alongside.web.errors.went_wrong"
