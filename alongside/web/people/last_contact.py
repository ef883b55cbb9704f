"""Who started the last contact, as the line under a name says it (S23: who comes to whom is worth seeing)."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from alongside.contacts.models import Contact, ContactWay, Started
from alongside.documents.pronouns import Spoken
from alongside.web.people.wording import on_day

_THEY = {
    ContactWay.VISIT: _("%(they)s asked for the last visit, %(day)s"),
    ContactWay.CALL: _("%(they)s rang %(you)s last, %(day)s"),
    ContactWay.VIDEO: _("%(they)s called %(you)s last, %(day)s"),
    ContactWay.MESSAGE: _("%(they)s wrote to %(you)s last, %(day)s"),
    ContactWay.MEETING: _("%(they)s asked for the last meeting, %(day)s"),
}
_I = {
    ContactWay.VISIT: _("%(you)s suggested the last visit, %(day)s"),
    ContactWay.CALL: _("%(you)s rang %(them)s last, %(day)s"),
    ContactWay.VIDEO: _("%(you)s called %(them)s last, %(day)s"),
    ContactWay.MESSAGE: _("%(you)s wrote to %(them)s last, %(day)s"),
    ContactWay.MEETING: _("%(you)s suggested the last meeting, %(day)s"),
}
_NOBODY = {
    ContactWay.VISIT: _("last visit %(day)s"),
    ContactWay.CALL: _("last call %(day)s"),
    ContactWay.VIDEO: _("last video call %(day)s"),
    ContactWay.MESSAGE: _("last message %(day)s"),
    ContactWay.MEETING: _("last meeting %(day)s"),
}


def last_contact(contact: Contact, spoken: Spoken, you: str, day: dt.date, today: dt.date) -> str:
    """ "she rang you last, on Monday". `you` is the practitioner's first name where somebody else reads."""
    sentences = {Started.THEM: _THEY, Started.ME: _I}.get(contact.started_by, _NOBODY)  # type: ignore[call-overload]
    words = {"they": spoken.they, "them": spoken.them, "you": you, "day": on_day(day, today)}
    return str(sentences[ContactWay(contact.way)]) % words
