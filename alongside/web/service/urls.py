from django.urls import path

from alongside.web.service import relied, usual

_ONE = "service/usual/<slug:instrument>/"

urlpatterns = [
    path("service/usual/", usual.page, name="usual"),
    path("service/check-in/", relied.page, name="relied"),
    path("service/check-in/again/", relied.again, name="relied-again"),
    path(f"{_ONE}ours/", usual.ours, name="usual-ours"),
    path(f"{_ONE}by-hand/", usual.ByHand.as_view(), name="usual-by-hand"),
    path(f"{_ONE}default/", usual.default, name="usual-default"),
]
