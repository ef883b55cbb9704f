"""The words of the rules about check-ins."""

from dataclasses import fields

from django.utils.translation import gettext as _, gettext_lazy

from alongside.core.false_signals import Chance
from alongside.core.noticing.notice import Notice, Rule
from alongside.core.scale import Scale
from alongside.documents.reasons.ways import ReasonParts, Wording
from alongside.documents.scores import against, how_often, rule_words
from alongside.documents.words import span


def look_overdue(notice: Notice) -> ReasonParts:
    head = _("You last looked at how it is between you and %(name)s on %(since)s.")
    if notice.since is None:
        head = _("You have not looked yet at how it is between you and %(name)s.")
    why = _("For the two of you it is every %(every)s. You can change that on the page of the line.")
    if notice.facts["hard"]:
        why = _("While it is hard, your own look comes closer: every %(every)s. It asks nothing of %(them)s.")
    return ReasonParts(head, _("A minute is enough."), why, {"every": span(7 * notice.count("weeks"))})


def not_asked(notice: Notice) -> ReasonParts:
    head = _("You last asked %(name)s how it is to work together on %(since)s.")
    if notice.since is None:
        head = _("You have not asked %(name)s yet how it is to work together.")
    return ReasonParts(
        head,
        _("Ask %(them)s what goes well, and what makes it work."),
        _(
            "That is longer than %(every)s. In good times one learns what works; it helps when things are hard."
        ),
        {"every": span(7 * notice.count("weeks"))},
    )


def unusual(notice: Notice) -> ReasonParts:
    """Lower than usual for this person, or a little lower for some time: what, from what, how often it is false, and an
    invitation to ask."""
    score, (low, high) = notice.facts, (notice.facts["low"], notice.facts["high"])
    scale = Scale.parse(str(score["scale"]))
    ends = (low, high) if isinstance(low, int | float) and isinstance(high, int | float) else None
    came = str(score["mode"]), str(score["medium"])
    chance = Chance(*(score[field.name] for field in fields(Chance)))  # type: ignore[arg-type]
    rule = rule_words(str(score["prior"]), slow=bool(score["slow"]))
    head = _("%(names)s answers on %(since)s are lower than usual for %(them)s.")
    if score["slow"]:
        head = _("%(names)s answers have been a little lower for some time, last on %(since)s.")
    fill = {
        "data": against(scale, notice.count("steps"), notice.n, *came, ends),
        "how_often": how_often(chance),
        "rule": f"{rule} {_('An invitation to talk, and no verdict on either of you.')}",
    }
    return ReasonParts(
        head,
        _("Ask how it is between you, when there is room."),
        "%(data)s",
        fill,
        chance="%(how_often)s %(rule)s",
    )


def no_reply(notice: Notice) -> ReasonParts:
    """Nobody was there when they gave these answers, and nobody has said anything since."""
    head = _("%(names)s answers of %(since)s have had no reply yet.")
    why = _("These answers came on a form, with nobody there.")
    if notice.facts["sealed"]:
        return ReasonParts(head, _("Say first how you think it is. Then you can read and reply."), why)
    why += " " + _("A few words are enough; what you will do can come later.")
    return ReasonParts(head, _("Thank %(them)s, and say what you take from it."), why)


def answers_wait(_notice: Notice) -> ReasonParts:
    return ReasonParts(
        _("%(name)s answered how it is, on %(since)s."),
        _("Say first how you think it is."),
        _("Then both stand side by side, each said without the other."),
    )


def remind(_notice: Notice) -> ReasonParts:
    return ReasonParts(
        _("On %(since)s you gave %(name)s a link, and agreed to remind %(them)s once."),
        _("Make the link again, and give it by a way that is safe."),
        _("It is due for every link after three days. Whether one was opened is for %(them)s to say."),
    )


#: The same of several people: where it was done with none of them before, where it was with some, and the one thing to do.
SEVERAL = {
    Rule.LOOK_OVERDUE: (
        gettext_lazy("%(n)s people you have not looked at yet."),
        gettext_lazy("%(n)s people you have not looked at for a while."),
        gettext_lazy("How is it between you? A minute each is enough."),
    ),
    Rule.NOT_ASKED: (
        gettext_lazy("%(n)s people you have not asked yet how it is to work together."),
        gettext_lazy("%(n)s people you have not asked for a while how it is to work together."),
        gettext_lazy("Ask them what goes well, and what makes it work."),
    ),
}
WORDS: dict[Rule, Wording] = {
    Rule.LOOK_OVERDUE: look_overdue,
    Rule.NOT_ASKED: not_asked,
    Rule.UNUSUAL: unusual,
    Rule.NO_REPLY: no_reply,
    Rule.ANSWERS_WAIT: answers_wait,
    Rule.REMIND: remind,
}
