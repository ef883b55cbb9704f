"""Every address of the client's pages. They begin with /c/, which the staff pages have no address under."""

from django.urls import path, re_path

from alongside.portal import views

urlpatterns = [
    path("c/hello/", views.hello, name="hello"),
    path("c/not-me/", views.not_me, name="not-me"),
    re_path(r"^c/(?P<secret>[\w-]{43})/$", views.link, name="link"),  # 256 bits in base64url
]
handler400 = handler403 = handler404 = "alongside.portal.door.no_link"
handler500 = "alongside.portal.door.went_wrong"
