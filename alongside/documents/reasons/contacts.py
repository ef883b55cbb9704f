"""The words of the rules about contacts."""

from django.utils.translation import gettext as _, ngettext

from alongside.core.noticing.notice import Notice, Rule
from alongside.documents.reasons.ways import ReasonParts, Wording
from alongside.documents.words import number, ordinal, span


def crowded_out(notice: Notice) -> ReasonParts:
    why = (
        _("Since %(since)s nothing of %(theirs)s was written down. That can be chance, or a busy month.")
        if notice.since
        else _("Nothing of %(theirs)s has been written down yet. That can be chance, or a busy month.")
    )
    return ReasonParts(
        _("Your last %(n)s contacts with %(name)s were about your list."),
        _("Start the next with %(theirs)s."),
        why,
        {"by_chance": str(notice.facts["by_chance"])},
        chance=_(
            "Of 100 relationships where one contact in four happens to be about one list only, about %(by_chance)s "
            "show a run like this within a year [M7]."
        ),
    )


def only_theirs(notice: Notice) -> ReasonParts:
    waiting = notice.count("waiting")
    why = _(
        "Since %(since)s nothing of yours was named. Going with %(them)s first is right; so is a turn of yours."
    )
    rest = _("There is nothing on your list. Is there something that you leave out?")
    if waiting:
        rest = ngettext(
            "%(waiting)s thing of yours waits for its turn.",
            "%(waiting)s things of yours wait for their turn.",
            waiting,
        )
    return ReasonParts(
        _("Your last %(n)s contacts with %(name)s were only about %(their)s list."),
        _("Name one thing of yours, openly."),
        f"{why} {rest}",
        {"waiting": number(waiting).capitalize()},
    )


def gone_quiet(notice: Notice) -> ReasonParts:
    if notice.facts["kind"] == "who_starts":
        return ReasonParts(
            _("Your last %(n)s contacts with %(name)s were all started by you."),
            _("Ask how %(they)s would like to keep in touch."),
            _(
                "The last one that %(they)s started was on %(since)s. That can mean many things, a calm time too."
            ),
        )
    usual, unmet = notice.facts["usual"], notice.count("unmet")
    why = [_("There were too few contacts to say what is usual for you two.")]
    if usual is not None:
        why = [_("Usually about %(usual)s go by between two contacts.")]
    if unmet:
        why.append(
            ngettext(
                "%(unmet)s contact since then did not come about.",
                "%(unmet)s contacts since then did not come about.",
                unmet,
            )
        )
    return ReasonParts(
        _("It has been quiet between you and %(name)s for %(span)s."),
        _("Say a short hello."),
        " ".join([*why, _("That can be chance, or a good time.")]),
        {
            "span": span(notice.n),
            "usual": span(notice.count("usual")),
            "unmet": number(unmet).capitalize(),
        },
    )


def way_back(notice: Notice) -> ReasonParts:
    if notice.facts["why"] == "my_leave":
        return ReasonParts(
            _("You are back from leave."),
            _("Say hello to %(name)s."),
            _("You were away until %(since)s, and you two have not been in touch since."),
        )
    head = _("%(name)s is back from a time away.")
    if notice.facts["why"] == "hospital":
        head = _("%(name)s is back from hospital.")
    why = _("%(They)s %(was)s away until %(since)s, and you two have not been in touch since.")
    return ReasonParts(head, _("Welcome %(them)s back."), why)


def first_meetings(notice: Notice) -> ReasonParts:
    head, do = _("Your %(nth)s contact with %(name)s comes next."), _("See what helps before it.")
    if notice.facts["phase"] == "after":
        head = _("You have had your %(nth)s contact with %(name)s.")
        do = _("See what helps just after it.")
    why = _("The beginning is about getting to know each other; the lists come second.")
    return ReasonParts(head, do, why, {"nth": ordinal(notice.n)})


def needs_review(_notice: Notice) -> ReasonParts:
    return ReasonParts(
        _("You wanted to ask %(name)s again on %(since)s what helps %(them)s to take part."),
        _("Ask what has changed, and what still helps."),
        _("What somebody needs changes with time, and few say so by themselves."),
    )


def decide_again(_notice: Notice) -> ReasonParts:
    return ReasonParts(
        _("What %(name)s can decide about check-ins was last asked on %(since)s."),
        _("Ask %(them)s again about taking part, and what helps %(them)s to decide."),
        _("Both change with time. A no counts whenever it comes."),
    )


WORDS: dict[Rule, Wording] = {
    Rule.CROWDED_OUT: crowded_out,
    Rule.ONLY_THEIRS: only_theirs,
    Rule.GONE_QUIET: gone_quiet,
    Rule.WAY_BACK: way_back,
    Rule.FIRST_MEETINGS: first_meetings,
    Rule.NEEDS_REVIEW: needs_review,
    Rule.DECIDE_AGAIN: decide_again,
}
