from django.urls import path

from alongside.web.contacts.views import absences, planning, reading, recording

urlpatterns = [
    path("message/", recording.who_wrote, name="who-wrote"),
    path("alliances/<uuid:alliance>/contacts/", reading.contacts, name="contacts"),
    path("alliances/<uuid:alliance>/contacts/plan/", planning.PlanContact.as_view(), name="contact-plan"),
    path("alliances/<uuid:alliance>/contacts/new/", recording.RecordContact.as_view(), name="contact-new"),
    path("contacts/<uuid:contact>/record/", recording.RecordPlanned.as_view(), name="contact-record"),
    path("alliances/<uuid:alliance>/message/", recording.RecordMessage.as_view(), name="message"),
    path("alliances/<uuid:alliance>/absence/", absences.BeginAbsence.as_view(), name="absence-new"),
    path("absences/<uuid:absence>/", absences.EndAbsence.as_view(), name="absence"),
    path("absences/<uuid:absence>/drop/", absences.DropAbsence.as_view(), name="absence-drop"),
    path("me/leave/", absences.BeginLeave.as_view(), name="leave-new"),
    path("me/leave/<uuid:leave>/", absences.ChangeLeave.as_view(), name="leave"),
    path("me/leave/<uuid:leave>/drop/", absences.DropLeave.as_view(), name="leave-drop"),
    path("alliances/<uuid:alliance>/ready/", planning.GetReadyUnplanned.as_view(), name="alliance-ready"),
    path("contacts/<uuid:contact>/ready/", planning.GetReady.as_view(), name="contact-ready"),
    path("contacts/<uuid:contact>/plan/", planning.shown, name="contact-shown"),
    path("contacts/<uuid:contact>/", reading.contact, name="contact"),
    path("contacts/<uuid:contact>/correct/", recording.CorrectContact.as_view(), name="contact-correct"),
    path("contacts/<uuid:contact>/promise/", recording.PromiseIn.as_view(), name="contact-promise"),
    path("contacts/<uuid:contact>/add/", recording.AddToContact.as_view(), name="contact-add"),
    path("contacts/<uuid:contact>/take-back/", recording.RetractContact.as_view(), name="contact-retract"),
    path("contacts/<uuid:contact>/put-back/", recording.PutBackContact.as_view(), name="contact-put-back"),
    path("contacts/<uuid:contact>/private-note/", recording.WritePrivateNote.as_view(), name="private-note"),
    path("contacts/<uuid:contact>/move/", planning.MoveContact.as_view(), name="contact-move"),
    path("contacts/<uuid:contact>/mark/", planning.MarkContact.as_view(), name="contact-mark"),
]
