"""Reading my own lines: my statement, and what happened at one with somebody. Their author's alone."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from alongside.access.identities import Viewer
from alongside.agenda.queries import one_of
from alongside.base.clock import today
from alongside.contacts.models import PrivateNote
from alongside.core.boundaries import BoundaryMark, Thought, thoughts
from alongside.core.states.contact import ContactState
from alongside.people.models import Alliance
from alongside.reflection.models import BoundaryMoment, BoundaryStatement


@dataclass(frozen=True)
class Boundaries:
    """At the line between me and somebody: what I shared, what happened, the newest first, and what that may say."""

    shared: Sequence[PrivateNote] = ()
    moments: Sequence[BoundaryMoment] = ()
    thoughts: Sequence[Thought] = ()

    @property
    def open(self) -> list[BoundaryMoment]:
        """What I was given or asked for and have not answered."""
        return [moment for moment in self.moments if moment.is_open]


def statement(viewer: Viewer) -> BoundaryStatement | None:
    return BoundaryStatement.objects.filter(org_id=viewer.org_id, practitioner_id=viewer.id).first()


def between(viewer: Viewer, alliance: Alliance) -> Boundaries:
    """Of an alliance of the viewer's own; nothing while what is theirs is closed to them."""
    if viewer.closed:
        return Boundaries()
    rows = BoundaryMoment.objects.filter(org_id=viewer.org_id, alliance=alliance, made_by_id=viewer.id)
    moments = list(rows.filter(dropped_at__isnull=True).order_by("-on", "-seq"))
    shared, zone = shared_with(viewer, alliance), ZoneInfo(viewer.zone)
    marks = [BoundaryMark(moment.on, kind=moment.kind) for moment in moments]
    marks += [BoundaryMark(note.contact.at.astimezone(zone).date(), need=note.whose_need) for note in shared]
    return Boundaries(shared, moments, thoughts(marks, today(viewer.zone)))


def shared_with(viewer: Viewer, alliance: Alliance) -> list[PrivateNote]:
    """What I shared about myself in an alliance of my own, the newest contact first, each with its contact."""
    notes = PrivateNote.objects.filter(
        org_id=viewer.org_id, author_id=viewer.id, contact__alliance_id=alliance.id
    ).exclude(contact__state=ContactState.WITHDRAWN)
    return [note for note in notes.select_related("contact").order_by("-contact__at") if note.shared]


def moment(viewer: Viewer, id: uuid.UUID) -> BoundaryMoment:
    """One of mine, with a person who is open to me. Raises NotThere."""
    rows = BoundaryMoment.objects.filter(made_by_id=viewer.id)
    return one_of(viewer, rows, id, own=True)
