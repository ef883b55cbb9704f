"""Comparing a calendar with the contacts that are planned here, event by event, without changing anything."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.acting import saw
from alongside.contacts.models import Contact
from alongside.exchange.calendar import Event, named_in
from alongside.exchange.errors import Problem
from alongside.exchange.verdicts import DryRun, Verdict, What
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances


@dataclass(frozen=True)
class PlannedEvent:
    """An event that can go in: with whom, and the contact it changes, if there is one."""

    event: Event
    alliance: Alliance
    contact: Contact | None


@dataclass(frozen=True)
class CheckedCalendar:
    """The dry run, and what to do for the events that can go in."""

    dry_run: DryRun
    planned: tuple[PlannedEvent, ...]


def check_calendar(events: Iterable[Event], viewer: Viewer) -> CheckedCalendar:
    """What would happen to each event, matched by name with the viewer's own people."""
    mine = list(own_alliances(viewer).select_related("person"))
    names = [(name, one) for one in mine for name in {one.person.name, one.person.called}]
    known = Contact.objects.filter(org_id=viewer.org_id, alliance__in=[one.pk for one in mine]).exclude(
        outside_ref_index=""
    )
    here = {(one.alliance_id, one.outside_ref): one for one in known}
    verdicts: list[Verdict] = []
    planned: list[PlannedEvent] = []
    seen: set[str] = set()
    for event in events:
        try:
            plan = _plan(event, names, here, seen)
        except Problem as problem:
            wrong = ((problem.column, problem.reason),)
            verdicts.append(Verdict(event.place_in_file, event.title, What.WRONG, wrong, _when(event)))
            continue
        what, changes = _fate(plan)
        said = (*_when(event), *changes)
        contact = plan.contact.pk if plan and plan.contact and what is What.CALLED_OFF else None
        verdicts.append(Verdict(event.place_in_file, event.title, what, changes=said, contact=contact))
        if plan is not None and what in (What.ADD, What.CHANGE):
            planned.append(plan)
    saw("person", [plan.alliance.person_id for plan in planned])
    return CheckedCalendar(DryRun(tuple(verdicts)), tuple(planned))


def _plan(
    event: Event,
    names: list[tuple[str, Alliance]],
    here: dict[tuple[uuid.UUID, str], Contact],
    seen: set[str],
) -> PlannedEvent | None:
    found = named_in(event.title, names)
    if not found:
        return None
    if event.cancelled:  # nothing new comes of it; what is planned here may have to be called off
        planned = [(one, here[one.pk, event.uid]) for one in found if (one.pk, event.uid) in here]
        return next((PlannedEvent(event, one, contact) for one, contact in planned), None)
    if event.too_often:
        raise Problem(
            _("repeats"), _("It repeats more often than once a day. Take that away, or the name out of it.")
        )
    if len(found) > 1:
        raise Problem(
            _("title"), _("More than one of your people is called so. Write the whole name in the title.")
        )
    if event.starts is None:
        raise Problem(_("time"), _("It has no time of day. Give it one, or take the name out of the title."))
    if not event.uid or event.uid in seen:
        raise Problem(
            _("event"), _("It can not be told apart from another event. Export the calendar again.")
        )
    seen.add(event.uid)
    return PlannedEvent(event, found[0], here.get((found[0].pk, event.uid)))


def _when(event: Event) -> tuple[str, ...]:
    """The day and time of an event and how they meet, so that one can tell which visit is meant."""
    if event.starts is None:
        return ()
    there = timezone.localtime(event.starts)
    return (date_format(there, "l j F, H:i"), str(event.way.label).lower())


def _fate(plan: PlannedEvent | None) -> tuple[What, tuple[str, ...]]:
    if plan is None:
        return What.LEFT_OUT, ()
    contact, event = plan.contact, plan.event
    if contact is None:
        return What.ADD, ()
    if event.cancelled:
        return (What.CALLED_OFF if contact.state == "planned" else What.SAME), ()
    if contact.state != "planned" or (contact.at, contact.place) == (event.starts, event.place):
        return What.SAME, ()
    return What.CHANGE, (_("time or place"),)
