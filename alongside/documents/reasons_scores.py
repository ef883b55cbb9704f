"""The words of a signal from scores (S19, S23): what, from what, how often it is false, and one thing to do."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from alongside.core.noticing import Notice
from alongside.documents.pronouns import Spoken
from alongside.documents.reasons_parts import Parts, blanks, counted
from alongside.documents.score_words import against, beginning, scale_said
from alongside.documents.words import number


def unusual(notice: Notice, person: Spoken, today: date, what: str) -> Parts:
    """Lower than usual for this person: an invitation to ask."""
    fill = blanks(notice, person, today)
    head = _("%(names)s answers on %(since)s are lower than usual for %(them)s.") % fill
    do = _("Ask how it is between you, when there is room.")
    return Parts(head, do, f"{_data(notice)} {how_often(counted(notice, 'in_hundred'))}")


def how_often(in_hundred: int) -> str:
    """How often as much is seen where nothing is wrong."""
    return _("Of 100 steady relationships, about %(n)s show this within a year [O1].") % {
        "n": number(in_hundred)
    }


def made(notice: Notice) -> str:
    """The rule with its version, where it began from, and what it is not."""
    said = rule_words(str(notice.facts["rule"]), str(notice.facts["prior"]))
    return f"{said} {_('An invitation to talk, and no verdict on either of you.')}"


def rule_words(rule: str, prior: str) -> str:
    """Which rule, in which version, and from where it began."""
    said = _(
        "Rule “%(rule)s”: the last three looks weighed together against what is usual for one person, beginning from"
        " %(prior)s."
    )
    return said % {"rule": rule, "prior": beginning(prior)}


def _data(notice: Notice) -> str:
    facts, (low, high) = notice.facts, (notice.facts["low"], notice.facts["high"])
    ends = (low, high) if isinstance(low, int | float) and isinstance(high, int | float) else None
    asked = str(facts["mode"]), str(facts["medium"])
    scale = scale_said(str(facts.get("scale", "")), str(facts["instrument"]), counted(notice, "top"))
    return against(scale, counted(notice, "steps"), notice.n, *asked, ends)
