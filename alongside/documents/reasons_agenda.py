"""The words of the rules about the two agendas and promises (S3, S7, S8)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.core.noticing import Notice
from alongside.documents.pronouns import Spoken
from alongside.documents.reasons_parts import Parts, blanks, counted
from alongside.documents.words import span


def late_promise(notice: Notice, person: Spoken, today: date, what: str) -> Parts:
    """S8: what I said I would do, and the day has passed."""
    fill = {**blanks(notice, person, today), "what": what}
    head = ngettext("A promise to %(name)s is late.", "%(N)s promises to %(name)s are late.", notice.n)
    if what:
        head = ngettext(
            "A promise to %(name)s is late: %(what)s.",
            "%(N)s promises to %(name)s are late, first: %(what)s.",
            notice.n,
        )
    why = ngettext("It was promised for %(since)s.", "The first was promised for %(since)s.", notice.n)
    return Parts(head % fill, _("Keep it today, or say so to %(them)s.") % fill, why % fill)


def stuck_item(notice: Notice, person: Spoken, today: date, what: str) -> Parts:
    """S7: my way of raising this has not worked yet; safety apart."""
    fill = {**blanks(notice, person, today), "what": what, "span": span(counted(notice, "days"))}
    return _safety(fill) if notice.facts["safety"] else _stuck(fill)


def _safety(fill: dict[str, str]) -> Parts:
    head = (
        _("This can not wait, with %(name)s: %(what)s.")
        if fill["what"]
        else _("Something with %(name)s can not wait.")
    )
    why = _("It is about safety, and it has not been talked about since %(since)s.")
    return Parts(head % fill, _("Say it kindly, today if you can.") % fill, why % fill)


def _stuck(fill: dict[str, str]) -> Parts:
    head = _("Something of yours with %(name)s has not moved for %(span)s.")
    if fill["what"]:
        head = _("This has not moved with %(name)s for %(span)s: %(what)s.")
    why = _("Your way of raising it has not worked yet. There are other ways to try.")
    return Parts(head % fill, _("Go with something of %(theirs)s first.") % fill, why % fill)


def their_list_empty(notice: Notice, person: Spoken, today: date, what: str) -> Parts:
    """S3: mine stands beside an empty list of theirs."""
    fill = blanks(notice, person, today)
    head = ngettext(
        "Your list with %(name)s has one thing, and %(theirs)s is empty.",
        "Your list with %(name)s has %(n)s things, and %(theirs)s is empty.",
        notice.n,
    )
    why = (
        _("Everything on %(their)s list is closed. Something new may be on %(their)s mind.")
        if notice.facts["ever"]
        else _("Yours is there since %(since)s. Nothing of %(theirs)s has been written down yet.")
    )
    return Parts(head % fill, _("Ask what is on %(their)s mind, and listen.") % fill, why % fill)
