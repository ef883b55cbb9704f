"""The words of the rules about the two agendas and shared goals."""

from django.utils.translation import gettext as _, ngettext

from alongside.core.noticing.notice import Notice, Rule
from alongside.documents.reasons.ways import ReasonParts, Wording
from alongside.documents.words import span


def stuck_item(notice: Notice) -> ReasonParts:
    if notice.facts["safety"]:
        return ReasonParts(
            _("Something with %(name)s cannot wait."),
            _("Say it kindly, today if you can."),
            _("It is about safety, and it has not been talked about since %(since)s."),
            named=_("This cannot wait, with %(name)s: %(what)s."),
        )
    return ReasonParts(
        _("Something of yours with %(name)s has not moved for %(span)s."),
        _("Go with something of %(theirs)s first."),
        _("Your way of raising it has not worked yet. There are other ways to try."),
        {"span": span(notice.count("days"))},
        named=_("This has not moved with %(name)s for %(span)s: %(what)s."),
    )


def their_list_empty(notice: Notice) -> ReasonParts:
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
    return ReasonParts(head, _("Ask what is on %(their)s mind, and listen."), why)


def goal_left(notice: Notice) -> ReasonParts:
    why = _(
        "You two agreed on it on %(agreed_on)s. Nothing that was written down since %(since)s belongs to it."
    )
    if notice.facts["agreed_on"] == notice.since:
        why = _("You two agreed on it on %(since)s. Nothing that was written down since then belongs to it.")
    return ReasonParts(
        _("A goal of %(names)s has been left for %(span)s."),
        _("Ask what it means to %(them)s now."),
        f"{why} {_('It may rest well, or be forgotten.')}",
        {"span": span(notice.count("days"))},
        named=_("A goal of %(names)s has been left for %(span)s: %(what)s."),
    )


WORDS: dict[Rule, Wording] = {
    Rule.STUCK_ITEM: stuck_item,
    Rule.THEIR_LIST_EMPTY: their_list_empty,
    Rule.GOAL_LEFT: goal_left,
}
