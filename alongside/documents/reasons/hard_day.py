"""The words of the rules about days that may hurt, and about coming back to a hard conversation (S9, S26)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from alongside.core.hard_days import HardDayPhase
from alongside.core.noticing.notice import Notice, Rule
from alongside.documents.reasons.parts import ReasonParts, Wording
from alongside.documents.repair import DAYS


def hard_day(notice: Notice) -> ReasonParts:
    """Slow down before such a day, ring after it."""
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
    """The day that was set to come back to something hard."""
    head = _("On %(since)s you meant to come back to something hard with %(name)s.")
    if not notice.facts["days"]:
        head = _("Today you meant to come back to something hard with %(name)s.")
    why = _("Whether it was said is not written down yet.")
    if notice.facts["said_on"]:
        why = _("It was said on %(said_on)s. Coming back shows that the two of you are still there after it.")
    return ReasonParts(head, _("Come back to it."), why)


WORDS: dict[Rule, Wording] = {Rule.HARD_DAY: hard_day, Rule.COME_BACK: come_back}
