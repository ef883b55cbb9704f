from django.urls import path

from alongside.web.repair.views import days, patch, patches, slips, talks, withdraw, write

urlpatterns = [
    path("alliances/<uuid:alliance>/patches/", patches.patches, name="patches"),
    path("alliances/<uuid:alliance>/patches/note/", patches.Note.as_view(), name="strain-note"),
    path("talks/<uuid:talk>/note/", patches.NoteAfterTalk.as_view(), name="talk-strain"),
    path("patches/<uuid:strain>/", patch.strain, name="strain"),
    path("patches/<uuid:strain>/today/", patch.today, name="strain-today"),
    path("patches/<uuid:strain>/step/", patch.step, name="strain-step"),
    path("patches/<uuid:strain>/tried/", write.Tried.as_view(), name="strain-tried"),
    path("patches/<uuid:strain>/when/", write.When.as_view(), name="strain-when"),
    path("patches/<uuid:strain>/whose/", write.Whose.as_view(), name="strain-whose"),
    path("patches/<uuid:strain>/mended/", write.Mended.as_view(), name="strain-mended"),
    path("patches/<uuid:strain>/began/", withdraw.Began.as_view(), name="strain-began"),
    path("patches/<uuid:strain>/take-back/", withdraw.TakeBack.as_view(), name="strain-withdraw"),
    path("patches/<uuid:strain>/put-back/", withdraw.put_back, name="strain-put-back"),
    path("patches/<uuid:strain>/write/<slug:part>/", write.Write.as_view(), name="strain-write"),
    path("alliances/<uuid:alliance>/talk/", talks.Plan.as_view(), name="talk-plan"),
    path("contacts/<uuid:contact>/talk/", talks.PlanFor.as_view(), name="contact-talk"),
    path("talks/<uuid:talk>/", talks.talk, name="talk"),
    path("talks/<uuid:talk>/change/", talks.Change.as_view(), name="talk-change"),
    path("talks/<uuid:talk>/said/", talks.Said.as_view(), name="talk-said"),
    path("talks/<uuid:talk>/back/", talks.back, name="talk-back"),
    path("alliances/<uuid:alliance>/slip/", slips.forgiven, name="slip"),
    path("contacts/<uuid:contact>/slip/", slips.forgiven_then, name="contact-slip"),
    path("slips/<uuid:slip>/", slips.Words.as_view(), name="slip-words"),
    path("slips/<uuid:slip>/back/", slips.take_back, name="slip-back"),
    path("alliances/<uuid:alliance>/days/add/", days.Add.as_view(), name="weather-add"),
    path("days/<uuid:weather>/rang/", days.rang, name="weather-rang"),
    path("days/<uuid:weather>/drop/", days.drop, name="weather-drop"),
]
