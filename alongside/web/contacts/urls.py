from django.urls import path

from alongside.web.contacts.views import away, forme, message, plan, read, ready, record

urlpatterns = [
    path("message/", message.who_wrote, name="who-wrote"),
    path("alliances/<uuid:alliance>/contacts/", read.contacts, name="contacts"),
    path("alliances/<uuid:alliance>/contacts/plan/", plan.Plan.as_view(), name="contact-plan"),
    path("alliances/<uuid:alliance>/contacts/new/", record.New.as_view(), name="contact-new"),
    path("contacts/<uuid:contact>/record/", record.Planned.as_view(), name="contact-record"),
    path("alliances/<uuid:alliance>/message/", message.Message.as_view(), name="message"),
    path("alliances/<uuid:alliance>/absence/", away.GoAway.as_view(), name="absence-new"),
    path("absences/<uuid:absence>/", away.AbsenceView.as_view(), name="absence"),
    path("alliances/<uuid:alliance>/ready/", ready.ReadyUnplanned.as_view(), name="alliance-ready"),
    path("contacts/<uuid:contact>/ready/", ready.Ready.as_view(), name="contact-ready"),
    path("contacts/<uuid:contact>/plan/", ready.shown, name="contact-shown"),
    path("contacts/<uuid:contact>/", read.contact, name="contact"),
    path("contacts/<uuid:contact>/add/", read.Add.as_view(), name="contact-add"),
    path("contacts/<uuid:contact>/take-back/", read.Withdraw.as_view(), name="contact-retract"),
    path("contacts/<uuid:contact>/put-back/", read.put_back, name="contact-put-back"),
    path("contacts/<uuid:contact>/private-note/", forme.ForMe.as_view(), name="private-note"),
    path("contacts/<uuid:contact>/move/", plan.Move.as_view(), name="contact-move"),
    path("contacts/<uuid:contact>/mark/", plan.mark, name="contact-mark"),
]
