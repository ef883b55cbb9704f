"""Every address of the client's pages. They begin with /c/, which the staff pages have no address under."""

from django.urls import path, re_path

from alongside.portal import aloud, before, check_in, promises, views

urlpatterns = [
    path("c/hello/", views.hello, name="hello"),
    path("c/face/", views.face, name="face"),
    path("c/voice/", aloud.voice, name="voice"),
    path("c/voice/<slug:mark>/", aloud.voice_sentence, name="voice-sentence"),
    path("c/<int:at>/", check_in.screen, name="screen"),
    path("c/said/<slug:question>/", check_in.said, name="said"),
    path("c/last/<uuid:clip>/", check_in.last_clip, name="last-clip"),
    path("c/paused/", check_in.paused, name="paused"),
    path("c/promises/", promises.promises, name="promises"),
    path("c/before/", before.before, name="before"),
    path("c/not-today/", check_in.not_today, name="not-today"),
    path("c/stop/", check_in.stop, name="stop"),
    path("c/thanks/", check_in.thanks, name="thanks"),
    path("c/not-me/", views.not_me, name="not-me"),
    re_path(r"^c/(?P<secret>[\w-]{43})/$", views.link, name="link"),  # 256 bits in base64url
]
handler400 = handler403 = handler404 = "alongside.portal.door.no_link"
handler500 = "alongside.portal.door.went_wrong"
