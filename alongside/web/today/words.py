"""The sentences of Today: the day, what it holds, when and where."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.agenda.queries import Promised
from alongside.contacts.models import Contact
from alongside.contacts.models.contact import Way
from alongside.documents.promise_words import near
from alongside.documents.words import number
from alongside.insight.today import Today

#: A place that already says how one is there: "outside the library".
WHERE = ("at", "in", "on", "outside", "by", "near", "under", "over", "with")
FACE_TO_FACE = (Way.VISIT, Way.MEETING)


def heading(day: dt.date) -> str:
    """ "Sunday 22 November"."""
    return date_format(day, "l j F")


def summary(found: Today) -> str:
    """ "Two people to see. One promise due." """
    met = len({one.alliance.pk for one in found.meetings})
    seen = ngettext("%(n)s person to see.", "%(n)s people to see.", met) % {"n": _counted(met)}
    parts = [seen if met else _("Nobody to see.")]
    late = sum(late_or_unsaid(one) for one in found.owed)
    due = len([one for one in found.owed if one.today])
    if late:
        parts.append(ngettext("%(n)s promise late.", "%(n)s promises late.", late) % {"n": _counted(late)})
    if due:
        parts.append(ngettext("%(n)s promise due.", "%(n)s promises due.", due) % {"n": _counted(due)})
    return " ".join(parts)


def _counted(n: int) -> str:
    return number(n).capitalize()


def late_or_unsaid(promise: Promised) -> bool:
    """Whether a promise leads the page: its day has passed, or it was not kept and nobody has said so yet."""
    return promise.late or promise.state == "broken"


def when_and_where(contact: Contact) -> str:
    """ "10:30 at his flat", "14:00, video call"."""
    time = date_format(timezone.localtime(contact.at), "H:i")
    way, place = Way(contact.way), contact.place.strip()
    if not place:
        return f"{time}, {str(way.label).lower()}"
    if way not in FACE_TO_FACE:
        return f"{time}, {str(way.label).lower()}, {place}"
    if place.split()[0].lower() in WHERE:
        return f"{time}, {place}"
    return _("%(time)s at %(place)s") % {"time": time, "place": place}


def that_day(contact: Contact, day: dt.date) -> str:
    """ "Friday, visit at her kitchen": a contact of the last days."""
    there = timezone.localtime(contact.at)
    return f"{near(there.date(), day).capitalize()}, {when_and_where(contact)}"
