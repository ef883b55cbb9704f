"""Comparing a calendar with the contacts that are planned here, event by event, without changing anything."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.request_context import saw
from alongside.contacts.models import Contact
from alongside.exchange.calendar import CalendarEvent
from alongside.exchange.dry_run import CheckedRow, DryRun, Fate, VisitPlan
from alongside.exchange.errors import Problem
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances

Contacts = dict[tuple[uuid.UUID, str], Contact]  # by alliance and event


def check_calendar(events: Iterable[CalendarEvent], viewer: Viewer) -> DryRun:
    """What would happen to each event, matched by name with the viewer's own people."""
    alliances = list(own_alliances(viewer).select_related("person"))
    imported = Contact.objects.filter(
        org_id=viewer.org_id, alliance__in=[alliance.pk for alliance in alliances]
    ).exclude(outside_ref_index="")
    contacts = {(contact.alliance_id, contact.outside_ref): contact for contact in imported}
    rows: list[CheckedRow] = []
    plans: list[VisitPlan] = []
    seen: set[str] = set()
    for event in events:
        when: tuple[str, ...] = ()
        if event.starts is not None:  # so that one can tell which visit is meant
            day = date_format(timezone.localtime(event.starts), "l j F, H:i")
            when = (day, str(event.way.label).lower())
        try:
            plan = _plan(event, named_in(event.title, alliances), contacts, seen)
        except Problem as problem:
            problems = ((problem.column, problem.reason),)
            rows.append(CheckedRow(event.place_in_file, event.title, Fate.WRONG, problems, when))
            continue
        fate = plan.fate if plan else Fate.LEFT_OUT
        changes = (*when, _("time or place")) if fate is Fate.CHANGE else when
        contact = plan.contact.pk if plan and plan.contact and fate is Fate.CALLED_OFF else None
        rows.append(CheckedRow(event.place_in_file, event.title, fate, changes=changes, contact=contact))
        if plan is not None and fate in (Fate.ADD, Fate.CHANGE):
            plans.append(plan)
    saw("person", [plan.alliance.person_id for plan in plans])
    return DryRun(tuple(rows), visits=tuple(plans))


def named_in(title: str, alliances: Iterable[Alliance]) -> list[Alliance]:
    """With whom: their name stands in the title as whole words; a longer name that fits goes before a shorter one."""
    fits = [
        (len(name), alliance)
        for alliance in alliances
        for name in {alliance.person.name, alliance.person.called}
        if name and re.search(rf"\b{re.escape(name)}\b", title, re.I)
    ]
    longest = max((length for length, _alliance in fits), default=0)
    return list(dict.fromkeys(alliance for length, alliance in fits if length == longest))


def _plan(
    event: CalendarEvent, alliances: list[Alliance], contacts: Contacts, seen: set[str]
) -> VisitPlan | None:
    """What an event with one of these people would do; `seen` are the events so far."""
    if not alliances:
        return None
    if event.cancelled:  # nothing new comes of it; what is planned here may have to be called off
        keys = [(alliance.pk, event.uid) for alliance in alliances]
        plans = [
            VisitPlan(event, alliance, contacts[key])
            for alliance, key in zip(alliances, keys, strict=True)
            if key in contacts
        ]
        return plans[0] if plans else None
    if event.too_often:
        raise Problem(
            _("It repeats more often than once a day. Take that away, or the name out of it."), _("repeats")
        )
    if len(alliances) > 1:
        raise Problem(
            _("More than one of your people is called so. Write the whole name in the title."), _("title")
        )
    if event.starts is None:
        raise Problem(_("It has no time of day. Give it one, or take the name out of the title."), _("time"))
    if not event.uid or event.uid in seen:
        raise Problem(
            _("It can not be told apart from another event. Export the calendar again."), _("event")
        )
    seen.add(event.uid)
    return VisitPlan(event, alliances[0], contacts.get((alliances[0].pk, event.uid)))
