"""What stands beside hard patches: hard conversations, slips that were forgiven, days that may hurt."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.action import action, day_of, needed, stamp
from alongside.base.clock import now, today
from alongside.base.errors import Refused
from alongside.base.revisions import keep_replaced
from alongside.contacts.models import Contact
from alongside.people.models import Alliance
from alongside.repair.actions.facts import LetStand, only_facts
from alongside.repair.models import HardConversation, HardDay, HardDayKind, Landed, Slip

#: What is told of somebody in a plan. The rest is what I shall say and do, in my own words.
CONVERSATION_FACTS = ("about", "believe", "affected")


@action("hard_conversation.planned", records="D", again=True, aside=["let_stand"])
def plan_conversation(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    about: str,
    back_on: dt.date | None = None,
    contact: Contact | None = None,
    let_stand: LetStand | None = None,
    **words: str,
) -> HardConversation:
    """Think a hard conversation through, or change the plan that has this id. Raises Refused."""
    if contact is not None and contact.alliance_id != alliance.id:
        raise Refused(_("This contact is with somebody else."), "contact")
    saved = HardConversation.objects.filter(org_id=by.org_id, alliance=alliance, pk=id)
    new = HardConversation(**stamp(by, id), alliance=alliance, person_id=alliance.person_id)
    conversation = saved.first() or new
    conversation.contact = contact
    return _think_through(by, conversation, let_stand, {"about": about, "back_on": back_on, **words})


@action("hard_conversation.changed", records="D", aside=["let_stand"])
def change_conversation(
    by: Viewer,
    conversation: HardConversation,
    *,
    id: uuid.UUID | None = None,
    about: str,
    back_on: dt.date | None = None,
    let_stand: LetStand | None = None,
    **words: str,
) -> HardConversation:
    """Think it through again: all of it as it stands now. Raises Refused."""
    return _think_through(by, conversation, let_stand, {"about": about, "back_on": back_on, **words})


def _think_through(
    by: Viewer, conversation: HardConversation, let_stand: LetStand | None, typed: Mapping[str, Any]
) -> HardConversation:
    only_facts(let_stand, **{name: typed.get(name, "") for name in CONVERSATION_FACTS})
    fields = {name: typed.get(name, "").strip() for name in HardConversation.WORDS}
    fields["about"] = needed(typed["about"], _("Please write in a few words what it is about."), "about")
    _keep_before(by, conversation, fields | {"back_on": typed["back_on"]})
    if conversation.back_on != typed["back_on"]:
        # another day is to be kept anew
        conversation.back_on, conversation.came_back_on = typed["back_on"], None
    for name, text in fields.items():
        setattr(conversation, name, text)
    conversation.save()
    return conversation


def _keep_before(by: Viewer, conversation: HardConversation, fields: Mapping[str, Any]) -> None:
    """Keep what is written over: the whole plan as it stood, or how it landed."""
    before = {name: getattr(conversation, name) for name in fields}
    if not conversation._state.adding and before != fields:
        keep_replaced(by, "hard_conversation", conversation.id, conversation.person_id, before)


@action("hard_conversation.had", records="D", codes=["landed"])
def had_conversation(
    by: Viewer,
    conversation: HardConversation,
    *,
    id: uuid.UUID | None = None,
    landed: str = "",
    on: dt.date | None = None,
) -> HardConversation:
    """It was said, on a day, and landed somehow. What was said is no mistake by that. Raises Refused."""
    if landed not in Landed.values:
        raise Refused(_("Please choose how it landed."), "landed")
    day = day_of(by, on)
    if conversation.said_on is not None:
        _keep_before(by, conversation, {"said_on": day, "landed": landed})
    conversation.said_on, conversation.landed = day, landed
    conversation.save()
    return conversation


@action("hard_conversation.{event}", records="D")
def come_back_to(
    by: Viewer, conversation: HardConversation, *, id: uuid.UUID | None = None, event: str
) -> HardConversation:
    """I `came_back` to it today, which said twice is said once; or `not_come_back`: that was a mistake."""
    came_back_on = None if event == "not_come_back" else conversation.came_back_on or today(by.zone)
    if came_back_on != conversation.came_back_on:
        conversation.came_back_on = came_back_on
        conversation.save()
    return conversation


@action("slip.forgiven", records="D", codes=["whose"], aside=["let_stand"])
def forgive(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    whose: str = "mine",
    words: str = "",
    on: dt.date | None = None,
    let_stand: LetStand | None = None,
) -> Slip:
    """A clumsy moment that was forgiven there and then: one tap. Raises Refused."""
    about = _slip(let_stand, whose, words)
    own = {"alliance": alliance, "person_id": alliance.person_id}
    return Slip.objects.create(**stamp(by, id), **own, on=day_of(by, on), **about)


@action("slip.said", records="D", codes=["whose"], aside=["let_stand"])
def describe_slip(
    by: Viewer,
    slip: Slip,
    *,
    id: uuid.UUID | None = None,
    whose: str,
    words: str = "",
    let_stand: LetStand | None = None,
) -> Slip:
    """Whose it was and what happened, after the tap. Raises Refused."""
    about = _slip(let_stand, whose, words)
    before = {"whose": slip.whose, "words": slip.words}
    if before not in ({"whose": "mine", "words": ""}, about):  # a bare tap says nothing yet
        keep_replaced(by, "slip", slip.id, slip.person_id, before)
    slip.whose, slip.words = about["whose"], about["words"]
    slip.save()
    return slip


def _slip(let_stand: LetStand | None, whose: str, words: str) -> dict[str, str]:
    only_facts(let_stand, words=words)
    if whose not in ("mine", "theirs"):
        raise Refused(_("Please choose whose slip it was."), "whose")
    return {"whose": whose, "words": words.strip()}


@action("slip.retracted", records="D")
def retract_slip(by: Viewer, slip: Slip, *, id: uuid.UUID | None = None) -> Slip:
    """It was tapped by mistake. Saying it twice is saying it once."""
    if slip.retracted_at is None:
        slip.retracted_at = now()
        slip.save()
    return slip


@action("hard_day.expected", records="D")
def expect_hard_day(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    kind: str,
    on: dt.date,
    words: str = "",
    yearly: bool = False,
) -> HardDay:
    """A date that may hurt. Raises Refused."""
    if kind not in HardDayKind.values:
        raise Refused(_("Please choose what kind of day it is."), "kind")
    own = {"alliance": alliance, "person_id": alliance.person_id}
    return HardDay.objects.create(
        **stamp(by, id), **own, kind=kind, on=on, words=words.strip(), yearly=yearly
    )


@action("hard_day.rang", records="D")
def ring_after(by: Viewer, hard_day: HardDay, *, id: uuid.UUID | None = None) -> HardDay:
    """I rang after it, today. Saying it twice is saying it once."""
    if hard_day.rang_on != today(by.zone):
        hard_day.rang_on = today(by.zone)
        hard_day.save()
    return hard_day


@action("hard_day.dropped", records="D")
def drop_hard_day(by: Viewer, hard_day: HardDay, *, id: uuid.UUID | None = None) -> HardDay:
    """The date does not stand any more. Saying it twice is saying it once."""
    if hard_day.dropped_at is None:
        hard_day.dropped_at = now()
        hard_day.save()
    return hard_day
