"""Reading hard patches, forgiven slips, hard conversations and days that may hurt: their practitioner's alone."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import BooleanField, CharField, Exists, F, Model, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from alongside.access.identities import Viewer
from alongside.agenda.queries import one_of
from alongside.base.models import COUNTS
from alongside.base.request_context import saw
from alongside.contacts.models import Contact
from alongside.core.states.rupture import OPEN_RUPTURE
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances
from alongside.repair import models

OPEN = Q(COUNTS, state__in=[state.value for state in OPEN_RUPTURE])


@dataclass(frozen=True)
class WholeRupture:
    """A hard patch with everything written about it and everything tried, oldest first."""

    rupture: models.Rupture
    notes: tuple[models.RuptureNote, ...]
    attempts: tuple[models.RepairAttempt, ...]
    addenda: tuple[models.RuptureAddendum, ...] = ()

    def part(self, part: str) -> list[models.RuptureNote]:
        """What was written about one part of it."""
        return [note for note in self.notes if note.part == part]


def ruptures(viewer: Viewer, alliance: Alliance) -> list[models.Rupture]:
    """The hard patches of an alliance fetched for this viewer, newest first; none of somebody else's."""
    return list(_of(models.Rupture, viewer, alliance).filter(COUNTS).order_by("-began_on", "-seq"))


def retracted_ruptures(viewer: Viewer, alliance: Alliance) -> list[models.Rupture]:
    """Those that were noted by mistake, newest first: they count nowhere, and are found where all of it is."""
    return list(_of(models.Rupture, viewer, alliance).exclude(COUNTS).order_by("-began_on", "-seq"))


def open_ruptures(viewer: Viewer) -> list[models.Rupture]:
    """Every hard patch of mine that is not mended, oldest first."""
    rows = models.Rupture.objects.filter(OPEN, org_id=viewer.org_id, alliance__in=own_alliances(viewer))
    ruptures = list(rows.select_related("alliance__person").order_by("began_on", "seq"))
    saw("person", [rupture.alliance.person_id for rupture in ruptures])
    return ruptures


def open_rupture(viewer: Viewer, alliance: Alliance) -> models.Rupture | None:
    """The oldest hard patch of an alliance of the viewer's own that is not mended, if there is one."""
    return _of(models.Rupture, viewer, alliance).filter(OPEN).order_by("began_on", "seq").first()


def how_hard(viewer: Viewer) -> dict[uuid.UUID, str]:
    """By alliance of the viewer's own: "strained" where a hard patch is open, else "mended" where one was mended. Nothing
    while what is theirs is closed to them."""
    if viewer.closed:
        return {}
    rows = models.Rupture.objects.filter(COUNTS, org_id=viewer.org_id, alliance__practitioner_id=viewer.id)
    states = sorted(rows.values_list("alliance_id", "state"), key=lambda row: row[1] in OPEN_RUPTURE)
    return {id: "strained" if state in OPEN_RUPTURE else "mended" for id, state in states}


def rupture_on(viewer: Viewer, alliance: Alliance, day: dt.date) -> models.Rupture | None:
    """The hard patch that a day lies in, mended since or not; the day of mending is after it."""
    rows = _of(models.Rupture, viewer, alliance).filter(COUNTS, began_on__lte=day)
    rows = rows.filter(Q(mended_on__isnull=True) | Q(mended_on__gt=day))
    return rows.order_by("began_on", "seq").first()


def rupture_after(viewer: Viewer, conversation: models.HardConversation) -> models.Rupture | None:
    """The hard patch that came after a hard conversation of mine, the newest."""
    rows = _of(models.Rupture, viewer, conversation.alliance).filter(COUNTS, conversation_id=conversation.id)
    return rows.order_by("-seq").first()


def slips(viewer: Viewer, alliance: Alliance) -> list[models.Slip]:
    """Clumsy moments that were forgiven, oldest first."""
    return list(_of(models.Slip, viewer, alliance).filter(retracted_at__isnull=True).order_by("on", "seq"))


def hard_conversations(viewer: Viewer, alliance: Alliance) -> list[models.HardConversation]:
    """Hard conversations that were thought through, newest first."""
    return list(_of(models.HardConversation, viewer, alliance).order_by("-seq"))


def hard_conversations_for(viewer: Viewer, contact: Contact) -> list[models.HardConversation]:
    """The hard conversations that belong to a contact of mine, or are to be come back to by then, newest first."""
    day = contact.at.astimezone(ZoneInfo(viewer.zone)).date()
    own = _of(models.HardConversation, viewer, contact.alliance)
    due = not_come_back_to(own.filter(back_on__lte=day, said_on__isnull=False)).values("pk")
    conversations = list(own.filter(Q(contact_id=contact.id) | Q(pk__in=due)).order_by("-seq"))
    for conversation in conversations:
        conversation.alliance = contact.alliance  # at hand already
    return conversations


def not_come_back_to(conversations: QuerySet[models.HardConversation]) -> QuerySet[models.HardConversation]:
    """Those with a day to come back on that was not kept yet. A hard patch that followed has clocks of its own."""
    followed = models.Rupture.objects.filter(
        COUNTS, org_id=OuterRef("org_id"), conversation_id=OuterRef("pk")
    )
    return conversations.filter(~Exists(followed), back_on__isnull=False, came_back_on__isnull=True)


def hard_days(viewer: Viewer, alliance: Alliance) -> list[models.HardDay]:
    """Dates that may hurt and still stand, in order."""
    return list(_of(models.HardDay, viewer, alliance).filter(dropped_at__isnull=True).order_by("on", "seq"))


def own_rupture(viewer: Viewer, id: uuid.UUID) -> models.Rupture:
    """One hard patch of mine, to read or change. Raises NotThere."""
    return one_of(viewer, models.Rupture.objects.all(), id, own=True)


def own_hard_conversation(viewer: Viewer, id: uuid.UUID) -> models.HardConversation:
    """One hard conversation of mine. Raises NotThere."""
    return one_of(viewer, models.HardConversation.objects.all(), id, own=True)


def own_hard_day(viewer: Viewer, id: uuid.UUID) -> models.HardDay:
    """One date that may hurt. Raises NotThere."""
    return one_of(viewer, models.HardDay.objects.all(), id, own=True)


def own_slip(viewer: Viewer, id: uuid.UUID, *, retracted: bool = False) -> models.Slip:
    """One forgiven slip; one that was taken back only where `retracted`. Raises NotThere."""
    slips = models.Slip.objects.all() if retracted else models.Slip.objects.filter(retracted_at__isnull=True)
    return one_of(viewer, slips, id, own=True)


def whole_rupture(viewer: Viewer, id: uuid.UUID) -> WholeRupture:
    """A hard patch of mine with all that belongs to it. Raises NotThere."""
    rupture = own_rupture(viewer, id)
    own = {"org_id": viewer.org_id, "rupture_id": rupture.id}
    return WholeRupture(
        rupture,
        notes=tuple(models.RuptureNote.objects.filter(**own).order_by("seq")),
        attempts=tuple(models.RepairAttempt.objects.filter(**own).order_by("on", "seq")),
        addenda=tuple(models.RuptureAddendum.objects.filter(**own).order_by("seq")),
    )


def _of(model: type[Model], viewer: Viewer, alliance: Alliance) -> QuerySet:
    # a supervisor may hold the alliance in hand; what strains it is not theirs to read
    own = {"alliance_id": alliance.id, "alliance__practitioner_id": viewer.id}
    return model._default_manager.filter(org_id=viewer.org_id, **own)


@dataclass(frozen=True)
class HardTimes:
    """What a person's page shows of all this: dates and codes, and not a word. Ruptures newest
    first, days in order."""

    ruptures: tuple[models.Rupture, ...]
    slips: tuple[models.Slip, ...]
    hard_days: tuple[models.HardDay, ...]
    conversations: tuple[models.HardConversation, ...]  # thought through, had or not


#: Each kind of row: its model, what fills the five columns (day, code, second day, yearly), and the field that is empty
#: while it stands.
_COLUMNS: dict[str, tuple[Any, str, str, str, str | None, str | None]] = {
    "ruptures": (models.Rupture, "began_on", "state", "state_on", None, "retracted_at"),
    "slips": (models.Slip, "on", "whose", "on", None, "retracted_at"),
    "hard_days": (models.HardDay, "on", "kind", "rang_on", "yearly", "dropped_at"),
    "conversations": (models.HardConversation, "back_on", "landed", "said_on", None, None),
}


def beside(viewer: Viewer, alliance: Alliance) -> HardTimes:
    """Of an alliance fetched for this viewer, in one SELECT. Who is not its practitioner gets nothing, as does a
    practitioner to whom what is theirs is closed."""
    by_kind: dict[str, list[Any]] = {what: [] for what in _COLUMNS}
    first, *others = [_rows(what, viewer, alliance) for what in _COLUMNS]
    for row in first.union(*others, all=True).order_by("col_day"):
        model, day, code, second, yearly, _gone = _COLUMNS[row["what"]]
        fields = {day: row["col_day"], code: row["col_code"], second: row["col_second"]}
        fields |= {yearly: row["col_yearly"]} if yearly else {}
        by_kind[row["what"]].append(model(id=row["id"], **fields))
    by_kind["ruptures"].reverse()
    return HardTimes(**{what: tuple(rows) for what, rows in by_kind.items()})


def _rows(what: str, viewer: Viewer, alliance: Alliance) -> QuerySet[Any, dict[str, Any]]:
    model, day, code, second, yearly, gone = _COLUMNS[what]
    text = CharField(max_length=20)
    columns = {
        "what": Value(what, output_field=text),
        "col_day": F(day),
        "col_code": Cast(code, text),
        "col_second": F(second),
        "col_yearly": F(yearly) if yearly else Value(False, output_field=BooleanField()),
    }
    rows = model.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id)
    rows = rows.filter(**{f"{gone}__isnull": True}) if gone else rows
    rows = rows.none() if viewer.closed else rows.filter(alliance__practitioner_id=viewer.id)
    return rows.order_by().values("id", **columns)
