"""The words of the rules about hard patches, days that may hurt, and coming back to a hard conversation."""

from django.utils.translation import gettext as _, gettext_lazy, ngettext

from alongside.core.noticing.notice import Notice, Rule
from alongside.core.noticing.repair import Asks
from alongside.core.rhythm import HardDayPhase
from alongside.documents.reasons.ways import ReasonParts, Wording
from alongside.documents.repair import DAYS
from alongside.documents.words import span

#: The one thing to do, and why.
ASKS = {
    Asks.UNACKNOWLEDGED: (
        gettext_lazy("Acknowledge it today; talking about it can wait."),
        gettext_lazy(
            "Acknowledging is not yet talking about it. One sentence is enough, and it need not be answered."
        ),
    ),
    Asks.THEIR_DAY: (
        gettext_lazy("Keep the day that %(they)s named to talk about it."),
        gettext_lazy("Listen first; explain later, or never."),
    ),
    Asks.FOLLOW_UP: (
        gettext_lazy("Follow up: this is the day you set."),
        gettext_lazy("A hello is enough. What was agreed is seen in what you do."),
    ),
    Asks.QUIET: (
        gettext_lazy("Stay in touch, with nothing to ask."),
        gettext_lazy("Sticking at it is part of it. When to talk about it is for %(them)s to say."),
    ),
}


def hard_patch(notice: Notice) -> ReasonParts:
    head = _("It has been hard between %(name)s and you for %(span)s.")
    if not notice.facts["days"]:
        head = _("Something is hard between %(name)s and you since today.")
    tried = _("Nothing has been tried yet.")
    if notice.n and notice.facts["last_on"]:
        tried = ngettext(
            "You have tried once, on %(last_on)s.",
            "You have tried %(n)s times, last on %(last_on)s.",
            notice.n,
        )
    do, why = ASKS[Asks(str(notice.facts["asks"]))]
    return ReasonParts(head, str(do), f"{tried} {why}", {"span": span(notice.count("days"))})


def said_hard(notice: Notice) -> ReasonParts:
    """They said that something was hard: the direct question comes before every score."""
    why = _(
        "Said when asked, on %(since)s. Saying it takes trust. Acknowledging is not yet talking about it; when, is for %(them)s to say."
    )
    do = _("Acknowledge it today, and thank %(them)s for saying so.")
    return ReasonParts(_("%(name)s said that something was hard."), do, why)


def hard_day(notice: Notice) -> ReasonParts:
    fill = {"kind": str(DAYS[str(notice.facts["kind"])])}
    why = _(
        "A day like this begins before it and goes on after it. What is yours can wait, unless it is about safety."
    )
    match HardDayPhase(str(notice.facts["phase"])):
        case HardDayPhase.TOMORROW:
            return ReasonParts(_("Tomorrow is %(kind)s for %(name)s."), _("Slow down."), why, fill)
        case HardDayPhase.TODAY:
            do = _("Slow down, and ring after it.")
            return ReasonParts(_("Today is %(kind)s for %(name)s."), do, why, fill)
    return ReasonParts(
        _("On %(since)s there was %(kind)s for %(name)s."),
        _("Ring, with nothing to ask."),
        _("This stays here until you have rung, for a few days at most."),
        fill,
    )


def come_back(notice: Notice) -> ReasonParts:
    head = _("On %(since)s you meant to come back to something hard with %(name)s.")
    if not notice.facts["days"]:
        head = _("Today you meant to come back to something hard with %(name)s.")
    why = _("Whether it was said is not written down yet.")
    if notice.facts["said_on"]:
        why = _("It was said on %(said_on)s. Coming back shows that the two of you are still there after it.")
    return ReasonParts(head, _("Come back to it."), why)


WORDS: dict[Rule, Wording] = {
    Rule.HARD_PATCH: hard_patch,
    Rule.SAID_HARD: said_hard,
    Rule.HARD_DAY: hard_day,
    Rule.COME_BACK: come_back,
}
