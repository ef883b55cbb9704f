"""Paper 1: what the worker said they would do (S8), for the person it was said to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.agenda.queries import Promised
from alongside.contacts.models import Contact
from alongside.contacts.models.contact import Way
from alongside.core.states.promise import PromiseState
from alongside.documents.papers.common import anew, frame, full
from alongside.documents.papers.face import Face
from alongside.documents.papers.press import press
from alongside.people.models import Alliance, Practitioner

MOST_DONE = 10  # the latest; a paper is to be read
_NEXT = {
    Way.VISIT: gettext_lazy("%(me)s will visit you."),
    Way.CALL: gettext_lazy("%(me)s will ring you."),
    Way.VIDEO: gettext_lazy("%(me)s will call you on video."),
    Way.MESSAGE: gettext_lazy("%(me)s will write to you."),
    Way.MEETING: gettext_lazy("You and %(me)s will meet."),
}


@dataclass(frozen=True)
class Line:
    """One thing that was promised, and where it stands, as one says it."""

    words: str
    stands: str


@dataclass(frozen=True)
class Said:
    """The whole paper in sentences: the same on a screen and on paper."""

    title: str
    next: tuple[str, ...]
    open_title: str
    open: tuple[Line, ...]
    open_none: str
    done: tuple[Line, ...]
    not_kept: tuple[Line, ...]
    reach_title: str
    reach: tuple[str, ...]


def said(alliance: Alliance, promises: Iterable[Promised], coming: Contact | None) -> Said:
    """The paper in words. `promises` are all of the alliance, `coming` the next contact that is planned."""
    me, every = alliance.practitioner.first_name, list(promises)
    kept = sorted(_of(every, PromiseState.KEPT), key=_became, reverse=True)[:MOST_DONE]
    lost = [*_of(every, PromiseState.BROKEN), *sorted(_of(every, PromiseState.OWNED), key=_became)]
    return Said(
        title=title(me),
        next=tuple(_next(coming, me)),
        open_title=_("%(me)s will do this for you") % {"me": me},
        open=tuple(
            Line(one.words, _due(one, me)) for one in sorted(_of(every, PromiseState.OPEN), key=_by_day)
        ),
        open_none=_("There is nothing to do now."),
        done=tuple(Line(one.words, _("Done on %(day)s.") % {"day": full(_became(one))}) for one in kept),
        not_kept=tuple(Line(one.words, _lost(one, me)) for one in lost),
        reach_title=_("How to reach %(me)s") % {"me": me},
        reach=tuple(_reach(alliance.practitioner)),
    )


def title(me: str) -> str:
    """What the paper is called."""
    return _("What %(me)s said they would do") % {"me": me}


def paper(words: Said, today: dt.date, face: Face | None) -> bytes:
    """The PDF, in letters of 15 pt."""
    told = {"next": _("Next time"), "done": _("Done"), "not_kept": _("This did not happen")}
    return press("said", {**frame(words.title, today, face), **asdict(words), "told": told})


def _of(promises: list[Promised], state: PromiseState) -> list[Promised]:
    return [one for one in promises if one.state == state]


def _became(promise: Promised) -> dt.date:
    return promise.state_on or promise.made_on


def _by_day(promise: Promised) -> tuple[bool, dt.date]:
    return promise.due_on is None, promise.due_on or promise.made_on


def _due(promise: Promised, me: str) -> str:
    if promise.due_on is None:
        return _("No day is set.")
    by = _("This was for %(day)s. It is late.") if promise.late else _("By %(day)s.")
    return " ".join([by % {"day": full(promise.due_on)}, *anew(promise, me)])


def _lost(promise: Promised, me: str) -> str:
    if promise.state == PromiseState.OWNED:
        return _("%(me)s told you on %(day)s.") % {"me": me, "day": full(_became(promise))}
    return _("You can ask %(me)s about it.") % {"me": me}


def _next(coming: Contact | None, me: str) -> list[str]:
    if coming is None:
        return [_("No next time is planned yet. You can ask %(me)s.") % {"me": me}]
    at = timezone.localtime(coming.at)
    when = _("%(day)s at %(time)s") % {"day": full(at.date()), "time": date_format(at, "H:i")}
    place = [_("Place: %(place)s") % {"place": coming.place}] if coming.place else []
    return [str(_NEXT[Way(coming.way)]) % {"me": me}, when, *place]


def _reach(worker: Practitioner) -> list[str]:
    ways = [
        (worker.phone, _("Telephone: %(phone)s") % {"phone": worker.phone}),
        (worker.email, _("E-mail: %(email)s") % {"email": worker.email}),
    ]
    return [words for known, words in ways if known] or [
        _("Ask %(me)s for a telephone number.") % {"me": worker.first_name}
    ]
