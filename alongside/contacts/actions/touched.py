"""What a contact did to the two agendas: items touched and moved on, a new one heard, a promise made."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda import queries as agenda
from alongside.agenda.actions.agreements import add_promise
from alongside.agenda.actions.items import add_item, step_item
from alongside.agenda.models import AgendaItem, Side
from alongside.base.errors import Refused
from alongside.contacts.actions.what import Held
from alongside.contacts.models import Contact, PromisedIn, Touch
from alongside.core.states.agenda import HELP, MyEvent, TheirEvent

#: What a chip does to an item of theirs. A promise begins something; what comes of it, its own page tells.
_HELP = {
    "promised": TheirEvent.BEGUN,
    "worked_out": TheirEvent.TOGETHER,
    "could_not_fix": TheirEvent.COULD_NOT_FIX,
}
_OF_MINE = {
    "they_raised": MyEvent.RAISED_BY_THEM,
    "named": MyEvent.NAMED,
    "agreed": MyEvent.AGREED,
}


def touch_items(contact: Contact, held: Held, by: Viewer) -> None:
    """Every item that came up is touched once and moved on by what was said; the promise hangs on theirs."""
    if held.due_on and not held.promise.strip():
        raise Refused(_("Write what you promised, or take the day away."), "promise")
    theirs = _theirs(contact, held, by)
    if held.promise.strip():
        _promise(contact, held, by, theirs)
    mine = _mine(contact, held, by)
    touched = {item.id for item in (theirs, mine) if item}
    for id in dict.fromkeys(held.also):
        if id not in touched:
            _also(contact, id, by)


def _theirs(contact: Contact, held: Held, by: Viewer) -> AgendaItem | None:
    """The item of theirs that it was about: one that stands, or a new one in their words."""
    helped = [_HELP[one] for one in held.what_i_did() if one in _HELP]
    how = "helped" if set(helped) & set(HELP) else "heard"  # a promise is no help yet
    if held.item_id:
        item = _item(contact, held.item_id, by, Side.THEIRS, "their_item")
        return _touch(contact, item, by, how, [TheirEvent.HEARD, *helped])
    if held.is_new and held.on_their_mind.strip():
        return _touch(contact, _heard(contact, held, by), by, how, helped)
    return None


def _mine(contact: Contact, held: Held, by: Viewer) -> AgendaItem | None:
    """The item of mine that came up: the one that was named, or the only one there is."""
    event, id = _OF_MINE.get(held.mine_came_up), held.my_item_id
    if event and not id:
        mine = agenda.two_agendas(by, contact.alliance).mine
        id = mine[0].id if len(mine) == 1 else None
    if not (event and id):
        return None
    item = _item(contact, id, by, Side.MINE, "my_item")
    return _touch(contact, item, by, held.mine_came_up, [event])


def _heard(contact: Contact, held: Held, by: Viewer) -> AgendaItem:
    return add_item(
        by,
        contact.alliance,
        side=Side.THEIRS,
        words=held.on_their_mind,
        in_their_words=True,
        why=held.why,
        on=_day(contact, by),
    )


def _promise(contact: Contact, held: Held, by: Viewer, item: AgendaItem | None) -> None:
    promise = add_promise(
        by,
        contact.alliance,
        words=held.promise,
        due_on=held.due_on,
        made_on=_day(contact, by),
        item=item,
    )
    PromisedIn.objects.create(org_id=by.org_id, made_by_id=by.id, contact=contact, promise=promise)


def _also(contact: Contact, id: uuid.UUID, by: Viewer) -> None:
    item = _item(contact, id, by, None, "also")
    if item.side == Side.THEIRS:
        _touch(contact, item, by, "heard", [TheirEvent.HEARD])
    else:
        _touch(contact, item, by, "talked", [MyEvent.TALKED])


def _item(contact: Contact, id: uuid.UUID, by: Viewer, side: str | None, field: str) -> AgendaItem:
    item = agenda.own_item(by, id)
    if item.alliance_id != contact.alliance_id or (side and item.side != side):
        raise Refused(_("Please choose one of the things on the two lists."), field)
    return item


def _touch(contact: Contact, item: AgendaItem, by: Viewer, how: str, events: Sequence[str]) -> AgendaItem:
    for event in events:
        try:
            item = step_item(by, item, event=event, on=_day(contact, by))
        except Refused as no:  # the form has no field for it
            raise Refused(no.message) from no
    Touch.objects.create(org_id=by.org_id, made_by_id=by.id, contact=contact, item=item, how=how)
    return item


def _day(contact: Contact, by: Viewer) -> dt.date:
    return contact.at.astimezone(ZoneInfo(by.zone)).date()
