"""Reading contacts. The first argument is the viewer; an alliance has been fetched for them before."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery, UUIDField

from alongside.access.identities import Viewer
from alongside.agenda.models import Item, Promise, Side
from alongside.base.acting import saw
from alongside.base.clock import day_bounds
from alongside.base.errors import NotThere
from alongside.base.submit import kept_among
from alongside.contacts.models import Addendum, Away, Contact, ForMe, Plan, PromisedIn, Touch
from alongside.contacts.models.contact import Way
from alongside.core.states import ContactState
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances, visible_alliances

RECENT = 20
IN_PERSON = (Way.VISIT, Way.VIDEO, Way.MEETING)  # ways in which two people see each other
ABOUT = ("alliance__person", "alliance__practitioner")
BEFORE = ("before_0", "before_1", "before_2")  # as many as the first meetings are looked at (S22)
NO_PHOTO = "alliance__practitioner__photo"


def _of(viewer: Viewer, alliance: Alliance) -> QuerySet[Contact]:
    return Contact.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id)


def _with_what_was_in_them(contacts: QuerySet[Contact], *, promised: bool = True) -> QuerySet[Contact]:
    """What was touched and promised, one query each, however many contacts there are."""
    promises = PromisedIn.objects.select_related("promise").order_by("seq")
    touched = Prefetch("touches", Touch.objects.select_related("item").order_by("seq"))
    return contacts.prefetch_related(touched, Prefetch("promised", promises if promised else promises.none()))


def past(viewer: Viewer, alliance: Alliance) -> QuerySet[Contact]:
    """What happened, or was called off, newest first; for paging."""
    found = _of(viewer, alliance).exclude(state=ContactState.PLANNED).order_by("-at", "-seq")
    return _with_what_was_in_them(found)


def recent(viewer: Viewer, alliance: Alliance, limit: int = RECENT) -> list[Contact]:
    """The newest contacts of an alliance with what was touched and promised in them (three SELECTs)."""
    return list(past(viewer, alliance)[:limit])


def planned(viewer: Viewer, alliance: Alliance) -> list[Contact]:
    """What is planned, the next one first; those of the past that nobody recorded yet stand before it."""
    return list(_of(viewer, alliance).filter(state=ContactState.PLANNED).order_by("at", "seq"))


def next_and_last(
    viewer: Viewer, alliance: Alliance, next: int, last: int
) -> tuple[list[Contact], list[Contact]]:
    """The first that are planned and the newest that are past, with what was touched, in two SELECTs for both.

    What was promised in them is not read: beside them stands every promise that is open."""
    here = _of(viewer, alliance)
    coming = here.filter(state=ContactState.PLANNED).order_by("at", "seq").values("pk")[:next]
    over = here.exclude(state=ContactState.PLANNED).order_by("-at", "-seq").values("pk")[:last]
    both = here.filter(Q(pk__in=coming) | Q(pk__in=over)).order_by("at", "seq")
    found = _with_what_was_in_them(both, promised=False)
    planned = [one for one in found if one.state == ContactState.PLANNED]
    return planned, [one for one in reversed(found) if one.state != ContactState.PLANNED]


def happened_before(viewer: Viewer, contact: Contact) -> int:
    """How many contacts of this alliance happened before this one, counted to three at most (S22)."""
    earlier = _of(viewer, contact.alliance).filter(state=ContactState.HAPPENED, at__lt=contact.at)
    return len(earlier.exclude(pk=contact.id).values_list("id")[:3])


def happened(viewer: Viewer, alliance: Alliance, by_day: dt.date | None = None) -> int:
    """How many contacts of this alliance happened, up to the end of a day where one is given, to three at most (S22)."""
    rows = _up_to(_of(viewer, alliance).filter(state=ContactState.HAPPENED), viewer, by_day)
    return len(rows.values_list("id")[:3])


def _up_to(rows: QuerySet[Contact], viewer: Viewer, day: dt.date | None) -> QuerySet[Contact]:
    return rows.filter(at__lt=day_bounds(day, viewer.zone)[1]) if day else rows


#: What the words of a touched item are opened with.
_ID = UUIDField()
_TOUCHED = {"id": _ID, "alliance_id": _ID, "made_by_id": _ID, "side": None, "words": None}


def last_seen(viewer: Viewer, alliance: Alliance, by_day: dt.date | None = None) -> Contact | None:
    """The newest contact, up to the end of a day where one is given, in which the two saw each other; its `about` is what was on their mind then (one SELECT).

    `about` is the thing of theirs that it touched first, else what was written down, else None or "".
    """
    theirs = Touch.objects.filter(org_id=viewer.org_id, contact_id=OuterRef("pk"), item__side=Side.THEIRS)
    first = {
        f"first_{name}": Subquery(theirs.order_by("seq").values(f"item__{name}")[:1], output_field=kind)
        for name, kind in _TOUCHED.items()
    }
    seen = _of(viewer, alliance).filter(state=ContactState.HAPPENED, way__in=IN_PERSON)
    found: Any = _up_to(seen, viewer, by_day).annotate(**first).order_by("-at", "-seq").first()
    if found is not None:
        item = Item(org_id=found.org_id, **{name: getattr(found, f"first_{name}") for name in _TOUCHED})
        found.about = item.words if found.first_id else found.on_their_mind
    return found


def contact(viewer: Viewer, id: uuid.UUID) -> Contact:
    """One contact that the viewer may read, with what was in it. Raises NotThere."""
    found = (
        Contact.objects.filter(pk=id, alliance__in=visible_alliances(viewer))
        .select_related(*ABOUT)
        .defer(NO_PHOTO)
    )
    return _seen(_with_what_was_in_them(found).first())


def is_promise_unsaid(viewer: Viewer, contact: Contact) -> bool:
    """S8: whether something was promised in it that nobody wrote down, then or since. Nobody would be reminded of it."""
    if "promised" not in contact.did or contact.promised.all():
        return False
    day = contact.at.astimezone(ZoneInfo(viewer.zone)).date()
    return not Promise.objects.filter(
        org_id=viewer.org_id, alliance=contact.alliance, made_on__gte=day
    ).exists()


def _own(viewer: Viewer, id: uuid.UUID) -> QuerySet[Contact]:
    rows = Contact.objects.filter(pk=id, org_id=viewer.org_id, alliance__in=own_alliances(viewer))
    return rows.select_related(*ABOUT).defer(NO_PHOTO)


def _with_those_before(contacts: QuerySet[Contact]) -> QuerySet[Contact]:
    same = {"org_id": OuterRef("org_id"), "alliance_id": OuterRef("alliance_id")}
    earlier = Contact.objects.filter(state=ContactState.HAPPENED, at__lt=OuterRef("at"), **same)
    ids = earlier.exclude(pk=OuterRef("pk")).order_by("at", "seq").values("pk")
    return contacts.annotate(**{name: Subquery(ids[n : n + 1]) for n, name in enumerate(BEFORE)})


def own_contact(viewer: Viewer, id: uuid.UUID) -> Contact:
    """One contact of the viewer's own, to change. Raises NotThere."""
    return _seen(_own(viewer, id).first())


def own_contact_and_before(viewer: Viewer, id: uuid.UUID) -> tuple[Contact, int]:
    """The same, and how many happened before it, counted to three at most (S22), in one SELECT. Raises NotThere."""
    found = _seen(_with_those_before(_own(viewer, id)).first())
    return found, sum(getattr(found, name) is not None for name in BEFORE)


def _seen(found: Contact | None) -> Contact:
    if found is None:
        raise NotThere
    saw("person", [found.alliance.person_id])
    saw("contact", [found.id])
    return found


def addenda(viewer: Viewer, contact: Contact) -> list[Addendum]:
    """What was added later, oldest first."""
    return list(Addendum.objects.filter(org_id=viewer.org_id, contact_id=contact.id).order_by("seq"))


def also_wrote(viewer: Viewer, contact: Contact) -> list[dict]:
    """What the same page was saved with a second time; for its author only (see base.submit)."""
    ids = [id for id in (contact.id, contact.saved_as) if id]
    return kept_among(viewer, ids, "contact.withdrawn", about="contact")


def for_me(viewer: Viewer, contact: Contact) -> ForMe | None:
    """How it was for me: its author's own, and nobody else's."""
    return ForMe.objects.filter(org_id=viewer.org_id, contact_id=contact.id, author_id=viewer.id).first()


def plan(viewer: Viewer, contact: Contact) -> Plan | None:
    """The newest version of my plan for a contact of mine."""
    mine = Plan.objects.filter(org_id=viewer.org_id, contact_id=contact.id, made_by_id=viewer.id)
    return mine.order_by("-seq").first()


def said_openly(viewer: Viewer, plan: Plan | None) -> list[str]:
    """What of their own its practitioner chose to say openly. Closed to an account that has a new password by a lead's link:
    until it is said, it is theirs alone."""
    if plan is None or viewer.closed:
        return []
    return [getattr(plan, name) for name in Plan.OWN if name in plan.openly]


def aways(viewer: Viewer, alliance: Alliance) -> list[Away]:
    """Times without contact that had a reason, newest first."""
    return list(Away.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id).order_by("-since", "-seq"))


def own_away(viewer: Viewer, id: uuid.UUID) -> Away:
    """One of them, of the viewer's own, to change. Raises NotThere."""
    found = (
        Away.objects.filter(pk=id, alliance__in=own_alliances(viewer))
        .select_related(*ABOUT)
        .defer(NO_PHOTO)
        .first()
    )
    if found is None:
        raise NotThere
    saw("person", [found.alliance.person_id])
    return found
