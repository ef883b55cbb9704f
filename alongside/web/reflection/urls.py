from django.urls import path

from alongside.web.reflection import opening, views

_OPENING = "team/openings/<uuid:opening>/"

urlpatterns = [
    path("thinking/", views.thinking, name="thinking"),
    path("thinking/about/", views.choose, name="think"),
    path("thinking/learned/", views.learned, name="learned"),
    path("thinking/learned/file/", views.learned_file, name="learned-file"),
    path("thinking/<uuid:reflection>/", views.show, name="reflection"),
    path("thinking/<uuid:reflection>/again/", views.LookAgain.as_view(), name="reflection-again"),
    path("thinking/<uuid:reflection>/destroy/", views.Destroy.as_view(), name="reflection-destroy"),
    path("alliances/<uuid:alliance>/think/", views.Think.as_view(), name="think-about"),
    path("alliances/<uuid:alliance>/thinking/", views.thinking, name="thinking-about"),
    path("contacts/<uuid:contact>/think/", views.ThinkAfterContact.as_view(), name="think-contact"),
    path("ruptures/<uuid:rupture>/think/", views.ThinkAboutRupture.as_view(), name="think-rupture"),
    # how long it is kept, what keeps it longer, and what opens it: for leads
    path("team/thinking/", opening.kept, name="thinking-kept"),
    path("team/thinking/months/", opening.MonthsPage.as_view(), name="thinking-months"),
    path("team/holds/add/", opening.HoldPage.as_view(), name="hold-add"),
    path("team/holds/<uuid:hold>/lift/", opening.LiftHold.as_view(), name="hold-lift"),
    path("team/openings/add/", opening.AskPage.as_view(), name="opening-add"),
    path(_OPENING, opening.show, name="opening"),
    path(f"{_OPENING}confirm/", opening.ConfirmOpening.as_view(), name="opening-confirm"),
    path(f"{_OPENING}refuse/", opening.RefuseOpening.as_view(), name="opening-refuse"),
    path(f"{_OPENING}read/", opening.read, name="opening-read"),
]
