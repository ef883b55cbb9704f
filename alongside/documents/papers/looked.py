"""Who looked at what is written about somebody, in their words: when, in what role, at what, and why.

Whoever holds the paper may be somebody else. So pages of the practitioner's own are called no more than "what is written about
you", and for somebody who is not a client every page is.
"""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _, gettext_lazy

from alongside.documents.faces import Face
from alongside.documents.pages import WRITTEN, for_them
from alongside.documents.papers.press import full, press
from alongside.people.models import Person
from alongside.people.opened import Look, LookedAs

#: In what role, and why.
ROLES = {
    LookedAs.WORKS: gettext_lazy("Works with you. Looks to do that work."),
    LookedAs.SUPERVISES: gettext_lazy("Supervises %(of)s. Looks to help %(of)s do the work well."),
    LookedAs.LEADS: gettext_lazy("Leads the team. Looks to see that the work is done."),
    LookedAs.UNKNOWN: gettext_lazy("We do not know why. You can ask."),
}


def in_words(person: Person, looks: Iterable[Look], since: dt.date) -> dict[str, Any]:
    """The whole paper in sentences, the same on a screen and on paper; `looks` with the newest day first."""
    days = groupby(looks, key=lambda look: localtime(look.first).date())
    return {
        "title": _("Who looked: %(name)s") % {"name": person.called},
        "about": [
            _("This says who looked at what is written about you here, since %(day)s.")
            % {"day": full(since)},
            _("What stood on each page is not kept in this list."),
            _("What you let one person alone read is not in it. You can ask that person."),
        ],
        "days": [
            {"day": full(day), "looks": [_look(look, person) for look in of_day]} for day, of_day in days
        ],
        "none": _("Nobody has looked."),
        "ask": _("You can ask about each of them. You can also complain. It changes nothing in your care."),
    }


def _look(look: Look, person: Person) -> dict[str, str]:
    names = [str(for_them(route) if person.is_client else WRITTEN) for route in look.routes]
    first, last = (date_format(localtime(at), "H:i") for at in (look.first, look.last))
    when = _("At %(first)s: %(pages)s.") if first == last else _("From %(first)s to %(last)s: %(pages)s.")
    return {
        "who": ", ".join(filter(None, [look.who or _("Somebody"), look.profession])),
        "role": str(ROLES[look.part]) % {"of": look.of},
        "when": when % {"first": first, "last": last, "pages": ", ".join(dict.fromkeys(names))},
    }


def paper(words: dict[str, Any], today: dt.date, face: Face | None = None) -> bytes:
    """The PDF of these words."""
    return press("looked", words["title"], today, words, face)
