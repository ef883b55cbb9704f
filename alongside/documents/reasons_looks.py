"""The words of the rules about looking at the relationship (S20, S23, S24)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from alongside.core.noticing import Notice
from alongside.documents.pronouns import Spoken
from alongside.documents.reasons_parts import Parts, blanks, counted
from alongside.documents.words import span


def said_hard(notice: Notice, person: Spoken, today: date, what: str) -> Parts:
    """They said that something was hard: the direct question comes before every score."""
    fill = blanks(notice, person, today)
    head = _("%(name)s said that something was hard.")
    why = _(
        "Said when asked, on %(since)s. Saying it takes trust. Acknowledging is not yet talking about it; when, is for %(them)s to say."
    )
    return Parts(head % fill, _("Acknowledge it today, and thank %(them)s for saying so.") % fill, why % fill)


def look_overdue(notice: Notice, person: Spoken, today: date, what: str) -> Parts:
    """My own look is late by the rhythm of these two."""
    fill = {**blanks(notice, person, today), "every": span(7 * counted(notice, "weeks"))}
    if notice.since is None:
        head = _("You have not looked yet at how it is between you and %(name)s.")
    else:
        head = _("You last looked at how it is between you and %(name)s on %(since)s.")
    why = _("The rhythm of you two is %(every)s. It can be changed on the page of the line.")
    if notice.facts["hard"]:
        why = _("While it is hard, your own look comes closer: every %(every)s. It asks nothing of %(them)s.")
    return Parts(head % fill, _("A minute is enough.") % fill, why % fill)


def not_asked(notice: Notice, person: Spoken, today: date, what: str) -> Parts:
    """Nothing was asked in good times for long."""
    fill = {**blanks(notice, person, today), "every": span(7 * counted(notice, "weeks"))}
    if notice.since is None:
        head = _("You have not asked %(name)s yet how it is to work together.")
    else:
        head = _("You last asked %(name)s how it is to work together on %(since)s.")
    why = _(
        "That is longer than %(every)s. In good times one learns what works; it helps when things are hard."
    )
    return Parts(head % fill, _("Ask %(them)s what goes well, and what makes it work.") % fill, why % fill)
