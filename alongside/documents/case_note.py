"""One contact as plain text for another system: with whom, when, where and by whom, and the care facts, a line each; never
what is for me.

What of mine came up is told without any answer of theirs, except where both agreed.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from alongside.agenda.models import Side
from alongside.contacts.models import Addendum, Contact, ContactWay
from alongside.core.states.agenda import TheirEvent
from alongside.documents.agenda import HELPED
from alongside.documents.contacts import told
from alongside.documents.words import as_said

#: How somebody helped, as the record of a contact and the agenda have it.
HOW = {
    **{how.value: phrase for how, phrase in HELPED.items()},
    "listened": gettext_lazy("listened"),
    "promised": gettext_lazy("promised something"),
    "worked_out": HELPED[TheirEvent.TOGETHER],
    "could_not_fix": HELPED[TheirEvent.COULD_NOT_FIX],
}
STARTED = {
    "me": gettext_lazy("started by me"),
    "them": gettext_lazy("started by them"),
    "arranged": gettext_lazy("arranged"),
}
#: Of mine. Named by me and raised by them is one fact: it was mentioned.
CAME_UP = {
    "they_raised": gettext_lazy("Mentioned: %(text)s."),
    "named": gettext_lazy("Mentioned: %(text)s."),
    "talked": gettext_lazy("Talked about: %(text)s."),
    "agreed": gettext_lazy("Agreed: %(text)s."),
}


def note_of(
    contact: Contact, zone: str, addenda: list[Addendum] | None = None, next_on: dt.date | None = None
) -> str:
    """The note of a contact that was fetched with what was in it; `next_on` is the day of the next one."""
    touches, promises = list(contact.touches.all()), [made.promise for made in contact.promised.all()]
    items = [touch.item for touch in touches if touch.item.side == Side.THEIRS]
    alliance, at = contact.alliance, contact.at.astimezone(ZoneInfo(zone))
    day = _day(at.date()) if contact.time_open else f"{_day(at.date())}, {date_format(at, 'H:i')}"
    head = {"name": alliance.person.name, "day": day, "way": ", ".join(_way(contact))}
    lines = [_("%(name)s, %(day)s: %(way)s.") % head]
    if contact.who_was_there:
        lines.append(_("Present: %(names)s.") % {"names": contact.who_was_there})
    # their words of this day; the words of the items where nothing else was written
    on_their_mind = [told(contact)] if contact.on_their_mind else [as_said(item) for item in items]
    for place, text in enumerate(on_their_mind):
        lines.append(_("On their mind: %(words)s") % {"words": text})
        if not place and items and items[0].why:
            lines[-1] += " " + _("Why it matters: %(why)s.") % {"why": _bare(items[0].why)}
    did = [how for how in contact.did if not (how == "promised" and promises)]
    lines += [_("Done about it: %(how)s.") % {"how": HOW[how]} for how in did]
    for promise in promises:
        due = " " + _("By %(day)s.") % {"day": _day(promise.due_on)} if promise.due_on else ""
        lines.append(_("Promised: %(text)s.") % {"text": _bare(promise.words)} + due)
    lines += [
        str(CAME_UP[touch.how]) % {"text": _bare(touch.item.words)}
        for touch in touches
        if touch.item.side == Side.MINE
    ]
    if next_on:
        lines.append(_("Next contact: %(day)s.") % {"day": _day(next_on)})
    free = (
        (_("Named in the room: %(words)s"), contact.named),
        (_("What came of it: %(words)s"), contact.came_of_it),
        (_("Note: %(words)s"), contact.note),
    )
    lines += [label % {"words": text} for label, text in free if text]
    lines += [_("Added later: %(words)s") % {"words": addendum.words} for addendum in addenda or []]
    lines.append(_("Written by %(name)s.") % {"name": alliance.practitioner.name})
    return "\n".join(lines)


def _way(contact: Contact) -> list[str]:
    """The way, the place, how long, and who started it, as far as known."""
    parts = [str(ContactWay(contact.way).label), *filter(None, [_bare(contact.place)])]
    if contact.minutes is not None:
        parts.append(ngettext("%(n)s minute", "%(n)s minutes", contact.minutes) % {"n": contact.minutes})
    if contact.started_by:
        parts.append(str(STARTED[contact.started_by]))
    return parts


def _bare(words: str) -> str:
    """A text without its last full stop: the line brings its own."""
    return words.strip().rstrip(".")


def _day(day: dt.date) -> str:
    """With its year, for the note leaves this system."""
    return date_format(day, "j F Y")
