"""A contact that was recorded: put right within the hour, added to after it, taken back where it was a mistake."""

import uuid
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.agreements import add_promise, check_due, step_promise
from alongside.agenda.actions.items import change_item, step_item
from alongside.agenda.models import Side
from alongside.base.action import action, needed, stamp
from alongside.base.errors import Refused
from alongside.base.revisions import keep_replaced
from alongside.contacts import queries
from alongside.contacts.actions import recording
from alongside.contacts.actions.planning import step_contact
from alongside.contacts.actions.recording import Account
from alongside.contacts.models import Addendum, Contact, PromisedIn, Touch
from alongside.core.states.agenda import TheirEvent
from alongside.core.states.agreements import PromiseEvent
from alongside.core.states.contact import CONTACT, ContactEvent, ContactState


@action("contact.changed", records="A", again=True)
def correct_contact(by: Viewer, contact: Contact, *, id: uuid.UUID | None = None, **account: Any) -> Contact:
    """Within an hour of being recorded: as it should have been written. What is replaced is kept beside it; what it moved on
    the two lists stays, and what is new is moved as by recording. Takes the fields of Account. Raises Refused."""
    if queries.corrected_until(by, contact) is None:
        raise Refused(_("More than an hour has passed. Add to it on its page; what was written stays."))
    to = Account(**account)
    recording.check_over(by, to)
    hanging = queries.hanging(by, contact)
    did = [code for code in to.what_i_did if code not in contact.did]
    mine_came_up = to.mine_came_up if to.mine_came_up != contact.mine_came_up else ""
    at, time_open = (to.at, to.time_open) if to.at else (contact.at, contact.time_open)
    _replace(by, contact, {**to.of_contact, "at": at, "time_open": time_open})
    for item in hanging.items if contact.on_their_mind else ():
        change_item(by, item, words=contact.on_their_mind, in_their_words=contact.in_their_words)
    _correct_promise(by, contact, to)
    _touch_more(by, contact, replace(to, did=did, promise="", mine_came_up=mine_came_up))
    recording.keep_promises(by, contact, to.kept)
    if not by.closed:
        recording.keep_private_note(by, contact, to.ease, shared=to.shared, landed=to.landed)
        recording.tick_plan(by, contact, to.came_about)
    return contact


def _replace(by: Viewer, contact: Contact, to: dict[str, Any]) -> None:
    to |= {name: to[name] or getattr(contact, name) for name in ("way", "place")}
    before = {name: getattr(contact, name) for name in to if getattr(contact, name) != to[name]}
    if before.keys() & {"at", "time_open"}:
        before |= {"at": contact.at, "time_open": contact.time_open}
    if before:
        keep_replaced(by, "contact", contact.id, contact.alliance.person_id, before)
        for name, value in to.items():
            setattr(contact, name, value)
        contact.save()


def _correct_promise(by: Viewer, contact: Contact, to: Account) -> None:
    """The promise made in it, while it is open: worded anew, or never made. Where there was none, it is made."""
    promise, text = queries.open_promise_of(by, contact), to.promise.strip()
    if promise is None and text:
        made = recording.day_of(by, contact)
        promise = add_promise(by, contact.alliance, words=text, due_on=to.due_on, made_on=made)
        PromisedIn.objects.create(**stamp(by), contact=contact, promise=promise)
    elif promise is not None and not text:
        step_promise(by, promise, event=PromiseEvent.WITHDRAWN)
    elif promise is not None and (promise.words, promise.due_on) != (text, to.due_on):
        before = {"words": promise.words, "due_on": promise.due_on}
        keep_replaced(by, "promise", promise.id, promise.alliance.person_id, before)
        promise.words, promise.due_on = text, check_due(to.due_on, promise.made_on)
        promise.save()


def _touch_more(by: Viewer, contact: Contact, to: Account) -> None:
    """What came up and had not been said: an item that was touched is moved on, another one is touched."""
    touches = Touch.objects.filter(org_id=by.org_id, contact=contact).select_related("item").order_by("seq")
    had = {touch.item_id: touch for touch in touches}
    day = recording.day_of(by, contact)
    first = {touch.item.side: touch.item for touch in reversed(had.values())}
    their_item, my_item = first.get(Side.THEIRS), first.get(Side.MINE)
    if their_item:
        for code in to.did:
            if code in recording.HELPED_BY:
                step_item(by, their_item, event=recording.HELPED_BY[code], on=day)
    if my_item and to.mine_came_up in recording.OF_MINE:
        step_item(by, my_item, event=recording.OF_MINE[to.mine_came_up], on=day)
    recording.touch_items(
        by,
        contact,
        replace(
            to,
            item_id=None if to.item_id in had else to.item_id,
            mine_came_up="" if my_item else to.mine_came_up,
            also=[id for id in to.also if id not in had],
            due_on=None,
        ),
    )


@action("contact.promised", records="A")
def promise_in(by: Viewer, contact: Contact, *, id: uuid.UUID | None = None, **promise: Any) -> Contact:
    """What was promised in it, written down later. Takes words, due_on and made_on of a promise. Raises Refused."""
    made = add_promise(by, contact.alliance, **promise)
    PromisedIn.objects.create(**stamp(by), contact=contact, promise=made)
    return contact


@action("contact.added_to", records="A", again=True)
def add_to_contact(by: Viewer, contact: Contact, *, id: uuid.UUID | None = None, words: str) -> Contact:
    """Add words to a contact; the earlier text stays. Raises Refused."""
    text = needed(words, _("Write what should be added."), "words")
    added = queries.addenda(by, contact)
    saved = any(addendum.id == id for addendum in added)
    # the same page with other words adds those too, once
    if not (saved and any(addendum.words == text for addendum in added)):
        Addendum.objects.create(**stamp(by, None if saved else id), contact=contact, words=text)
    return contact


@action("contact.withdrawn", records="A")
def retract_contact(by: Viewer, contact: Contact, *, id: uuid.UUID | None = None, words: str) -> Contact:
    """It counts for nothing any more; its words stay, with why. What came with it alone goes with it.

    What it moved on stays as it is now: nobody can tell what it would have been. Raises Refused.
    """
    why = needed(words, _("Write in a few words what was wrong. It stands with the contact."), "words")
    if not CONTACT.allows(contact.state, ContactEvent.WITHDRAWN):
        raise Refused(_("Only what was recorded can be taken back, and only once."))
    hanging = queries.hanging(by, contact)
    Addendum.objects.create(**stamp(by, id), contact=contact, words=why)
    step_contact(by, contact, ContactEvent.WITHDRAWN)
    for item in hanging.items:
        step_item(by, item, event=TheirEvent.WITHDRAWN)
    for promise in hanging.promises:
        step_promise(by, promise, event=PromiseEvent.WITHDRAWN)
    return contact


@action("contact.corrected", records="A")
def put_back_contact(by: Viewer, contact: Contact, *, id: uuid.UUID | None = None) -> Contact:
    """Taking it back was the mistake: it counts again, with what went with it."""
    if contact.state != ContactState.WITHDRAWN:
        return contact
    step_contact(by, contact, ContactEvent.CORRECTED)
    items, promises = queries.gone_with(by, contact)
    for item in items:
        step_item(by, item, event=TheirEvent.REOPENED)
    for promise in promises:
        step_promise(by, promise, event=PromiseEvent.UNDONE)
    return contact
