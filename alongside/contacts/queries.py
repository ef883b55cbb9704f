"""Reading contacts. The first argument is the viewer; an alliance has been fetched for them before."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q, QuerySet

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem, Promise, Side
from alongside.agenda.queries import one_of
from alongside.base.clock import day_bounds, now, today
from alongside.base.models import Submission, there
from alongside.base.request_context import saw
from alongside.contacts import models
from alongside.contacts.models import in_a_day
from alongside.core.states.agenda import TheirState
from alongside.core.states.agreements import PromiseState
from alongside.core.states.contact import CORRECTED_WITHIN, ContactState
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances

NOT_PAST = (ContactState.PLANNED, ContactState.DROPPED)
LAST, NEXT = 5, 3  # what a person's page shows
# ways in which two people see each other
IN_PERSON = (models.ContactWay.VISIT, models.ContactWay.VIDEO, models.ContactWay.MEETING)


def _of(viewer: Viewer, alliance: Alliance) -> QuerySet[models.Contact]:
    return models.Contact.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id)


def _with_touches(contacts: QuerySet[models.Contact], *, promised: bool = True) -> QuerySet[models.Contact]:
    """What was touched and promised, one query each, however many contacts there are."""
    promises = models.PromisedIn.objects.select_related("promise").order_by("seq")
    touched = Prefetch("touches", models.Touch.objects.select_related("item").order_by("seq"))
    return contacts.prefetch_related(touched, Prefetch("promised", promises if promised else promises.none()))


def past(viewer: Viewer, alliance: Alliance) -> QuerySet[models.Contact]:
    """What happened, or was called off, newest first, with what was touched and promised (three SELECTs)."""
    contacts = _of(viewer, alliance).exclude(state__in=NOT_PAST)
    return _with_touches(contacts.order_by("-at", "-seq"))


def planned(viewer: Viewer, alliance: Alliance) -> list[models.Contact]:
    """What is planned, the next one first; those of the past that nobody recorded yet stand before it."""
    contacts = _of(viewer, alliance).filter(state=ContactState.PLANNED)
    return sorted(contacts, key=lambda contact: in_a_day(contact, viewer.zone))


def next_and_last(viewer: Viewer, alliance: Alliance) -> tuple[list[models.Contact], list[models.Contact]]:
    """The first that are planned and the newest that are past, with what was touched, in two SELECTs for both.

    What was promised in them is not read: beside them stands every promise that is open."""
    contacts = _of(viewer, alliance)
    coming = contacts.filter(state=ContactState.PLANNED).order_by("at", "seq").values("pk")[:NEXT]
    over = contacts.exclude(state__in=NOT_PAST).order_by("-at", "-seq").values("pk")[:LAST]
    both = contacts.filter(Q(pk__in=coming) | Q(pk__in=over)).order_by("at", "seq")
    beside = _with_touches(both, promised=False)
    planned = [contact for contact in beside if contact.state == ContactState.PLANNED]
    planned.sort(key=lambda contact: in_a_day(contact, viewer.zone))
    return planned, [contact for contact in reversed(beside) if contact.state != ContactState.PLANNED]


def happened_before(viewer: Viewer, contact: models.Contact) -> int:
    """How many contacts of this alliance happened before this one, counted to three at most (S22)."""
    earlier = _of(viewer, contact.alliance).filter(state=ContactState.HAPPENED, at__lt=contact.at)
    return len(earlier.exclude(pk=contact.id).values_list("id")[:3])


def _happened(viewer: Viewer, alliance: Alliance, by_day: dt.date | None) -> QuerySet[models.Contact]:
    contacts = _of(viewer, alliance).filter(state=ContactState.HAPPENED)
    return contacts.filter(at__lt=day_bounds(by_day, viewer.zone)[1]) if by_day else contacts


def happened(viewer: Viewer, alliance: Alliance, by_day: dt.date | None = None) -> int:
    """How many contacts of this alliance happened, up to the end of a day where one is given, to three at most (S22)."""
    return len(_happened(viewer, alliance, by_day).values_list("id")[:3])


def last_seen(viewer: Viewer, alliance: Alliance, by_day: dt.date | None = None) -> models.Contact | None:
    """The newest contact, up to the end of a day where one is given, in which the two saw each other.

    Its `about` is what was on their mind: the first thing of theirs that it touched, else what was written down,
    else None or "". `about_in_their_words`: whether these are their own words.
    """
    in_person = _happened(viewer, alliance, by_day).filter(way__in=IN_PERSON)
    contact: Any = in_person.order_by("-at", "-seq").first()
    if contact is not None:
        touches = contact.touches.filter(org_id=viewer.org_id, item__side=Side.THEIRS).select_related("item")
        touch = touches.order_by("seq").first()
        contact.about = touch.item.words if touch else contact.on_their_mind
        contact.about_in_their_words = (touch.item if touch else contact).in_their_words
    return contact


def contact(viewer: Viewer, id: uuid.UUID) -> models.Contact:
    """One contact that the viewer may read, with what was in it. Raises NotThere."""
    contact: models.Contact = one_of(viewer, _with_touches(models.Contact.objects.all()), id, own=False)
    saw("contact", [contact.id])
    return contact


def own_contact(viewer: Viewer, id: uuid.UUID) -> models.Contact:
    """One contact of the viewer's own, to change. Raises NotThere."""
    contact: models.Contact = one_of(viewer, models.Contact.objects.all(), id, own=True)
    saw("contact", [contact.id])
    return contact


def is_promise_unsaid(contact: models.Contact) -> bool:
    """S8: whether something was promised in it that nobody wrote down, whatever else was. Nobody would be reminded of it."""
    return "promised" in contact.did and not contact.promised.all()


def addenda(viewer: Viewer, contact: models.Contact) -> list[models.Addendum]:
    """What was added later, oldest first."""
    return list(models.Addendum.objects.filter(org_id=viewer.org_id, contact_id=contact.id).order_by("seq"))


def private_note(viewer: Viewer, contact: models.Contact) -> models.PrivateNote | None:
    """How it was for me: its author's own, and nobody else's."""
    return models.PrivateNote.objects.filter(
        org_id=viewer.org_id, contact_id=contact.id, author_id=viewer.id
    ).first()


def plan(viewer: Viewer, contact: models.Contact) -> models.ContactPlan | None:
    """The newest version of my plan for a contact of mine."""
    plans = models.ContactPlan.objects.filter(
        org_id=viewer.org_id, contact_id=contact.id, made_by_id=viewer.id
    )
    return plans.order_by("-seq").first()


def corrected_until(viewer: Viewer, contact: models.Contact) -> dt.datetime | None:
    """Until when its author may write it anew, as the page that recorded it was saved; None where that is over."""
    if contact.state != ContactState.HAPPENED or not contact.saved_as:
        return None
    pages = Submission.objects.filter(org_id=viewer.org_id, author_id=viewer.id, pk=contact.saved_as)
    until = [recorded_at + CORRECTED_WITHIN for recorded_at in pages.values_list("at", flat=True)]
    return until[0] if until and until[0] > now() else None


def open_promise_of(viewer: Viewer, contact: models.Contact) -> Promise | None:
    """The first promise that was made in it, while nothing has become of it."""
    made = models.PromisedIn.objects.filter(
        org_id=viewer.org_id, contact=contact, promise__state=PromiseState.OPEN
    )
    first = made.select_related("promise__alliance").order_by("seq").first()
    return first and first.promise


def touched_by_side(viewer: Viewer, contact: models.Contact) -> tuple[list[str], list[str]]:
    """The items that it touched, theirs and mine, by id, the first one first."""
    touches = models.Touch.objects.filter(org_id=viewer.org_id, contact=contact).order_by("seq")
    sides = list(touches.values_list("item_id", "item__side"))
    their_ids, my_ids = ([str(id) for id, of in sides if of == side] for side in (Side.THEIRS, Side.MINE))
    return their_ids, my_ids


def kept_that_day(viewer: Viewer, contact: models.Contact) -> list[Promise]:
    """Promises between the two that were kept on the day of the contact, and still are."""
    day = contact.at.astimezone(ZoneInfo(viewer.zone)).date()
    of_alliance = {"org_id": viewer.org_id, "alliance_id": contact.alliance_id}
    return list(Promise.objects.filter(**of_alliance, state=PromiseState.KEPT, state_on=day).order_by("seq"))


def said_openly(viewer: Viewer, plan: models.ContactPlan | None) -> list[str]:
    """What of their own its practitioner chose to say openly. Closed to an account that has a new password by a lead's link:
    until it is said, it is theirs alone."""
    if plan is None or viewer.closed:
        return []
    return [getattr(plan, name) for name in models.ContactPlan.OWN if name in plan.openly]


def _absences(viewer: Viewer, **of: Any) -> QuerySet[models.Absence]:
    return models.Absence.objects.filter(org_id=viewer.org_id, dropped_at__isnull=True, **of)


def _lasting(day: dt.date) -> Q:
    return Q(until__isnull=True) | Q(until__gte=day)


def absences(viewer: Viewer, alliance: Alliance) -> list[models.Absence]:
    """Times without contact that had a reason, newest first."""
    return list(_absences(viewer, alliance_id=alliance.id).order_by("-since", "-seq"))


def absences_from(viewer: Viewer, alliance: Alliance, day: dt.date) -> list[models.Absence]:
    """Those that last on this day or are to come, the first first."""
    rows = _absences(viewer, alliance_id=alliance.id).filter(_lasting(day))
    return list(rows.select_related("leave").order_by("since", "seq"))


def own_absence(viewer: Viewer, id: uuid.UUID, *, dropped: bool = False) -> models.Absence:
    """One of them, of the viewer's own, to change; one that was taken off only where `dropped`. Raises NotThere."""
    return one_of(viewer, models.Absence.objects.all() if dropped else _absences(viewer), id, own=True)


def own_leaves(viewer: Viewer) -> list[models.Absence]:
    """My leave for all my people that lasts or is to come, the first first: of each the absence of one of them."""
    rows = _of_leaves(viewer, _absences(viewer)).filter(_lasting(today(viewer.zone)))
    of_one = {row.leave_id: row for row in rows.order_by("-seq")}
    return sorted(of_one.values(), key=lambda row: row.since)


def own_leave(viewer: Viewer, id: uuid.UUID, *, dropped: bool = False) -> models.Leave:
    """One leave of mine, to change, with its `absence`: that of one of my people; one that was taken off only where
    `dropped`. Raises NotThere."""
    rows = _of_leaves(viewer, models.Absence.objects.all() if dropped else _absences(viewer))
    absence = there(rows.filter(leave_id=id).order_by("seq").first())
    leave: Any = absence.leave
    leave.absence = absence
    return leave


def _of_leaves(viewer: Viewer, rows: QuerySet[models.Absence]) -> QuerySet[models.Absence]:
    of_viewer = rows.filter(
        org_id=viewer.org_id, alliance__in=own_alliances(viewer), leave__made_by_id=viewer.id
    )
    return of_viewer.select_related("alliance__person", "leave")


def within_leave(viewer: Viewer, absence: models.Absence) -> list[models.Contact]:
    """What is planned within it with any of my people, from today on, the next one first."""
    first, last = max(absence.since, today(viewer.zone)), absence.until
    contacts = models.Contact.objects.filter(
        org_id=viewer.org_id,
        alliance__in=own_alliances(viewer),
        state=ContactState.PLANNED,
        at__gte=day_bounds(first, viewer.zone)[0],
    )
    contacts = contacts.filter(at__lt=day_bounds(last, viewer.zone)[1]) if last else contacts
    planned = sorted(
        contacts.select_related("alliance__person"), key=lambda contact: in_a_day(contact, viewer.zone)
    )
    saw("person", [contact.alliance.person_id for contact in planned])
    return planned


@dataclass(frozen=True)
class Hanging:
    """What came with a contact alone (`items`, `promises`), and what has a life of its own (`moved`, `settled`)."""

    items: tuple[AgendaItem, ...]
    promises: tuple[Promise, ...]
    moved: tuple[AgendaItem, ...]
    settled: tuple[Promise, ...]


def hanging(viewer: Viewer, contact: models.Contact) -> Hanging:
    """What hangs on a contact that may have been recorded by mistake; it was fetched for this viewer.

    An item was heard first in it where its words are the contact's and no other contact or promise speaks of it. A
    promise that is no longer open has become something since.
    """
    items, promises = _touched_and_promised(viewer, contact)
    about = {"org_id": viewer.org_id, "item_id__in": [item.id for item in items]}
    touched = (
        models.Touch.objects.filter(**about).exclude(contact_id=contact.id).values_list("item_id", flat=True)
    )
    promised = Promise.objects.filter(**about).exclude(made_in__contact_id=contact.id)
    elsewhere = {*touched, *promised.values_list("item_id", flat=True)}
    came = [
        item
        for item in items
        if item.id not in elsewhere
        and (item.side == Side.THEIRS and item.goal_id is None and not item.closed)
        and item.words == contact.on_their_mind
    ]
    return Hanging(
        items=tuple(came),
        promises=tuple(promise for promise in promises if promise.state == PromiseState.OPEN),
        moved=tuple(item for item in items if item not in came),
        settled=tuple(promise for promise in promises if promise.state != PromiseState.OPEN),
    )


def gone_with(viewer: Viewer, contact: models.Contact) -> tuple[list[AgendaItem], list[Promise]]:
    """What went with a contact that was taken back."""
    items, promises = _touched_and_promised(viewer, contact)
    gone = [promise for promise in promises if promise.state == PromiseState.WITHDRAWN]
    return [item for item in items if item.state == TheirState.WITHDRAWN], gone


def _touched_and_promised(viewer: Viewer, contact: models.Contact) -> tuple[list[AgendaItem], list[Promise]]:
    of_contact = {"org_id": viewer.org_id, "contact_id": contact.id}
    touches = models.Touch.objects.filter(**of_contact).select_related("item").order_by("seq")
    promised = models.PromisedIn.objects.filter(**of_contact).select_related("promise").order_by("seq")
    return [touch.item for touch in touches], [made.promise for made in promised]
