"""A contact in words: who started it, what became of it, how an item was touched.

Whole sentences, so that they can be translated. The practitioner reads "I", others their first name.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from alongside.access.identities import Viewer
from alongside.contacts.models import Contact, ContactWay, Started
from alongside.core.states.contact import ContactState
from alongside.people.models import Alliance

_THEY_STARTED = {
    ContactWay.CALL: gettext_lazy("%(who)s rang"),
    ContactWay.VIDEO: gettext_lazy("%(who)s called"),
    ContactWay.MESSAGE: gettext_lazy("%(who)s wrote"),
    ContactWay.VISIT: gettext_lazy("%(who)s asked for it"),
    ContactWay.MEETING: gettext_lazy("%(who)s asked for it"),
}
_I_STARTED = {
    ContactWay.CALL: gettext_lazy("I rang"),
    ContactWay.VIDEO: gettext_lazy("I called"),
    ContactWay.MESSAGE: gettext_lazy("I wrote"),
    ContactWay.VISIT: gettext_lazy("I suggested it"),
    ContactWay.MEETING: gettext_lazy("I suggested it"),
}
_BECAME: dict[ContactState, Any] = {
    ContactState.CANCELLED_BY_THEM: gettext_lazy("called off by %(who)s"),
    ContactState.CANCELLED_BY_ME: gettext_lazy("called off by me"),
    ContactState.NO_ANSWER: gettext_lazy("no answer"),
    ContactState.MOVED: gettext_lazy("moved to another day"),
    ContactState.PLANNED: gettext_lazy("planned"),
    ContactState.HAPPENED: "",
    ContactState.WITHDRAWN: gettext_lazy("recorded by mistake, and taken back"),
}
HOW = {
    "heard": gettext_lazy("on their mind"),
    "helped": gettext_lazy("helped with"),
    "they_raised": gettext_lazy("they raised it"),
    "named": gettext_lazy("I named it"),
    "talked": gettext_lazy("talked about"),
    "agreed": gettext_lazy("we agreed"),
}
DID = [
    ("listened", pgettext_lazy("what I did", "listened")),
    ("promised", pgettext_lazy("what I did", "promised something")),
    ("worked_out", pgettext_lazy("what I did", "worked it out together")),
    ("could_not_fix", pgettext_lazy("what I did", "could not fix it, said so")),
]
EASE = [
    (1, gettext_lazy("very uneasy")),
    (2, gettext_lazy("uneasy")),
    (3, gettext_lazy("so-so")),
    (4, gettext_lazy("at ease")),
    (5, gettext_lazy("very at ease")),
]


def who_started(contact: Contact, alliance: Alliance, viewer: Viewer) -> str:
    """ "Dean rang", "I wrote", "arranged"; "" where nobody said."""
    way = ContactWay(contact.way)
    match contact.started_by:
        case Started.THEM:
            return _THEY_STARTED[way] % {"who": alliance.person.called}
        case Started.ME if alliance.practitioner_id == viewer.id:
            return str(_I_STARTED[way])
        case Started.ME:
            return _THEY_STARTED[way] % {"who": alliance.practitioner.first_name}
        case Started.ARRANGED:
            return _("arranged")
    return ""


def became(contact: Contact, alliance: Alliance, viewer: Viewer) -> str:
    """What became of it, "" where it happened."""
    state = ContactState(contact.state)
    if state is ContactState.CANCELLED_BY_ME and alliance.practitioner_id != viewer.id:
        return _BECAME[ContactState.CANCELLED_BY_THEM] % {"who": alliance.practitioner.first_name}
    return str(_BECAME[state]) % {"who": alliance.person.called}


def did(contact: Contact) -> list[str]:
    """What I did about it, in words."""
    words: dict[str, Any] = dict(DID)
    return [str(words[code]) for code in contact.did if code in words]


def touched_how(how: str) -> str:
    """How an item was touched."""
    return str(HOW[how])


def came_up(contact: Contact) -> str:
    """How something of mine came up, where nobody said which it was: "they raised it"; else ""."""
    how = contact.mine_came_up
    named = any(touch.how == how for touch in contact.touches.all())
    return "" if named or how not in HOW else str(HOW[how])
