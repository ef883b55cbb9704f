"""What a practitioner opens in the morning: late promises, people, what else is owed, a few things worth a look."""

import datetime as dt
import uuid
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from alongside.access.identities import Role, Viewer
from alongside.access.scopes import is_closed, may_enter
from alongside.access.table import TABLE
from alongside.agenda.models import Promise
from alongside.audit import outcome
from alongside.base.models import Draft
from alongside.contacts.models import Contact, ContactWay
from alongside.core.noticing.notice import Notice
from alongside.core.noticing.rules import LEADING, together
from alongside.core.ordering import Mark
from alongside.core.states.agreements import PromiseState
from alongside.documents.agenda import MARKS
from alongside.documents.agreements import near, promise_tag
from alongside.documents.own_load import several
from alongside.documents.pages import begun
from alongside.documents.reasons.worded import of_several, worded
from alongside.documents.when import hour
from alongside.documents.words import number, spoken
from alongside.insight import actions
from alongside.insight.queries.own_load import several_hard
from alongside.insight.queries.today import Meeting, Today, today_of
from alongside.people.models import Alliance
from alongside.people.queries.people import own_alliance
from alongside.reflection.queries import waiting as thoughts_waiting
from alongside.web.pages import StaffRequest, Step
from alongside.web.sign_in.second import due_soon
from alongside.web.supervision.shown import now_of
from alongside.web.today.beginning import first_steps
from alongside.web.ways import ways_on

#: A place that already says how one is there: "outside the library".
WHERE = ("at", "in", "on", "outside", "by", "near", "under", "over", "with")
ONE_DAY = dt.timedelta(days=1)
FACE_TO_FACE = (ContactWay.VISIT, ContactWay.MEETING)


def today(request: StaffRequest) -> HttpResponse:
    viewer = request.viewer
    page = today_of(viewer)
    actions.keep_shown(viewer, page.signals)
    met = {meeting.alliance.pk for meeting in page.meetings}
    late = [promise for promise in page.owed if _late_or_unsaid(promise)]
    rest = [promise for promise in page.owed if promise not in late and promise.alliance_id not in met]
    context = {
        "heading": date_format(page.day, "l j F"),
        "sub": _summary(page),
        "late": [_promise(page, promise) for promise in late],
        "people": [_person(meeting, page.day) for meeting in page.meetings],
        "owed": [_promise(page, promise) for promise in rest],
        "unwritten": [_unwritten(page, contact) for contact in page.unwritten],
        "begun": list(filter(None, (_begun(page, draft, viewer) for draft in page.begun))),
        "notices": [_told(page, group) for group in together(notice for notice, _alliance in page.notices)],
        "week": [_ahead(page, contact) for contact in page.week],
        "aside": [_aside(page, notice, until) for notice, until in page.aside],
        "over": _over(page) if page.seen and not page.meetings else None,
        "thought": thoughts_waiting(viewer) if page.alliances else None,
        "load_said": _load(viewer, page) if page.alliances else "",
        "first_steps": first_steps(viewer),
        "second_step_by": due_soon(request),
        "now": now_of(viewer),
        "supervisor": viewer.is_(Role.SUPERVISOR),
        "caseload": bool(page.alliances),
        "worker": viewer.is_(Role.WORKER),
        "lead": viewer.is_(Role.LEAD),
        "nightly": viewer.is_(Role.LEAD) and outcome.found_something(viewer.org_id),
    }
    _keep_one_primary(context)
    return render(request, "today/today.html", context)


def _load(viewer: Viewer, page: Today) -> str:
    """That it is hard with several at once, said first; "" where it is not, or is so for long."""
    strained = [page.alliances[id].person.called for id in several_hard(viewer, page.ruptures)]
    return several(strained) if strained else ""


def _keep_one_primary(context: dict[str, Any]) -> None:
    """Only the first button of the page is filled: what is late, else whom I see first, else what is worth a look."""
    cards = [card for part in ("late", "people", "owed", "notices") for card in context[part]]
    for card in cards if context["first_steps"] else cards[1:]:
        card["quiet"] = True


def not_now_all(request: StaffRequest, rule: str) -> HttpResponse:
    """Put aside what Today says of several people at once: with each of whom it is said now."""
    page = today_of(request.viewer)
    groups = together(notice for notice, _alliance in page.notices)
    for notice in next((group for group in groups if len(group) > 1 and group[0].rule == rule), ()):
        actions.set_aside(request.viewer, page.alliances[notice.about], rule=rule)
    return redirect("today")


def not_now(request: StaffRequest, alliance: uuid.UUID, rule: str) -> HttpResponse:
    """Put one thing that is worth a look aside for a fortnight."""
    aside = actions.set_aside(request.viewer, own_alliance(request.viewer, alliance), rule=rule)
    until = date_format(aside.until, "j F")
    messages.success(
        request, _("Put aside until %(day)s. It comes back if it still holds then.") % {"day": until}
    )
    return redirect("today")


class TakeUp(Step):
    """ "Not now" was pressed by mistake, or there is room now."""

    then, save = "today", staticmethod(actions.take_up)
    message = gettext_lazy("It counts again. It stands here for as long as it holds.")

    def open(self, viewer: Viewer, **ids: Any) -> None:
        self.save = partial(actions.take_up, rule=ids.pop("rule"))
        super().open(viewer, **ids)


def _aside(page: Today, notice: Notice, until: dt.date) -> dict[str, Any]:
    """What was put aside and still holds: its words, until when, and where taking it up again is sent."""
    alliance = page.alliances[notice.about]
    return {
        "name": alliance.person.called,
        "head": worded(notice, spoken(alliance), page.day).head,
        "until": until,
        "take_up": reverse("not-now-undo", args=[alliance.pk, notice.rule.value]),
    }


def _over(page: Today) -> dict[str, Any]:
    """The day is over: whom I saw, what I promised on it, and whom I see next."""
    following = next(iter(page.week), None)
    return {
        "seen": [
            (reverse("contact", args=[contact.pk]), page.alliances[contact.alliance_id].person.called)
            for contact in page.seen
        ],
        "promised": [
            (
                reverse("promise", args=[promise.id]),
                promise.words,
                page.alliances[promise.alliance_id].person.called,
            )
            for promise in page.promised
        ],
        "next": following
        and _ahead(page, following) | {"ready_url": reverse("contact-ready", args=[following.pk])},
    }


def _summary(page: Today) -> str:
    """ "Two people to see. One promise due." """
    met = len({meeting.alliance.pk for meeting in page.meetings})
    late = sum(promise.late or promise.state == PromiseState.BROKEN for promise in page.owed)
    due = sum(promise.today for promise in page.owed)
    unwritten = len(page.unwritten)
    counts = (
        (met, ngettext("%(n)s person to see.", "%(n)s people to see.", met)),
        (unwritten, ngettext("%(n)s still to write down.", "%(n)s still to write down.", unwritten)),
        (late, ngettext("%(n)s promise late.", "%(n)s promises late.", late)),
        (due, ngettext("%(n)s promise due.", "%(n)s promises due.", due)),
    )
    sentences = [sentence % {"n": number(n).capitalize()} for n, sentence in counts if n]
    return " ".join(sentences if met else [_("Nobody to see."), *sentences])


def _late_or_unsaid(promise: Promise) -> bool:
    """Whether a promise leads the page: its day has passed, or it did not happen and I have not said so yet."""
    return promise.late or promise.unsaid


def _promise(page: Today, promise: Promise) -> dict[str, Any]:
    alliance, url = page.alliances[promise.alliance_id], reverse("promise", args=[promise.id])
    do = _("Say so, or say what you did") if promise.unsaid else _("I did it, or I’ll be late")
    return {
        "text": promise.words,
        "url": url,
        "tag": promise_tag(promise, page.day),
        "due": True,
        "note": _("to %(name)s") % {"name": alliance.person.called},
        "actions": [(url, do)] if _late_or_unsaid(promise) else [],
    }


def _person(meeting: Meeting, day: dt.date) -> dict[str, Any]:
    contact, their_item, my_item = meeting.contact, meeting.their_item, meeting.my_item
    lines = [("promise", promise_tag(promise, day), promise.words) for promise in meeting.promises]
    if my_item:
        kind = "safe" if my_item.mark is Mark.CANNOT_WAIT else "mine"
        lines.append((kind, str(MARKS[my_item.mark]) % spoken(meeting.alliance).forms, my_item.words))
    return {
        "name": meeting.alliance.person.called,
        "person": meeting.alliance.person,
        "url": reverse("alliance", args=[meeting.alliance.pk]),
        "when": _when_and_where(contact),
        "words": their_item.words if their_item else "",
        "quoted": bool(their_item and their_item.in_their_words),
        "why": their_item.why if their_item else "",
        "lines": lines,
        "ready_url": reverse("contact-ready", args=[contact.pk]),
        "record_url": reverse("contact-record", args=[contact.pk]),
    }


def _when_and_where(contact: Contact) -> str:
    """ "10:30 at his flat", "14:00, video call"."""
    way, place = ContactWay(contact.way), contact.place.strip()
    if way not in FACE_TO_FACE or not place:
        return ", ".join(filter(None, [hour(contact), str(way.label).lower(), place]))
    if place.split()[0].lower() not in WHERE:
        if not contact.time_open:
            return _("%(time)s at %(place)s") % {"time": hour(contact), "place": place}
        place = _("at %(place)s") % {"place": place}
    return ", ".join(filter(None, [hour(contact), place]))


def _unwritten(page: Today, contact: Contact) -> dict[str, str]:
    day = near(timezone.localtime(contact.at).date(), page.day).capitalize()
    return {
        "name": page.alliances[contact.alliance_id].person.called,
        "when": f"{day}, {_when_and_where(contact)}",
        "record_url": reverse("contact-record", args=[contact.pk]),
        "url": reverse("contact", args=[contact.pk]),
    }


def _begun(page: Today, draft: Draft, viewer: Viewer) -> dict[str, Any] | None:
    """ "A note on Rosa", with the way back to it. None where the page is closed to them, or of nobody that Today knows."""
    try:
        match = resolve(draft.path)
    except Resolver404:
        return None
    route = TABLE[match.view_name]
    about = [page.whose.get(id) for id in match.kwargs.values() if isinstance(id, uuid.UUID)]
    if not about or about[0] is None or is_closed(viewer, route) or not may_enter(viewer, route.post):
        return None
    return {
        "what": begun(match.view_name, about[0].person.called),
        "when": f"{near(timezone.localtime(draft.kept_at).date(), page.day)}, {date_format(timezone.localtime(draft.kept_at), 'H:i')}",
        "url": draft.path,
    }


def _ahead(page: Today, contact: Contact) -> dict[str, str]:
    day = timezone.localtime(contact.at).date()
    return {
        "day": _("tomorrow").capitalize() if day == page.day + ONE_DAY else date_format(day, "l j F"),
        "name": page.alliances[contact.alliance_id].person.called,
        "when": _when_and_where(contact),
        "url": reverse("contact", args=[contact.pk]),
    }


def _told(page: Today, notices: tuple[Notice, ...]) -> dict[str, Any]:
    """One notice; or several that say the same of different people, each with where the first way on leads."""
    if len(notices) == 1:
        return _notice(page, notices[0], page.alliances[notices[0].about])
    head, do = of_several(notices)
    parts = [_notice(page, notice, page.alliances[notice.about]) for notice in notices]
    rule = notices[0].rule.value
    return {"head": head, "do": do, "several": parts, "not_now": reverse("not-now-all", args=[rule])}


def _notice(page: Today, notice: Notice, alliance: Alliance) -> dict[str, Any]:
    """Its words, where its first way on leads, where "Not now" is sent, and where the answers of a signal are read whole."""
    person = spoken(alliance)
    about = notice.facts.get("item") or notice.facts.get("goal")
    reason = worded(notice, person, page.day, what=page.item_words.get(about, ""))
    first, *_others = reason.ways
    leads_to = notice.facts[first.about] if first.about else alliance.pk
    action = (reverse(first.page, args=[leads_to]), str(first.label))
    check_in = notice.facts.get("check_in")
    not_now = "" if notice.rule in LEADING else reverse("not-now", args=[alliance.pk, notice.rule.value])
    return {
        "reason": reason,
        "name": person.name,
        "action": action,
        "others": [way for way in ways_on(notice, reason, alliance.pk) if way != action],
        "not_now": not_now,
        "answers": reverse("check-in", args=[check_in]) if check_in else "",
        "figure": "slow" if notice.facts.get("slow") else "unusual",
    }
