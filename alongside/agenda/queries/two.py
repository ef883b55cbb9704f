"""The two agendas of one alliance, or of several, in two queries."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import OuterRef, QuerySet, Subquery, UUIDField

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem, AgendaItemStep, Side, Written
from alongside.agenda.queries.promises import open_promises, with_new_days
from alongside.agenda.queries.values import Last, MyItem, Promised, TheirItem, TwoAgendas
from alongside.core.ordering import order_mine, order_theirs
from alongside.people.models import Alliance

#: What a step is opened with, and what it says.
STEP = {"id": UUIDField(), "made_by_id": UUIDField(), "event": None, "words": None, "on": None}


def two_agendas(viewer: Viewer, alliance: Alliance, *, closed: bool = False) -> TwoAgendas:
    """Both lists of an alliance that was fetched for this viewer; with what is done and let go if asked."""
    return two_agendas_of(viewer, [alliance], closed=closed)[alliance.id]


def two_to_show(viewer: Viewer, alliance: Alliance) -> TwoAgendas:
    """Both lists as they are shown to the person themselves, with which promises were given a new day."""
    two = two_agendas(viewer, alliance)
    return replace(two, promises=tuple(with_new_days(viewer, alliance, two.promises)))


def two_agendas_of(
    viewer: Viewer, alliances: Iterable[Alliance], *, closed: bool = False
) -> dict[uuid.UUID, TwoAgendas]:
    """The same for several alliances that were fetched for this viewer, in two queries for all of them."""
    ids = [one.id for one in alliances]
    promised = open_promises(viewer, ids)
    rows = _rows(viewer, ids, closed)
    return {id: _two(id, rows, promised, closed) for id in ids}


def open_items(viewer: Viewer, alliance: Alliance) -> list[AgendaItem]:
    """What is not closed on either list of an alliance that was fetched for this viewer, in the order of the lists."""
    rows = {row.id: row for row in _rows(viewer, [alliance.id], False)}
    two = _two(alliance.id, list(rows.values()), [], False)
    return [rows[id] for id in (*(i.id for i in two.theirs), *(i.id for i in two.mine))]


def _rows(viewer: Viewer, ids: list[uuid.UUID], closed: bool) -> list[AgendaItem]:
    rows = with_last(AgendaItem.objects.filter(org_id=viewer.org_id, alliance_id__in=ids))
    return list(rows if closed else rows.filter(closed=False))


def with_last(items: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """Each item with its latest step that is not about its wording."""
    steps = AgendaItemStep.objects.filter(org_id=OuterRef("org_id"), item_id=OuterRef("pk"))
    latest = steps.exclude(event__in=Written.values).order_by("-seq")
    return items.annotate(
        **{
            f"last_{name}": Subquery(latest.values(name)[:1], output_field=kind)
            for name, kind in STEP.items()
        },
    )


def _two(id: uuid.UUID, rows: list[AgendaItem], promised: list[Promised], closed: bool) -> TwoAgendas:
    own = [one for one in promised if one.alliance_id == id]
    here = [row for row in rows if row.alliance_id == id]
    theirs = [their_item(row, own) for row in here if row.side == Side.THEIRS]
    mine = [my_item(row, own) for row in here if row.side == Side.MINE]
    return TwoAgendas(
        tuple(order_theirs(theirs, closed=closed)), tuple(order_mine(mine, closed=closed)), tuple(own)
    )


def their_item(row: AgendaItem, promised: Iterable[Promised] = ()) -> TheirItem:
    """An item of theirs as a value."""
    return TheirItem(
        id=row.id,
        words=row.words,
        quoted=row.in_their_words,
        why=row.why,
        state=row.state,
        on=row.on,
        heard_on=row.heard_on or row.on,
        position=row.position,
        last=_last(row),
        promises=_beside(row, promised),
    )


def my_item(row: AgendaItem, promised: Iterable[Promised] = ()) -> MyItem:
    """An item of mine as a value, with its mark."""
    return MyItem(
        id=row.id,
        words=row.words,
        why=row.why,
        how_to_say=row.how_to_say,
        safety=row.safety,
        deadline=row.deadline,
        origin=row.origin,
        state=row.state,
        state_on=row.state_on,
        since=row.on,
        last=_last(row),
        promises=_beside(row, promised),
    )


def _last(row: AgendaItem) -> Last | None:
    if not getattr(row, "last_event", None):
        return None
    latest = AgendaItemStep(
        org_id=row.org_id, item=row, **{name: getattr(row, f"last_{name}") for name in STEP}
    )
    return Last(latest.event, latest.words, latest.on)


def _beside(row: AgendaItem, promised: Iterable[Promised]) -> tuple[Promised, ...]:
    return tuple(one for one in promised if one.item_id == row.id)
