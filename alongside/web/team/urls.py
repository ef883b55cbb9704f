from django.urls import path

from alongside.web.team.views import accounts, links, mailed, me, voice

_ONE = "team/<uuid:practitioner>/"
_ASKED = "team/requests/<uuid:own_request>/"

urlpatterns = [
    path("team/", accounts.team, name="team"),
    path("team/add/", accounts.AddPractitionerPage.as_view(), name="practitioner-add"),
    path("team/assignments/", links.assignments, name="assignments"),
    path("team/assignments/add/", links.AssignPage.as_view(), name="assignment-add"),
    path("team/assignments/<uuid:assignment>/end/", links.EndAssignmentPage.as_view(), name="assignment-end"),
    path("team/supervision/", links.supervision, name="supervisors"),
    path("team/supervision/add/", links.SupervisePage.as_view(), name="supervision-add"),
    path(
        "team/supervision/<uuid:supervision>/end/", links.EndSupervisionPage.as_view(), name="supervision-end"
    ),
    path(_ONE, accounts.practitioner, name="practitioner"),
    path(f"{_ONE}change/", accounts.ChangePractitionerPage.as_view(), name="practitioner-change"),
    path(f"{_ONE}link/", accounts.link, name="practitioner-link"),
    path(f"{_ONE}link/mail/", mailed.link_mailed, name="practitioner-link-mail"),
    path(f"{_ONE}suspend/", accounts.SuspendStep.as_view(), name="practitioner-suspend"),
    path(f"{_ONE}restore/", accounts.RestoreStep.as_view(), name="practitioner-restore"),
    path(f"{_ONE}signed-out/", accounts.SignOutStep.as_view(), name="practitioner-signed-out"),
    path(f"{_ONE}confirm/", accounts.OpenAgainStep.as_view(), name="practitioner-confirm"),
    path("team/second-step/", accounts.DaysPage.as_view(), name="second-step-days"),
    path("team/delay/", accounts.DelayPage.as_view(), name="reset-delay"),
    path(f"{_ASKED}confirm/", accounts.ConfirmStep.as_view(), name="own-request-confirm"),
    path(f"{_ASKED}refuse/", accounts.RefuseStep.as_view(), name="own-request-refuse"),
    path("me/notices/", me.notices, name="notices"),
    path("me/", me.me, name="me"),
    path("me/change/", me.ChangeMePage.as_view(), name="me-change"),
    path("me/symbol/", me.SymbolPage.as_view(), name="me-symbol"),
    path("me/photo/", me.PhotoPage.as_view(), name="me-photo"),
    path("me/photo/away/", me.TakePhotoAwayStep.as_view(), name="me-photo-away"),
    path("me/voice/", voice.my_voice, name="me-voice"),
    path("me/voice/<slug:sentence>/", voice.MySentencePage.as_view(), name="me-voice-sentence"),
    path("voices/<uuid:spoken>/", voice.spoken_sentence, name="spoken-sentence"),
    path("team/voice/", voice.team_voice, name="team-voice"),
    path("team/voice/<slug:sentence>/", voice.TeamSentencePage.as_view(), name="team-voice-sentence"),
    path("photos/<uuid:practitioner>/", me.photo, name="practitioner-photo"),
    path("me/password/", me.ChangePasswordPage.as_view(), name="password"),
    path("welcome/", me.welcome, name="welcome"),
    path("welcome/<str:secret>/", me.welcome_link, name="welcome-link"),
]
