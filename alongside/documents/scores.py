"""Scores, and what is usual, in the points that somebody answering would know; and what a set of answers says. Where it
says nothing, that is said."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy

from alongside.core.detection import settings
from alongside.core.false_signals import Chance, in_so_many
from alongside.core.interpretation import Meaning, more_needed
from alongside.core.scale import Scale, as_text
from alongside.core.service_figures import shown_count
from alongside.documents.line import came
from alongside.documents.words import Spoken, day as day_in_words, number
from alongside.insight.models import UsualFrom
from alongside.insight.queries.check_ins import CheckInRow, Interpretation

#: Where the product began from, while little is known of a person.
BEGINNINGS = {
    settings.OWN_DEFAULT: gettext_lazy("the product’s own starting values for these questions"),
    settings.RANGE_DEFAULT: gettext_lazy("the product’s own starting values"),
}
INVITATION = gettext_lazy("An invitation to talk, and no verdict on either of you.")
#: What is said first, what goes with it, and the page about a figure that it leads to.
SAYS = {
    Meaning.NO_SCORE: (
        gettext_lazy("Too few questions were answered to add up."),
        gettext_lazy("What %(they)s said counts all the same."),
        "",
    ),
    Meaning.APART: (
        gettext_lazy("These answers stand for themselves."),
        gettext_lazy("Somebody helped, or answered. They are not compared with what %(they)s said without."),
        "",
    ),
    Meaning.TOO_FEW: (
        gettext_lazy("Too few looks to say what is usual for %(name)s: %(n)s more."),
        gettext_lazy("Only looks asked in the same way are set beside each other."),
        "band",
    ),
    Meaning.CALMER: (
        gettext_lazy("Calmer: back near what is usual for %(name)s."),
        gettext_lazy("That is what the answers show. Mended is for the two of you to say."),
        "calmer",
    ),
    Meaning.UNUSUAL: (gettext_lazy("Lower than usual for %(name)s."), INVITATION, "unusual"),
    Meaning.FLAT: (
        gettext_lazy("These answers cannot tell us anything."),
        gettext_lazy("They were the same to every question, four times in a row. Ask another way, in words."),
        "flat",
    ),
    Meaning.SLOW: (
        gettext_lazy("A little lower for some time than was usual for %(name)s."),
        gettext_lazy("No one answer stands out. Ask how it is between you, when there is room."),
        "slow",
    ),
    Meaning.POSSIBLE: (
        gettext_lazy("Perhaps lower than usual for %(name)s."),
        gettext_lazy("It may well be chance. The next time will tell more."),
        "possible",
    ),
    Meaning.BELOW: (
        gettext_lazy("Below what is usual for %(name)s, once."),
        gettext_lazy("One day alone is no sign yet. The next time will tell more."),
        "band",
    ),
    Meaning.NOT_YET: (
        gettext_lazy("Nearer, and not yet back to what was usual for %(name)s."),
        "",
        "calmer",
    ),
    Meaning.NOTHING: (gettext_lazy("Nothing unusual for %(name)s."), "", "band"),
}


@dataclass(frozen=True)
class InterpretationInWords:
    """`head` is what is said, `more` what goes with it, `data` what it was read from, `made` the rule behind a signal, `on`
    the day of the check-in, `figure` the page about its figure, `asks` whether it is worth asking about."""

    head: str
    more: str
    data: str
    made: str
    figure: str
    on: str
    check_in: CheckInRow
    asks: bool


def worded(
    interpretation: Interpretation | None, person: Spoken, today: dt.date
) -> InterpretationInWords | None:
    """What is said of one check-in of this person's; None where nothing is."""
    if interpretation is None:
        return None
    meaning, reading, row = interpretation.meaning, interpretation.reading, interpretation.check_in
    head, more, figure = SAYS[meaning]
    fill = {**person.forms, "n": number(more_needed(reading.check_ins_before if reading else 0))}
    data = made = ""
    if reading and meaning is not Meaning.TOO_FEW:
        ends = (reading.usual.low, reading.usual.high) if reading.usual else None
        asked = row.mode, row.medium
        data = against(interpretation.scale, row.score or 0, reading.check_ins_before, *asked, ends)
    if interpretation.chance is not None:
        data = f"{data} {how_often(interpretation.chance)}"
        made = rule_words(interpretation.prior, slow=meaning is Meaning.SLOW)
    return InterpretationInWords(
        head=str(head) % fill,
        more=str(more) % fill,
        data=data,
        made=made,
        figure=figure,
        on=day_in_words(row.on, today),
        check_in=row,
        asks=meaning in (Meaning.UNUSUAL, Meaning.SLOW),
    )


def against(
    scale: Scale, steps: int, n: int, mode: str, medium: str, ends: tuple[float, float] | None
) -> str:
    """A score, what was usual before it, and on how many earlier looks, asked how, that rests."""
    fill = {
        "score": points(scale, steps),
        "top": as_text(scale.high),
        "n": number(n),
        "came": came(mode, medium, "").lower(),
    }
    if ends is None:
        return _("This time %(score)s of %(top)s, against %(n)s earlier looks (%(came)s).") % fill
    low, high = (points(scale, end) for end in ends)
    fill["usual"] = _("%(low)s to %(high)s") % {"low": low, "high": high}
    return (
        _("This time %(score)s of %(top)s; usual was %(usual)s, from %(n)s earlier looks (%(came)s).") % fill
    )


def points(scale: Scale, steps: float) -> str:
    """A score in points: "3.8" for a mean of five answers, "38" for a sum."""
    return f"{scale.points(steps):.{0 if scale.step == 1 else 1}f}"


def how_often(chance: Chance) -> str:
    """How often as much is chance, in the rhythm and after the looks of whom it is said."""
    of, n = in_so_many(chance.share)
    fill = {
        "of": f"{of:,}",
        "steady": _("steady relationships here") if chance.own else _("steady relationships"),
        "often": number(chance.looks_a_year),
        "many": _("about %(n)s") % {"n": number(n)} if n else _("fewer than one"),
        "before": number(chance.looks_before),
        "source": "[M16]" if chance.own else "[O1]",
    }
    share = (
        _(
            "Of %(of)s %(steady)s with about %(often)s looks a year, %(many)s show this within a year, after %(before)s earlier looks %(source)s."
        )
        if chance.looks_before
        else _(
            "Of %(of)s %(steady)s with about %(often)s looks a year, %(many)s show this within the first year %(source)s."
        )
    )
    return share % fill


def rule_words(prior: str, *, slow: bool = False) -> str:
    """Which rule, in which version, and from where it began; `slow`: of a little lower for some time."""
    rule = _(
        "Rule “%(rule)s”: the last three looks weighed together against what is usual for one person, beginning from"
        " %(prior)s."
    )
    if slow:
        rule = _(
            "Rule “%(rule)s”: what each look says for a small drop, added up from look to look so that no one day decides,"
            " beginning from %(prior)s."
        )
    return rule % {"rule": settings.RULE, "prior": beginning(prior)}


def beginning(source: str) -> str:
    """Where the starting values come from: the product's, or a service's own (`OrgPrior.source`)."""
    if source in BEGINNINGS:
        return str(BEGINNINGS[source])
    how, day, relationships = source.split(" ")
    fill = {
        "day": date_format(dt.date.fromisoformat(day), "j F Y"),
        "n": shown_count(int(relationships)).n,
    }
    if how == UsualFrom.ESTIMATED:
        return _("worked out from about %(n)s relationships of this service on %(day)s") % fill
    return _("entered by hand on %(day)s") % fill
