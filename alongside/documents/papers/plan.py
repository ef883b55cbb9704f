"""The plan for a contact: both lists side by side, in plain words.

Only what both look at together has a place here: the words of the two lists, why, what to start with, and
what the worker chose to say openly. How I will say it, what I respect, and what stays my own have none.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.agenda.models import AgendaItem, Promise
from alongside.agenda.queries import TwoAgendas
from alongside.contacts.models import Contact
from alongside.core.states.agenda import TheirState
from alongside.documents.agenda import asking, why_it_matters
from alongside.documents.faces import Face
from alongside.documents.papers.press import anew, day_at, full, press
from alongside.documents.words import as_said, spoken, told


def paper(
    contact: Contact,
    two: TwoAgendas,
    today: dt.date,
    face: Face | None = None,
    *,
    start_with: str = "",
    openly: Iterable[str] = (),
) -> bytes:
    """The PDF for a contact with its alliance. `openly` are the words the worker chose to say openly."""
    they, me = contact.alliance.person.called, contact.alliance.practitioner.first_name
    values: dict[str, Any] = {
        "when": day_at(timezone.localtime(contact.at), contact.time_open),
        "place": told(contact.place, spoken(contact.alliance)),
        "start": {"title": _("Let us start with"), "words": start_with},
        "theirs": {
            "title": _("What %(name)s wants") % {"name": they},
            "none": _("What is on your mind?"),
            "items": [_their(item) for item in two.their_items],
        },
        "mine": {
            "title": _("What %(name)s would like") % {"name": me},
            "none": _("Nothing today."),
            "items": [_my(item) for item in two.my_items],
        },
        "promises": {
            "title": _("What %(me)s is doing for you") % {"me": me},
            "items": [_promise(promise, me) for promise in two.promises],
        },
        "openly": {
            "title": _("Something %(me)s would like to say") % {"me": me},
            "items": [sentence for sentence in openly if sentence],
        },
        "ask": _("What is missing? What would you change?"),
    }
    return press("plan", _("%(name)s and %(me)s") % {"name": they, "me": me}, today, values, face)


def _their(item: AgendaItem) -> dict[str, str]:
    wish = as_said(item)
    mark = _("For later.") if item.state == TheirState.PARKED else ""
    return {"words": wish, "why": why_it_matters(item), "mark": mark}


def _my(item: AgendaItem) -> dict[str, str]:
    why = _("Why I think this could help you: %(why)s") % {"why": asking(item.why)} if item.why else ""
    mark = _("This cannot wait.") if item.safety else ""
    return {"words": item.words, "why": why, "mark": mark}


def _promise(promise: Promise, me: str) -> dict[str, str]:
    stands = ""
    if promise.due_on:
        stands = " ".join([_("By %(day)s.") % {"day": full(promise.due_on)}, *anew(promise, me)])
    if promise.unsaid:
        stands = _("This did not happen.")
    return {"words": promise.words, "why": stands, "mark": ""}
