from django.urls import path

from alongside.web.contacts.views import plan, read

urlpatterns = [
    path("alliances/<uuid:alliance>/contacts/", read.contacts, name="contacts"),
    path("alliances/<uuid:alliance>/contacts/plan/", plan.Plan.as_view(), name="contact-plan"),
    path("contacts/<uuid:contact>/", read.contact, name="contact"),
    path("contacts/<uuid:contact>/add/", read.Add.as_view(), name="contact-add"),
    path("contacts/<uuid:contact>/move/", plan.Move.as_view(), name="contact-move"),
    path("contacts/<uuid:contact>/mark/", plan.mark, name="contact-mark"),
]
