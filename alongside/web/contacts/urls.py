from django.urls import path

from alongside.web.contacts.views import forme, message, plan, read, record

urlpatterns = [
    path("alliances/<uuid:alliance>/contacts/", read.contacts, name="contacts"),
    path("alliances/<uuid:alliance>/contacts/plan/", plan.Plan.as_view(), name="contact-plan"),
    path("alliances/<uuid:alliance>/contacts/new/", record.New.as_view(), name="contact-new"),
    path("contacts/<uuid:contact>/record/", record.Planned.as_view(), name="contact-record"),
    path("alliances/<uuid:alliance>/message/", message.Message.as_view(), name="message"),
    path("contacts/<uuid:contact>/", read.contact, name="contact"),
    path("contacts/<uuid:contact>/add/", read.Add.as_view(), name="contact-add"),
    path("contacts/<uuid:contact>/for-me/", forme.ForMe.as_view(), name="contact-for-me"),
    path("contacts/<uuid:contact>/move/", plan.Move.as_view(), name="contact-move"),
    path("contacts/<uuid:contact>/mark/", plan.mark, name="contact-mark"),
]
