"""The words of the rules about hard patches and days that may hurt (S9, S25, S26)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.core.hard_days import HardDayPhase
from alongside.core.noticing import Notice
from alongside.core.noticing.hard_patch import Asks
from alongside.documents.pronouns import Spoken
from alongside.documents.reasons_parts import Parts, blanks, counted
from alongside.documents.wording.repair import DAYS
from alongside.documents.words import day, span


def hard_patch(notice: Notice, person: Spoken, today: date, what: str) -> Parts:
    """S25: something is hard between the two, by its age and what was tried."""
    fill = {**blanks(notice, person, today), "span": span(counted(notice, "days"))}
    head = _("It has been hard between %(name)s and you for %(span)s.")
    if not notice.facts["days"]:
        head = _("Something is hard between %(name)s and you since today.")
    do, why = _ASKS[Asks(str(notice.facts["asks"]))]()
    tried = _tried(notice, today)
    return Parts(head % fill, do % fill, f"{tried} {why % fill}".strip())


def _unacknowledged() -> tuple[str, str]:
    why = _("Acknowledging is not yet talking about it. One sentence is enough, and it need not be answered.")
    return _("Acknowledge it today; talking about it can wait."), why


def _their_day() -> tuple[str, str]:
    return _("Keep the day that %(they)s named to talk about it."), _(
        "Listen first; explain later, or never."
    )


def _follow_up() -> tuple[str, str]:
    return _("Follow up: this is the day you set."), _(
        "A hello is enough. What was agreed is seen in what you do."
    )


def _quiet() -> tuple[str, str]:
    why = _("Sticking at it is part of it. When to talk about it is for %(them)s to say.")
    return _("Stay in touch, with nothing to ask."), why


_ASKS = {
    Asks.UNACKNOWLEDGED: _unacknowledged,
    Asks.THEIR_DAY: _their_day,
    Asks.FOLLOW_UP: _follow_up,
    Asks.QUIET: _quiet,
}


def _tried(notice: Notice, today: date) -> str:
    last = notice.facts["last_on"]
    if not notice.n or not isinstance(last, date):
        return _("Nothing has been tried yet.")
    said = ngettext(
        "You have tried once, on %(last)s.", "You have tried %(n)s times, last on %(last)s.", notice.n
    )
    return said % {"n": blanks(notice, Spoken(""), today)["n"], "last": day(last, today)}


def hard_day(notice: Notice, person: Spoken, today: date, what: str) -> Parts:
    """S9: slow down before such a day, ring after it."""
    fill = {**blanks(notice, person, today), "kind": str(DAYS[str(notice.facts["kind"])])}
    calm = _(
        "A day like this begins before it and goes on after it. What is yours can wait, unless it is about safety."
    )
    match HardDayPhase(str(notice.facts["phase"])):
        case HardDayPhase.TOMORROW:
            return Parts(_("Tomorrow is %(kind)s for %(name)s.") % fill, _("Slow down.") % fill, calm)
        case HardDayPhase.TODAY:
            return Parts(
                _("Today is %(kind)s for %(name)s.") % fill, _("Slow down, and ring after it."), calm
            )
    why = _("This stays here until you have rung, for a few days at most.")
    head = _("On %(since)s there was %(kind)s for %(name)s.")
    return Parts(head % fill, _("Ring, with nothing to ask."), why)


def come_back(notice: Notice, person: Spoken, today: date, what: str) -> Parts:
    """S26: the day that was set to come back to something hard."""
    said = notice.facts["said_on"]
    fill = {**blanks(notice, person, today), "said": day(said, today) if isinstance(said, date) else ""}
    head = _("On %(since)s you meant to come back to something hard with %(name)s.")
    if not notice.facts["days"]:
        head = _("Today you meant to come back to something hard with %(name)s.")
    why = _("Whether it was said is not written down yet.")
    if said:
        why = _("It was said on %(said)s. Coming back shows that the two of you are still there after it.")
    return Parts(head % fill, _("Come back to it."), why % fill)
