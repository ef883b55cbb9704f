"""The second door and the look at the supervision itself in words. The five questions are our own: a start for talking, not
a validated scale."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: The five, by their codes.
QUESTIONS: dict[str, Promise] = {
    "safe": _("Can I bring what went badly?"),
    "heard": _("Am I heard before I am advised?"),
    "useful": _("Do I leave knowing what to do next?"),
    "honest": _("Do we both say so when we see something differently?"),
    "left_out": _("Do I bring what weighs most, or leave it out?"),
}
ANSWERS: dict[str, Promise] = {
    "yes": _("Yes"),
    "mostly": _("Mostly"),
    "partly": _("In part"),
    "no": _("Not really"),
}
ANSWERS_LEFT_OUT: dict[str, Promise] = {
    "yes": _("I bring it"),
    "mostly": _("Mostly"),
    "partly": _("I leave out a part"),
    "no": _("I leave it out"),
}


def answers_to(question: str) -> dict[str, Promise]:
    """What may be answered to one of the five."""
    return ANSWERS_LEFT_OUT if question == "left_out" else ANSWERS


#: What stands above each part of a sheet.
PARTS: dict[str, Promise] = {
    "happened": _("What I would like to think about"),
    "tried": _("What I have tried, and how I am in it"),
    "asks": _("What I ask of you"),
}
#: The turns of a group, each with room to write. Nobody advises before the last.
TURNS: tuple[Promise, ...] = (
    _("First turn: questions to understand. One each; no advice."),
    _("Second turn: what I noticed while listening. In them, in the two of them, in me."),
    _("Third turn: what I would try, or leave alone."),
    _("What the one who brought it takes along, in their words."),
)
