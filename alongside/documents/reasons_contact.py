"""The words of the rules about contacts (S4, S20, S22, S23)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.core.noticing import Notice
from alongside.documents.pronouns import Spoken
from alongside.documents.reasons_parts import Parts, blanks, counted
from alongside.documents.words import number, ordinal, span


def crowded_out(notice: Notice, person: Spoken, today: date, what: str) -> Parts:
    """S4: the last contacts were about my list."""
    why = (
        _("Since %(since)s nothing of %(theirs)s was written down. That can be chance, or a busy month.")
        if notice.since
        else _("Nothing of %(theirs)s has been written down yet. That can be chance, or a busy month.")
    )
    fill = blanks(notice, person, today)
    head = _("Your last %(n)s contacts with %(name)s were about your list.")
    return Parts(head % fill, _("Start the next with %(theirs)s.") % fill, why % fill)


def only_theirs(notice: Notice, person: Spoken, today: date, what: str) -> Parts:
    """S4, 38:51: nothing of mine was named for long."""
    waiting = counted(notice, "waiting")
    fill = {**blanks(notice, person, today), "waiting": number(waiting).capitalize()}
    rest = ngettext(
        "%(waiting)s thing of yours waits for its turn.",
        "%(waiting)s things of yours wait for their turn.",
        waiting,
    )
    none = _("There is nothing on your list. Is there something that you leave out?")
    why = _(
        "Since %(since)s nothing of yours was named. Going with %(them)s first is right; so is a turn of yours."
    )
    head = _("Your last %(n)s contacts with %(name)s were only about %(their)s list.")
    full = f"{why} {rest if waiting else none}"
    return Parts(head % fill, _("Name one thing of yours, openly.") % fill, full % fill)


def gone_quiet(notice: Notice, person: Spoken, today: date, what: str) -> Parts:
    """S20, S23: longer silent than usual for these two, or nobody coming to me any more."""
    silence = notice.facts["kind"] == "silence"
    return _silence(notice, person, today) if silence else _who_starts(notice, person, today)


def _silence(notice: Notice, person: Spoken, today: date) -> Parts:
    fill = {**blanks(notice, person, today), "span": span(notice.n)}
    head = _("It has been quiet between you and %(name)s for %(span)s.")
    why = [_usual(notice), _unmet(notice), _("That can be chance, or a good time.")]
    return Parts(head % fill, _("Say a short hello.") % fill, " ".join(part for part in why if part))


def _usual(notice: Notice) -> str:
    usual = notice.facts["usual"]
    if not isinstance(usual, int):
        return _("There were too few contacts to say what is usual for you two.")
    return _("Usually about %(usual)s go by between two contacts.") % {"usual": span(usual)}


def _unmet(notice: Notice) -> str:
    n = counted(notice, "unmet")
    said = ngettext(
        "%(n)s contact since then did not come about.", "%(n)s contacts since then did not come about.", n
    )
    return said % {"n": number(n).capitalize()} if n else ""


def _who_starts(notice: Notice, person: Spoken, today: date) -> Parts:
    fill = blanks(notice, person, today)
    head = _("Your last %(n)s contacts with %(name)s were all started by you.")
    do = _("Ask how %(they)s would like to keep in touch.")
    why = _(
        "The last one that %(they)s started was on %(since)s. That can mean many things, a calm time too."
    )
    return Parts(head % fill, do % fill, why % fill)


def way_back(notice: Notice, person: Spoken, today: date, what: str) -> Parts:
    """S20: back from hospital or leave, and no contact since."""
    fill = {**blanks(notice, person, today), "was": person.verb(_("was"), _("were"))}
    heads = {
        "hospital": _("%(name)s is back from hospital."),
        "my_leave": _("You are back from leave."),
        "their_time": _("%(name)s is back from a time away."),
        "silence": _("There is a way back to %(name)s."),
    }
    if notice.facts["why"] == "silence":
        do = _("Say a short hello.")
        why = _("You two lost touch until %(since)s, and have not been in touch since.")
    elif notice.facts["why"] == "my_leave":
        do = _("Say hello to %(name)s.")
        why = _("You were away until %(since)s, and you two have not been in touch since.")
    else:
        do = _("Welcome %(them)s back.")
        why = _("%(They)s %(was)s away until %(since)s, and you two have not been in touch since.")
    head = heads.get(str(notice.facts["why"]), heads["their_time"])
    return Parts(head % fill, do % fill, why % fill)


def first_meetings(notice: Notice, person: Spoken, today: date, what: str) -> Parts:
    """S22: where on the path of the first three contacts."""
    fill = {**blanks(notice, person, today), "nth": ordinal(notice.n)}
    why = _("The beginning is about getting to know each other; the lists come second.") % fill
    if notice.facts["phase"] == "after":
        head = _("You have had your %(nth)s contact with %(name)s.")
        return Parts(head % fill, _("See what helps just after it.") % fill, why)
    head = _("Your %(nth)s contact with %(name)s comes next.")
    return Parts(head % fill, _("See what helps before it.") % fill, why)
