"""The person's page, put together: who they are, what is on their mind, what is good to know, what happened."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda import queries as agenda
from alongside.agenda.queries import TheirItem, TwoAgendas
from alongside.base.clock import today
from alongside.contacts import queries as contacts
from alongside.contacts.models import Contact
from alongside.core.states.agenda import THEIRS_LIVE
from alongside.core.states.contact import ContactState
from alongside.documents.pronouns import Spoken
from alongside.people import queries, queries_circle
from alongside.people.models import Alliance
from alongside.people.visibility import is_mine
from alongside.web.checkins.line import on_person
from alongside.web.people import wording
from alongside.web.people.last_contact import last_contact
from alongside.web.repair.beside import beside as hard_times


def page_of(viewer: Viewer, alliance: Alliance) -> dict[str, Any]:
    """What the template shows of an alliance that was fetched for this viewer. Ten queries, whatever there is."""
    day, mine = today(viewer.zone), is_mine(viewer, alliance)
    two = agenda.two_agendas(viewer, alliance)
    planned, last = contacts.next_and_last(viewer, alliance)
    spoken = Spoken(alliance.person.called, alliance.person.pronoun)
    return {
        "alliance": alliance,
        "person": alliance.person,
        "spoken": spoken,
        "mine": mine,
        "sub": _sub(viewer, alliance, spoken, last, day),
        "before_a_visit": wording.before_a_visit(queries.good_to_know(viewer, alliance)),
        "two": two,
        "goals": agenda.goals(viewer, alliance, let_go=False),
        "planned": planned,
        "contacts": last,
        **hard_times(viewer, alliance),
        **(on_person(viewer, alliance) if mine and not viewer.closed else {}),
        **_mind(two, spoken, day),
    }


def _sub(
    viewer: Viewer, alliance: Alliance, spoken: Spoken, recent: list[Contact], day: dt.date
) -> list[str]:
    """The line under the name: who they are, since when, who started the last contact."""
    standing = wording.standing(alliance.person, queries_circle.places(viewer, alliance))
    since = _("alongside since %(month)s") % {"month": wording.since_when(alliance.since, day)}
    met = next((one for one in recent if one.state == ContactState.HAPPENED), None)
    you = _("you") if is_mine(viewer, alliance) else alliance.practitioner.first_name
    last = last_contact(met, spoken, you, timezone.localtime(met.at).date(), day) if met else ""
    return [part for part in (standing, since, last) if part]


def _mind(two: TwoAgendas, spoken: Spoken, day: dt.date) -> dict[str, Any]:
    mind = first_of(two)
    return {
        "mind": mind,
        "on_their_mind": _("On %(their)s mind") % {"their": spoken.their},
        "heard": capfirst(wording.on_day(mind.heard_on, day)) + "." if mind else "",
    }


def first_of(two: TwoAgendas) -> TheirItem | None:
    """The concern of theirs that comes first: the one they put first, else the newest."""
    return next((item for item in two.theirs if item.state in THEIRS_LIVE), None)
