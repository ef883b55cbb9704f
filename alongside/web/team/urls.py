from django.urls import path

from alongside.web.team import faces, links, me, team, welcome

_ONE = "team/<uuid:practitioner>/"

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
