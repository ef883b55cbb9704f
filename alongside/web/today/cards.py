"""Today as the parts of a page: late promises, people, what else is owed, a few things worth a look."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.agenda.queries import MyItem, Promised
from alongside.core.noticing.notice import Notice
from alongside.core.noticing.ranking import LEADING, check_in_of, is_signal
from alongside.core.ordering import Mark
from alongside.documents.promise_words import promise_tag
from alongside.documents.pronouns import Spoken
from alongside.documents.reasons.worded import worded
from alongside.documents.wording.agenda import MARKS
from alongside.insight.today import Meeting, Today
from alongside.people.models import Alliance
from alongside.web.today import words


def page(found: Today) -> dict[str, Any]:
    """What the template shows."""
    met = {one.alliance.pk for one in found.meetings}
    late = [one for one in found.owed if words.late_or_unsaid(one)]
    rest = [one for one in found.owed if one not in late and one.alliance_id not in met]
    return {
        "heading": words.heading(found.day),
        "sub": words.summary(found),
        "late": [_promise(found, one) for one in late],
        "people": [_person(one, found.day) for one in found.meetings],
        "owed": [_promise(found, one) for one in rest],
        "unwritten": [_unwritten(found, one) for one in found.unwritten],
        "looks": [_look(found, notice, alliance) for notice, alliance in found.notices],
        "caseload": bool(found.mine),
    }


def _promise(found: Today, promise: Promised) -> dict[str, Any]:
    alliance, url = found.mine[promise.alliance_id], reverse("promise", args=[promise.id])
    late = words.late_or_unsaid(promise)
    return {
        "text": promise.words,
        "url": url,
        "tag": promise_tag(promise, found.day),
        "due": True,
        "note": _("to %(name)s") % {"name": alliance.person.called},
        "actions": [(url, _("Keep it, or say so"))] if late else [],
    }


def _person(meeting: Meeting, day: dt.date) -> dict[str, Any]:
    contact, person, theirs = meeting.contact, meeting.alliance.person, meeting.theirs
    return {
        "name": person.called,
        "url": reverse("alliance", args=[meeting.alliance.pk]),
        "when": words.when_and_where(contact),
        "words": theirs.words if theirs else "",
        "quoted": bool(theirs and theirs.quoted),
        "why": theirs.why if theirs else "",
        "lines": [*_promised(meeting, day), *_wished(meeting.mine)],
        "ready_url": reverse("contact-ready", args=[contact.pk]),
        "record_url": reverse("contact-record", args=[contact.pk]),
    }


def _promised(meeting: Meeting, day: dt.date) -> list[tuple[str, str, str]]:
    return [("promise", promise_tag(one, day), one.words) for one in meeting.promises]


def _wished(mine: MyItem | None) -> list[tuple[str, str, str]]:
    if mine is None:
        return []
    return [("safe" if mine.mark is Mark.CANNOT_WAIT else "mine", str(MARKS[mine.mark]), mine.words)]


def _unwritten(found: Today, contact: Any) -> dict[str, str]:
    return {
        "name": found.mine[contact.alliance_id].person.called,
        "when": words.that_day(contact, found.day),
        "record_url": reverse("contact-record", args=[contact.pk]),
        "url": reverse("contact", args=[contact.pk]),
    }


def _look(found: Today, notice: Notice, alliance: Alliance) -> dict[str, Any]:
    person = Spoken(alliance.person.called, alliance.person.pronoun)
    what = found.words.get(str(notice.facts.get("item", "")), "")
    reason = worded(notice, person, found.day, what=what)
    first, *others = reason.ways
    about = uuid.UUID(str(notice.facts[first.about])) if first.about else alliance.pk
    return {
        "reason": reason,
        "name": person.name,
        "url": reverse("alliance", args=[alliance.pk]),
        "action": (reverse(first.page, args=[about]), first.label),
        "others": [way.label for way in others],
        "not_now": _not_now(notice, alliance),
        "answers": _answers(notice),
    }


def _not_now(notice: Notice, alliance: Alliance) -> str:
    """Where "Not now" is sent; "" for what is never put aside."""
    if notice.rule in LEADING:
        return ""
    return reverse("not-now", args=[alliance.pk, notice.rule.value])


def _answers(notice: Notice) -> str:
    """The answers that a signal is about, to be read whole; "" for what is about none."""
    return reverse("check-in", args=[uuid.UUID(check_in_of(notice))]) if is_signal(notice) else ""
