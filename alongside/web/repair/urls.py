from django.urls import path

from alongside.web.repair.views import beside, ruptures

CONVERSATION = "hard-conversations/<uuid:conversation>/"
urlpatterns = [
    path("alliances/<uuid:alliance>/ruptures/", ruptures.show_ruptures, name="ruptures"),
    path("alliances/<uuid:alliance>/ruptures/note/", ruptures.NoteRupture.as_view(), name="rupture-note"),
    path("ruptures/<uuid:rupture>/", ruptures.show_rupture, name="rupture"),
    path("ruptures/<uuid:rupture>/today/", ruptures.TryToday.as_view(), name="rupture-today"),
    path("ruptures/<uuid:rupture>/step/", ruptures.StepRupture.as_view(), name="rupture-step"),
    path("ruptures/<uuid:rupture>/tried/", ruptures.AddAttempt.as_view(), name="rupture-tried"),
    path("ruptures/<uuid:rupture>/back/", ruptures.SetDayBack.as_view(), name="rupture-back"),
    path("ruptures/<uuid:rupture>/when/", ruptures.SayWhen.as_view(), name="rupture-when"),
    path("ruptures/<uuid:rupture>/whose/", ruptures.SayWhose.as_view(), name="rupture-whose"),
    path("ruptures/<uuid:rupture>/mended/", ruptures.SayMended.as_view(), name="rupture-mended"),
    path("ruptures/<uuid:rupture>/began/", ruptures.BeganOtherwise.as_view(), name="rupture-began"),
    path("ruptures/<uuid:rupture>/retract/", ruptures.RetractRupture.as_view(), name="rupture-retract"),
    path("ruptures/<uuid:rupture>/put-back/", ruptures.PutBackRupture.as_view(), name="rupture-put-back"),
    path("ruptures/<uuid:rupture>/write/<slug:part>/", ruptures.WriteNote.as_view(), name="rupture-write"),
    path(
        "alliances/<uuid:alliance>/hard-conversation/",
        beside.PlanConversation.as_view(),
        name="hard-conversation-plan",
    ),
    path(
        "contacts/<uuid:contact>/hard-conversation/",
        beside.PlanConversationFor.as_view(),
        name="contact-hard-conversation",
    ),
    path(CONVERSATION, beside.show_conversation, name="hard-conversation"),
    path(f"{CONVERSATION}change/", beside.ChangeConversation.as_view(), name="hard-conversation-change"),
    path(f"{CONVERSATION}said/", beside.HadConversation.as_view(), name="hard-conversation-said"),
    path(f"{CONVERSATION}back/", beside.ComeBack.as_view(), name="hard-conversation-back"),
    path(
        f"{CONVERSATION}rupture/", ruptures.NoteAfterConversation.as_view(), name="hard-conversation-rupture"
    ),
    path("alliances/<uuid:alliance>/slip/", beside.Forgive.as_view(), name="slip"),
    path("contacts/<uuid:contact>/slip/", beside.ForgiveThen.as_view(), name="contact-slip"),
    path("slips/<uuid:slip>/", beside.DescribeSlip.as_view(), name="slip-words"),
    path("slips/<uuid:slip>/retract/", beside.RetractSlip.as_view(), name="slip-retract"),
    path("alliances/<uuid:alliance>/hard-days/add/", beside.AddHardDay.as_view(), name="hard-day-add"),
    path("hard-days/<uuid:hard_day>/rang/", beside.RingAfter.as_view(), name="hard-day-rang"),
    path("hard-days/<uuid:hard_day>/drop/", beside.DropHardDay.as_view(), name="hard-day-drop"),
]
