from django.urls import path

from alongside.web.supervision.views import bringing, meeting

WITH, SESSION = "supervision/with/<uuid:supervision>/", "supervision/sessions/<uuid:session>/"
BROUGHT = "supervision/brought/<uuid:brought>/"
urlpatterns = [
    path("supervision/", meeting.supervision, name="supervision"),
    path(WITH, meeting.supervision_with, name="supervision-with"),
    path(f"{WITH}plan/", meeting.PlanSession.as_view(), name="session-plan"),
    path(f"{WITH}contract/", meeting.WriteContract.as_view(), name="contract-write"),
    path(
        "supervision/contracts/<uuid:contract>/agree/", meeting.AgreeContract.as_view(), name="contract-agree"
    ),
    path(SESSION, meeting.ShowSession.as_view(), name="session"),
    path(f"{SESSION}move/", meeting.MoveSession.as_view(), name="session-move"),
    path(f"{SESSION}step/", meeting.StepSession.as_view(), name="session-step"),
    path(f"{SESSION}nearly/", meeting.AnswerNearly.as_view(), name="session-nearly"),
    path(f"{SESSION}talk/<uuid:brought>/", bringing.TalkAbout.as_view(), name="session-talk"),
    path("supervision/agreed/<uuid:agreed>/step/", meeting.StepAgreed.as_view(), name="agreed-step"),
    path("supervision/bring/", bringing.BringQuestion.as_view(), name="bring-question"),
    path("ruptures/<uuid:rupture>/bring/", bringing.BringRupture.as_view(), name="bring-rupture"),
    path("reflections/<uuid:reflection>/bring/", bringing.BringReflection.as_view(), name="bring-reflection"),
    path("items/<uuid:item>/bring/", bringing.BringItem.as_view(), name="bring-item"),
    path("promises/<uuid:promise>/bring/", bringing.BringPromise.as_view(), name="bring-promise"),
    path("alliances/<uuid:alliance>/bring/<slug:rule>/", bringing.BringNotice.as_view(), name="bring-notice"),
    path(BROUGHT, bringing.ShowBrought.as_view(), name="brought"),
    path(f"{BROUGHT}more/", bringing.SayMore.as_view(), name="brought-more"),
    path(f"{BROUGHT}take-back/", bringing.TakeBack.as_view(), name="brought-take-back"),
    path(f"{BROUGHT}hand-on/", bringing.HandOn.as_view(), name="brought-hand-on"),
]
