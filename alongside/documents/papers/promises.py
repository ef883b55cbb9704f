"""What the worker said they would do, for the person it was said to."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy

from alongside.agenda.models import Promise
from alongside.contacts.models import Contact, ContactWay
from alongside.core.states.agreements import UNSAID, PromiseState
from alongside.documents.faces import Face
from alongside.documents.papers.press import anew, day_at, full, press
from alongside.documents.words import spoken, told
from alongside.people.models import Alliance

MOST_DONE = 10  # the latest; a paper is to be read
NEXT = {
    ContactWay.VISIT: gettext_lazy("%(me)s will visit you."),
    ContactWay.CALL: gettext_lazy("%(me)s will ring you."),
    ContactWay.VIDEO: gettext_lazy("%(me)s will call you on video."),
    ContactWay.MESSAGE: gettext_lazy("%(me)s will write to you."),
    ContactWay.MEETING: gettext_lazy("You and %(me)s will meet."),
}


def in_words(alliance: Alliance, promises: Iterable[Promise], coming: Contact | None) -> dict[str, Any]:
    """The whole paper in sentences, the same on a screen and on paper. `promises` are all of the alliance,
    `coming` the next contact that is planned."""
    worker, every = alliance.practitioner, list(promises)
    me = {"me": worker.first_name}

    def of(state: PromiseState) -> list[Promise]:
        return [promise for promise in every if promise.state == state]

    ways = [
        _("Telephone: %(phone)s") % {"phone": worker.phone} if worker.phone else "",
        _("E-mail: %(email)s") % {"email": worker.email} if worker.email else "",
    ]
    ask = _("You can ask %(me)s about it.") % me
    owned = _("%(me)s told you on %(day)s.")
    return {
        "title": _("What %(me)s is doing for you") % me,
        "next": _next(coming, worker.first_name),
        "open_title": _("%(me)s will do this for you") % me,
        "open": [
            {"words": promise.words, "stands": _due(promise, worker.first_name)}
            for promise in sorted(
                of(PromiseState.OPEN), key=lambda each: (each.due_on is None, each.due_on or each.made_on)
            )
        ],
        "open_none": _("There is nothing to do now."),
        "done": [
            {"words": promise.words, "stands": _("Done on %(day)s.") % {"day": full(_became(promise))}}
            for promise in sorted(of(PromiseState.KEPT), key=_became, reverse=True)[:MOST_DONE]
        ],
        "not_kept": [
            *({"words": promise.words, "stands": ask} for state in UNSAID for promise in of(state)),
            *(
                {"words": promise.words, "stands": owned % {**me, "day": full(_became(promise))}}
                for promise in sorted(of(PromiseState.OWNED), key=_became)
            ),
        ],
        "reach_title": _("How to reach %(me)s") % me,
        "reach": [way for way in ways if way] or [_("Ask %(me)s for a telephone number.") % me],
    }


def paper(words: dict[str, Any], today: dt.date, face: Face | None) -> bytes:
    """The PDF, in letters of 15 pt."""
    headings = {"next": _("Next time"), "done": _("Done"), "not_kept": _("This did not happen")}
    return press("promises", words["title"], today, {**words, "headings": headings}, face)


def _became(promise: Promise) -> dt.date:
    return promise.state_on or promise.made_on


def _due(promise: Promise, me: str) -> str:
    if promise.due_on is None:
        return _("No day is set.")
    by = _("This was for %(day)s. It is late.") if promise.late else _("By %(day)s.")
    return " ".join([by % {"day": full(promise.due_on)}, *anew(promise, me)])


def _next(coming: Contact | None, me: str) -> list[str]:
    if coming is None:
        return [_("No next time is planned yet. You can ask %(me)s.") % {"me": me}]
    when = day_at(timezone.localtime(coming.at), coming.time_open)
    place = (
        [_("Place: %(place)s") % {"place": told(coming.place, spoken(coming.alliance))}]
        if coming.place
        else []
    )
    return [str(NEXT[ContactWay(coming.way)]) % {"me": me}, when, *place]
