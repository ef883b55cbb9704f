from django.urls import path

from alongside.web.team import closed, faces, links, me, notices, own_requests, team, welcome

_ONE = "team/<uuid:practitioner>/"
_ASKED = "team/requests/<uuid:own_request>/"

urlpatterns = [
    path("team/", team.team, name="team"),
    path("team/add/", team.Add.as_view(), name="practitioner-add"),
    path("team/assignments/", links.assignments, name="assignments"),
    path("team/assignments/add/", links.Assign.as_view(), name="assignment-add"),
    path("team/assignments/<uuid:assignment>/end/", links.EndAssignment.as_view(), name="assignment-end"),
    path("team/supervision/", links.supervision, name="supervision"),
    path("team/supervision/add/", links.Supervise.as_view(), name="supervision-add"),
    path("team/supervision/<uuid:supervision>/end/", links.EndSupervision.as_view(), name="supervision-end"),
    path(_ONE, team.practitioner, name="practitioner"),
    path(f"{_ONE}change/", team.Change.as_view(), name="practitioner-change"),
    path(f"{_ONE}link/", team.link, name="practitioner-link"),
    path(f"{_ONE}suspend/", team.suspend, name="practitioner-suspend"),
    path(f"{_ONE}restore/", team.restore, name="practitioner-restore"),
    path(f"{_ONE}signed-out/", team.sign_out_everywhere, name="practitioner-signed-out"),
    path(f"{_ONE}confirm/", closed.confirm, name="practitioner-confirm"),
    path("team/delay/", closed.Delay.as_view(), name="reset-delay"),
    path(f"{_ASKED}confirm/", own_requests.confirm, name="own-request-confirm"),
    path(f"{_ASKED}refuse/", own_requests.refuse, name="own-request-refuse"),
    path("me/notices/", notices.notices, name="notices"),
    path("me/", me.me, name="me"),
    path("me/change/", me.ChangeMe.as_view(), name="me-change"),
    path("me/symbol/", faces.ChooseSymbol.as_view(), name="me-symbol"),
    path("me/photo/", faces.SendPhoto.as_view(), name="me-photo"),
    path("me/photo/away/", faces.take_photo_away, name="me-photo-away"),
    path("photos/<uuid:practitioner>/", faces.photo, name="practitioner-photo"),
    path("me/password/", me.ChangePassword.as_view(), name="password"),
    path("welcome/", welcome.Welcome.as_view(), name="welcome"),
    path("welcome/<str:secret>/", welcome.link, name="welcome-link"),
]
