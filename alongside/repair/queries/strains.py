from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import QuerySet

from alongside.access.identities import Viewer
from alongside.base.errors import NotThere
from alongside.base.request_context import saw
from alongside.contacts.models import Contact
from alongside.core.states.rupture import OPEN_RUPTURE
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances
from alongside.repair.models import (
    HardConversation,
    HardDay,
    RepairAttempt,
    Rupture,
    RuptureAddendum,
    RuptureNote,
    Slip,
)
from alongside.repair.models.rupture import COUNTS
from alongside.repair.queries.standing import not_come_back_to

R = TypeVar("R", Rupture, HardConversation, Slip, HardDay)


@dataclass(frozen=True)
class Whole:
    """A hard patch with everything written about it and everything tried, oldest first."""

    strain: Rupture
    notes: tuple[RuptureNote, ...]
    attempts: tuple[RepairAttempt, ...]
    addenda: tuple[RuptureAddendum, ...] = ()

    def part(self, part: str) -> list[RuptureNote]:
        """What was written about one part of it."""
        return [one for one in self.notes if one.part == part]


def strains(viewer: Viewer, alliance: Alliance) -> list[Rupture]:
    """The hard patches of an alliance fetched for this viewer, newest first; none of somebody else's."""
    return list(_of(Rupture, viewer, alliance).filter(COUNTS).order_by("-began_on", "-seq"))


def taken_back(viewer: Viewer, alliance: Alliance) -> list[Rupture]:
    """Those that were noted by mistake, newest first: they count nowhere, and are found where all of it is."""
    return list(_of(Rupture, viewer, alliance).exclude(COUNTS).order_by("-began_on", "-seq"))


def open_strains(viewer: Viewer) -> list[Rupture]:
    """Every hard patch of mine that is not mended, oldest first."""
    states = [one.value for one in OPEN_RUPTURE]
    own = {"org_id": viewer.org_id, "alliance__in": own_alliances(viewer)}
    found = Rupture.objects.filter(COUNTS, state__in=states, **own)
    rows = list(found.select_related("alliance__person").order_by("began_on", "seq"))
    saw("person", [one.alliance.person_id for one in rows])
    return rows


def slips(viewer: Viewer, alliance: Alliance) -> list[Slip]:
    """Clumsy moments that were forgiven, oldest first."""
    return list(_of(Slip, viewer, alliance).filter(taken_back_at__isnull=True).order_by("on", "seq"))


def talks(viewer: Viewer, alliance: Alliance) -> list[HardConversation]:
    """Hard conversations that were thought through, newest first."""
    return list(_of(HardConversation, viewer, alliance).order_by("-seq"))


def talks_for(viewer: Viewer, contact: Contact) -> list[HardConversation]:
    """The hard conversations that belong to a contact of mine, or are to be come back to by then, newest first."""
    day = contact.at.astimezone(ZoneInfo(viewer.zone)).date()
    mine = _of(HardConversation, viewer, contact.alliance)
    due = not_come_back_to(mine.filter(back_on__lte=day, said_on__isnull=False)).values("pk")
    found = list(mine.filter(models.Q(contact_id=contact.id) | models.Q(pk__in=due)).order_by("-seq"))
    for one in found:
        one.alliance = contact.alliance  # at hand already
    return found


def strain_after(viewer: Viewer, talk: HardConversation) -> Rupture | None:
    """The hard patch that came after a hard conversation of mine, the newest."""
    return _of(Rupture, viewer, talk.alliance).filter(COUNTS, hard_talk_id=talk.id).order_by("-seq").first()


def weather(viewer: Viewer, alliance: Alliance) -> list[HardDay]:
    """Dates that may hurt and still stand, in order."""
    return list(_of(HardDay, viewer, alliance).filter(dropped_at__isnull=True).order_by("on", "seq"))


def own_strain(viewer: Viewer, id: uuid.UUID, lock: bool = False) -> Rupture:
    """One hard patch of mine, to read or change. Raises NotThere."""
    return _own(Rupture, viewer, id, lock)


def own_talk(viewer: Viewer, id: uuid.UUID, lock: bool = False) -> HardConversation:
    """One hard conversation of mine. Raises NotThere."""
    return _own(HardConversation, viewer, id, lock)


def own_weather(viewer: Viewer, id: uuid.UUID, lock: bool = False) -> HardDay:
    """One date that may hurt. Raises NotThere."""
    return _own(HardDay, viewer, id, lock)


def own_slip(viewer: Viewer, id: uuid.UUID, lock: bool = False) -> Slip:
    """One forgiven slip that was not taken back. Raises NotThere."""
    found = _own(Slip, viewer, id, lock)
    if found.taken_back_at is not None:
        raise NotThere
    return found


def whole(viewer: Viewer, id: uuid.UUID) -> Whole:
    """A hard patch of mine with all that belongs to it. Raises NotThere."""
    strain = own_strain(viewer, id)
    own = {"org_id": viewer.org_id, "strain_id": strain.id}
    notes = RuptureNote.objects.filter(**own).order_by("seq")
    attempts = RepairAttempt.objects.filter(**own).order_by("on", "seq")
    addenda = RuptureAddendum.objects.filter(**own).order_by("seq")
    return Whole(strain, tuple(notes), tuple(attempts), tuple(addenda))


def _of(model: type[models.Model], viewer: Viewer, alliance: Alliance) -> QuerySet:
    # a supervisor may hold the alliance in hand; what strains it is not theirs to read
    own = {"alliance_id": alliance.id, "alliance__practitioner_id": viewer.id}
    return model._default_manager.filter(org_id=viewer.org_id, **own)


def _own(model: type[R], viewer: Viewer, id: uuid.UUID, lock: bool) -> R:
    rows = model._default_manager.filter(org_id=viewer.org_id, pk=id, alliance__in=own_alliances(viewer))
    rows = rows.select_related("alliance__person")
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None:
        raise NotThere
    saw("person", [row.alliance.person_id])
    return row
