"""A hard conversation, thought through before it is had (S26a)."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.given import day_of, needed
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.base.idempotency import Claim, claim
from alongside.base.revisions import keep_replaced
from alongside.contacts.queries import own_contact
from alongside.people.queries import own_alliance
from alongside.repair.actions.facts import LetStand, only_facts
from alongside.repair.actions.shared import made, tell
from alongside.repair.models import HardConversation
from alongside.repair.models.rupture import Landed
from alongside.repair.queries import own_talk

#: What is told of somebody in a plan, beside `about`. The rest is what I shall say and do, in my own words.
TALK_FACTS = ("believe", "affected")


@transaction.atomic
def plan_talk(
    alliance_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    about: str,
    back_on: dt.date | None = None,
    contact_id: uuid.UUID | None = None,
    let_stand: LetStand | None = None,
    **words: str,
) -> HardConversation:
    """Think a hard conversation through, or change the plan that has this id. Raises Refused, NotThere."""
    alliance = own_alliance(by, alliance_id)
    given = {"alliance": alliance_id, "about": about, "back_on": back_on, "contact": contact_id, **words}
    if claim(by, "hard_talk", id, given) is Claim.SAME:
        return own_talk(by, id)
    contact = own_contact(by, contact_id) if contact_id else None
    if contact is not None and contact.alliance_id != alliance.id:
        raise Refused(_("This contact is with somebody else."), "contact")
    talk = HardConversation.objects.filter(org_id=by.org_id, alliance=alliance, pk=id).first()
    talk = talk or HardConversation(id=id, **made(by, alliance))
    talk.contact = contact
    _write(by, talk, about, back_on, words, let_stand)
    tell(by, "hard_talk.planned", alliance, "hard_talk", talk.id)
    return talk


@transaction.atomic
def change_talk(
    talk_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    about: str,
    back_on: dt.date | None = None,
    let_stand: LetStand | None = None,
    **words: str,
) -> HardConversation:
    """Think it through again: all of it as it stands now. Raises Refused, NotThere."""
    talk = own_talk(by, talk_id, lock=True)
    given = {"talk": talk_id, "about": about, "back_on": back_on, **words}
    if claim(by, "hard_talk.change", id, given) is not Claim.FIRST:
        return talk
    _write(by, talk, about, back_on, words, let_stand)
    tell(by, "hard_talk.changed", talk.alliance, "hard_talk", talk.id)
    return talk


@transaction.atomic
def come_back_to(talk_id: uuid.UUID, *, by: Viewer, undo: bool = False) -> HardConversation:
    """I came back to it today, or that was a mistake. Saying it twice is saying it once. Raises NotThere."""
    talk = own_talk(by, talk_id, lock=True)
    if undo or talk.came_back_on is None:
        talk.came_back_on = None if undo else today(by.zone)
        talk.save()
        tell(by, "hard_talk.came_back", talk.alliance, "hard_talk", talk.id, undone="yes" if undo else "no")
    return talk


def _write(
    by: Viewer,
    talk: HardConversation,
    about: str,
    back_on: dt.date | None,
    words: Mapping[str, str],
    let_stand: LetStand | None,
) -> None:
    only_facts(let_stand, about=about, **{name: words.get(name, "") for name in TALK_FACTS})
    now = {name: words.get(name, "").strip() for name in HardConversation.WORDS}
    now["about"] = needed(about, _("Please write in a few words what it is about."), "about")
    _keep(by, talk, {**now, "back_on": back_on})
    for name, said in now.items():
        setattr(talk, name, said)
    if talk.back_on != back_on:
        talk.back_on, talk.came_back_on = back_on, None  # another day is to be kept anew
    talk.save()


def _keep(by: Viewer, talk: HardConversation, now: Mapping[str, Any]) -> None:
    """Keep what is written over: the whole plan as it stood, or how it landed."""
    was = {name: getattr(talk, name) for name in now}
    if not talk._state.adding and was != now:
        keep_replaced(by, "hard_talk", talk.id, talk.person_id, was)


@transaction.atomic
def talk_was_had(
    talk_id: uuid.UUID, *, by: Viewer, landed: str = "", on: dt.date | None = None
) -> HardConversation:
    """It was said, on a day, and landed somehow. What was said is no mistake by that. Raises Refused, NotThere."""
    talk = own_talk(by, talk_id, lock=True)
    if landed not in Landed.values:
        raise Refused(_("Please choose how it landed."), "landed")
    day = day_of(by, on)
    if talk.said_on is not None:
        _keep(by, talk, {"said_on": day, "landed": landed})
    talk.said_on, talk.landed = day, landed
    talk.save()
    tell(by, "hard_talk.had", talk.alliance, "hard_talk", talk.id, landed=landed)
    return talk
