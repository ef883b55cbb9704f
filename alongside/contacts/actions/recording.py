"""Recording a contact as it happened: one transaction for the contact and all that came of it (S6, S8, S12, S23).

Also how it was for me. What is put right or added later stands in `correcting`.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.agreements import add_promise, step_promise
from alongside.agenda.actions.items import add_item, step_item
from alongside.agenda.models import AgendaItem, Side
from alongside.agenda.queries import own_item, own_promise, two_agendas
from alongside.base.action import Claim, action, claim, keep_conflict, stamp
from alongside.base.clock import now, today
from alongside.base.encrypted import is_written
from alongside.base.errors import Refused
from alongside.base.revisions import keep_replaced
from alongside.contacts import models, queries
from alongside.core.states.agenda import HELP, MyEvent, TheirEvent
from alongside.core.states.agreements import PromiseEvent
from alongside.core.states.contact import CONTACT, ContactEvent, ContactState
from alongside.people.models import Alliance

RECORDED = "contact.recorded"
PLANNED = ("way", "place", "started_by")  # said by planning, where it was planned
TOLD = ("on_their_mind", "named", "came_of_it", "who_was_there", "note")
DID = ("listened", "promised", "worked_out", "could_not_fix")
#: What a chip does to an item of theirs. A promise begins something; what comes of it, its own page tells.
HELPED_BY = {
    "promised": TheirEvent.BEGUN,
    "worked_out": TheirEvent.TOGETHER,
    "could_not_fix": TheirEvent.COULD_NOT_FIX,
}
OF_MINE = {
    "they_raised": MyEvent.RAISED_BY_THEM,
    "named": MyEvent.NAMED,
    "agreed": MyEvent.AGREED,
}


@dataclass(frozen=True)
class Account:
    """What happened, as the recording page gives it. Nothing is needed."""

    on_their_mind: str = ""
    in_their_words: bool = False  # what was on their mind is said as they said it
    item_id: uuid.UUID | None = None  # the one of theirs that it was about
    is_new: bool = False  # makes one of what was on their mind
    why: str = ""  # why it matters to them, for a new one
    did: Sequence[str] = ()
    promise: str = ""
    due_on: dt.date | None = None
    mine_came_up: str = ""
    my_item_id: uuid.UUID | None = None  # None: the only one there is
    also: Sequence[uuid.UUID] = ()  # other items of either side that were talked about
    named: str = ""
    came_of_it: str = ""
    way: str = ""
    place: str = ""
    started_by: str = ""
    at: dt.datetime | None = None
    time_open: bool = False  # the day of `at` alone is known
    who_was_there: str = ""
    minutes: int | None = None
    note: str = ""
    ease: int | None = None  # 1 very uneasy to 5 very at ease; for me
    shared: str = ""  # what I shared about myself; for me
    landed: str = ""  # how that landed; for me
    came_about: Sequence[str] = ()  # parts of my plan for it; for me
    kept: Sequence[uuid.UUID] = ()  # promises of mine that are kept

    @property
    def what_i_did(self) -> list[str]:
        """A promise that was written down is one that was made, whether or not its chip was touched."""
        done = {*self.did, *(["promised"] if self.promise.strip() else [])}
        return [code for code in DID if code in done]

    @property
    def of_contact(self) -> dict[str, Any]:
        """What the contact itself holds of it."""
        columns = {name: getattr(self, name).strip() for name in (*PLANNED, *TOLD)}
        columns |= {"minutes": self.minutes, "did": self.what_i_did, "mine_came_up": self.mine_came_up}
        return columns | {"in_their_words": self.in_their_words and bool(columns["on_their_mind"])}


@action(RECORDED, records="A", codes=["way", "started_by"])
def record_contact(
    by: Viewer, alliance: Alliance, *, id: uuid.UUID | None = None, **account: Any
) -> models.Contact:
    """Record a contact that was not planned. Takes the fields of Account. Raises Refused."""
    contact = models.Contact(**stamp(by, id), alliance=alliance, way=models.ContactWay.VISIT, at=now())
    return _recorded(by, contact, id, Account(**account))


@action(RECORDED, records="A", codes=["way", "started_by"])
def record_planned(
    by: Viewer, contact: models.Contact, *, id: uuid.UUID | None = None, **account: Any
) -> models.Contact:
    """Record a contact that was planned; from a second page it is kept beside what the first one said. Raises Refused."""
    if contact.state == ContactState.HAPPENED and contact.saved_as:
        content = account | {"subject": contact.pk}
        if claim(by, RECORDED, contact.saved_as, content) is Claim.OTHER:
            keep_conflict(by, RECORDED, contact.saved_as, content, contact.pk)
        return contact
    if not CONTACT.allows(contact.state, ContactEvent.HAPPENED):
        raise Refused(_("This contact was called off or moved. Put it back on its page first."))
    return _recorded(by, contact, id, Account(**account))


def _recorded(by: Viewer, contact: models.Contact, id: uuid.UUID | None, account: Account) -> models.Contact:
    check_over(by, account)
    contact.state, contact.saved_as = CONTACT.step(contact.state, ContactEvent.HAPPENED), id
    is_early = day_of(by, contact) > today(by.zone)  # planned for another day, it happened now
    if account.at:
        contact.at, contact.time_open = account.at, account.time_open
    elif is_early:
        contact.at, contact.time_open = now(), False
    for name, value in account.of_contact.items():
        setattr(contact, name, value or getattr(contact, name) if name in PLANNED else value)
    contact.save()
    touch_items(by, contact, account)
    if account.ease or account.shared.strip() or account.landed.strip():
        keep_private_note(by, contact, account.ease, shared=account.shared, landed=account.landed)
    tick_plan(by, contact, account.came_about)
    keep_promises(by, contact, account.kept)
    return contact


def keep_promises(by: Viewer, contact: models.Contact, ids: Sequence[uuid.UUID]) -> None:
    """Promises to them that are kept, on the day of the contact. Raises Refused."""
    for promise in [own_promise(by, id) for id in ids]:
        if promise.alliance_id != contact.alliance_id:
            raise Refused(_("Please choose one of the promises that stand here."), "kept")
        step_promise(by, promise, event=PromiseEvent.KEPT, on=day_of(by, contact))


def check_over(by: Viewer, account: Account) -> None:
    """Raises Refused for a day to come, and for a day without a promise."""
    if account.at and account.at.astimezone(ZoneInfo(by.zone)).date() > today(by.zone):
        raise Refused(_("This day is still to come. Plan it instead, or give the day it was."), "day")
    if account.due_on and not account.promise.strip():
        raise Refused(_("Write what you promised, or take the day away."), "promise")


def tick_plan(by: Viewer, contact: models.Contact, came_about: Sequence[str]) -> None:
    """What of my plan came about, kept with it. What was not written cannot have."""
    plan = queries.plan(by, contact)
    if plan is None:
        return
    ticked = [part for part in models.ContactPlan.PARTS if part in came_about and is_written(plan, part)]
    if ticked != plan.came_about:
        plan.came_about = ticked
        plan.save(update_fields=["came_about"])


def touch_items(by: Viewer, contact: models.Contact, account: Account) -> None:
    """Every item that came up is touched once and moved on by what was said; the promise hangs on theirs."""
    their_item = touch_theirs(by, contact, account)
    if account.promise.strip():
        promise = add_promise(
            by,
            contact.alliance,
            words=account.promise,
            due_on=account.due_on,
            made_on=day_of(by, contact),
            item=their_item,
        )
        models.PromisedIn.objects.create(**stamp(by), contact=contact, promise=promise)
    my_item = touch_mine(by, contact, account)
    touched = {item.id for item in (their_item, my_item) if item}
    for id in dict.fromkeys(account.also):
        if id not in touched:
            item = _item(by, contact, id, None, "also")
            if item.side == Side.THEIRS:
                _touch(by, contact, item, "heard", [TheirEvent.HEARD])
            else:
                _touch(by, contact, item, "talked", [MyEvent.TALKED])


def touch_theirs(by: Viewer, contact: models.Contact, account: Account) -> AgendaItem | None:
    """The item of theirs that it was about: one that stands, or a new one in their words."""
    helped = [HELPED_BY[code] for code in account.what_i_did if code in HELPED_BY]
    how = "helped" if set(helped) & set(HELP) else "heard"  # a promise is no help yet
    if account.item_id:
        item = _item(by, contact, account.item_id, Side.THEIRS, "their_item")
        return _touch(by, contact, item, how, [TheirEvent.HEARD, *helped])
    if account.is_new and account.on_their_mind.strip():
        item = add_item(
            by,
            contact.alliance,
            side=Side.THEIRS,
            words=account.on_their_mind,
            in_their_words=account.in_their_words,
            why=account.why,
            on=day_of(by, contact),
        )
        return _touch(by, contact, item, how, helped)
    return None


def touch_mine(by: Viewer, contact: models.Contact, account: Account) -> AgendaItem | None:
    """The item of mine that came up: the one that was named, or the only one there is."""
    event, id = OF_MINE.get(account.mine_came_up), account.my_item_id
    if event and not id:
        my_items = two_agendas(by, contact.alliance).my_items
        id = my_items[0].id if len(my_items) == 1 else None
    if not (event and id):
        return None
    item = _item(by, contact, id, Side.MINE, "my_item")
    return _touch(by, contact, item, account.mine_came_up, [event])


def _item(by: Viewer, contact: models.Contact, id: uuid.UUID, side: str | None, field: str) -> AgendaItem:
    item = own_item(by, id)
    if item.alliance_id != contact.alliance_id or (side and item.side != side):
        raise Refused(_("Please choose one of the things on the two lists."), field)
    return item


def _touch(
    by: Viewer, contact: models.Contact, item: AgendaItem, how: str, events: Sequence[str]
) -> AgendaItem:
    for event in events:
        try:
            item = step_item(by, item, event=event, on=day_of(by, contact))
        except Refused as refused:  # the form has no field for it
            raise Refused(refused.message) from refused
    models.Touch.objects.create(**stamp(by), contact=contact, item=item, how=how)
    return item


def day_of(by: Viewer, contact: models.Contact) -> dt.date:
    return contact.at.astimezone(ZoneInfo(by.zone)).date()


@action("private_note.written", records="C", of="contact", again=True)
def write_private_note(
    by: Viewer, contact: models.Contact, *, id: uuid.UUID | None = None, ease: int | None = None, **words: str
) -> models.Contact:
    """How it was for me: these words take the place of the earlier ones, which are kept."""
    keep_private_note(by, contact, ease, **words)
    return contact


def keep_private_note(by: Viewer, contact: models.Contact, ease: int | None, **words: str) -> None:
    """`words` by the names of PrivateNote.WORDS; what is not among them stays."""
    earlier = queries.private_note(by, contact)
    note = earlier or models.PrivateNote(**stamp(by), contact=contact, author_id=by.id)
    fields = {"ease": ease, **{name: typed.strip() for name, typed in words.items()}}
    before = {name: getattr(note, name) for name in fields}
    if before == fields:
        return
    if earlier:
        keep_replaced(by, "private_note", note.id, by.id, before)
    for name, value in fields.items():
        setattr(note, name, value)
    note.save()
