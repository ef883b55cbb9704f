"""What hangs on a contact that may have been recorded by mistake."""

from __future__ import annotations

from dataclasses import dataclass

from alongside.access.identities import Viewer
from alongside.agenda.models import Item, Promise, Side
from alongside.contacts.models import Contact, PromisedIn, Touch
from alongside.core.states import PromiseState, TheirState


@dataclass(frozen=True)
class Hanging:
    """What came with a contact alone (`items`, `promises`), and what has a life of its own (`moved`, `settled`)."""

    items: tuple[Item, ...]
    promises: tuple[Promise, ...]
    moved: tuple[Item, ...]
    settled: tuple[Promise, ...]


def hanging(viewer: Viewer, contact: Contact) -> Hanging:
    """For a contact that was fetched for this viewer. An item was heard first in it where its words are the contact's
    and no other contact touched it; a promise that is no longer open has become something since."""
    touched, promised = _all(viewer, contact)
    lives = _elsewhere(viewer, contact, touched)
    came = [one for one in touched if one.id not in lives and _heard_in(one, contact)]
    return Hanging(
        items=tuple(came),
        promises=tuple(one for one in promised if one.state == PromiseState.OPEN),
        moved=tuple(one for one in touched if one not in came),
        settled=tuple(one for one in promised if one.state != PromiseState.OPEN),
    )


def gone_with(viewer: Viewer, contact: Contact) -> Hanging:
    """What went with a contact that was taken back, and the rest."""
    touched, promised = _all(viewer, contact)
    return Hanging(
        items=tuple(one for one in touched if one.state == TheirState.WITHDRAWN),
        promises=tuple(one for one in promised if one.state == PromiseState.WITHDRAWN),
        moved=tuple(one for one in touched if one.state != TheirState.WITHDRAWN),
        settled=tuple(one for one in promised if one.state != PromiseState.WITHDRAWN),
    )


def _all(viewer: Viewer, contact: Contact) -> tuple[list[Item], list[Promise]]:
    here = {"org_id": viewer.org_id, "contact_id": contact.id}
    touched = Touch.objects.filter(**here).select_related("item").order_by("seq")
    made = PromisedIn.objects.filter(**here).select_related("promise").order_by("seq")
    return [one.item for one in touched], [one.promise for one in made]


def _heard_in(item: Item, contact: Contact) -> bool:
    new = item.side == Side.THEIRS and item.goal_id is None and not item.closed
    return new and item.words == contact.on_their_mind


def _elsewhere(viewer: Viewer, contact: Contact, items: list[Item]) -> set:
    """Which of these other contacts or promises speak of."""
    about = {"org_id": viewer.org_id, "item_id__in": [one.id for one in items]}
    touched = Touch.objects.filter(**about).exclude(contact_id=contact.id).values_list("item_id", flat=True)
    promised = Promise.objects.filter(**about).exclude(made_in__contact_id=contact.id)
    return {*touched, *promised.values_list("item_id", flat=True)}
