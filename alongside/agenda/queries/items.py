"""Reading the two agendas, of one alliance or of several in two queries, and single items with what happened to them."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import OuterRef, QuerySet, Subquery, UUIDField

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem, AgendaItemStep, Side, Written
from alongside.agenda.queries.agreements import Promised, one_of, open_promises, with_new_days
from alongside.core.ordering import Mark, mark, order_mine, order_theirs
from alongside.core.states.agenda import THEIRS_LIVE
from alongside.people.models import Alliance

#: What a step is opened with, and what it says.
STEP = {"id": UUIDField(), "made_by_id": UUIDField(), "event": None, "words": None, "on": None}


@dataclass(frozen=True)
class Last:
    """The latest thing that happened to an item."""

    event: str
    words: str
    on: dt.date


@dataclass(frozen=True)
class TheirItem:
    """Something they want to get done, in their words where `quoted`."""

    id: uuid.UUID
    words: str
    quoted: bool
    why: str
    state: str
    on: dt.date
    heard_on: dt.date
    position: int | None
    last: Last | None
    promises: tuple[Promised, ...] = ()


@dataclass(frozen=True)
class MyItem:
    """Something I was asked to raise or think I need to."""

    id: uuid.UUID
    words: str
    why: str
    how_to_say: str
    safety: bool
    deadline: dt.date | None
    origin: str
    state: str
    state_on: dt.date
    since: dt.date
    last: Last | None
    promises: tuple[Promised, ...] = ()

    @property
    def mark(self) -> Mark:
        """What stands beside it."""
        return mark(self)


@dataclass(frozen=True)
class TwoAgendas:
    """Both lists in the order of `core.ordering`, and the promises that still ask for something, late first."""

    theirs: tuple[TheirItem, ...] = ()
    mine: tuple[MyItem, ...] = ()
    promises: tuple[Promised, ...] = ()


def item(viewer: Viewer, id: uuid.UUID) -> AgendaItem:
    """One item that the viewer may read. Raises NotThere."""
    return one_of(viewer, with_last(AgendaItem.objects.select_related("goal")), id, own=False)


def own_item(viewer: Viewer, id: uuid.UUID) -> AgendaItem:
    """One item of the viewer's own, to change. Raises NotThere."""
    return one_of(viewer, with_last(AgendaItem.objects.select_related("goal")), id, own=True)


def item_steps(viewer: Viewer, item: AgendaItem) -> list[AgendaItemStep]:
    """What happened to an item that was fetched for this viewer, oldest first."""
    return list(AgendaItemStep.objects.filter(org_id=viewer.org_id, item_id=item.id).order_by("seq"))


def live_theirs(viewer: Viewer, alliance_id: uuid.UUID, *, lock: bool = False) -> list[TheirItem]:
    """What is on their mind, in their order, of an alliance that was fetched for this viewer."""
    rows = AgendaItem.objects.filter(
        org_id=viewer.org_id, alliance_id=alliance_id, side=Side.THEIRS, state__in=list(THEIRS_LIVE)
    )
    return order_theirs([their_item(row) for row in (rows.select_for_update() if lock else rows)])


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
    ids = [alliance.id for alliance in alliances]
    promises, rows = open_promises(viewer, ids), _rows(viewer, ids, closed)
    return {id: _two(id, rows, promises, closed) for id in ids}


def open_items(viewer: Viewer, alliance: Alliance) -> list[AgendaItem]:
    """What is not closed on either list of an alliance that was fetched for this viewer, in the order of the lists."""
    rows = {row.id: row for row in _rows(viewer, [alliance.id], closed=False)}
    two = _two(alliance.id, list(rows.values()), [], closed=False)
    return [rows[id] for id in (*(item.id for item in two.theirs), *(item.id for item in two.mine))]


def _rows(viewer: Viewer, ids: list[uuid.UUID], closed: bool) -> list[AgendaItem]:
    rows = with_last(AgendaItem.objects.filter(org_id=viewer.org_id, alliance_id__in=ids))
    return list(rows if closed else rows.filter(closed=False))


def _two(id: uuid.UUID, rows: list[AgendaItem], promises: list[Promised], closed: bool) -> TwoAgendas:
    promises = [promise for promise in promises if promise.alliance_id == id]
    rows = [row for row in rows if row.alliance_id == id]
    their_items = [their_item(row, promises) for row in rows if row.side == Side.THEIRS]
    my_items = [my_item(row, promises) for row in rows if row.side == Side.MINE]
    return TwoAgendas(
        tuple(order_theirs(their_items, closed=closed)),
        tuple(order_mine(my_items, closed=closed)),
        tuple(promises),
    )


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


def their_item(row: AgendaItem, promises: Iterable[Promised] = ()) -> TheirItem:
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
        promises=tuple(promise for promise in promises if promise.item_id == row.id),
    )


def my_item(row: AgendaItem, promises: Iterable[Promised] = ()) -> MyItem:
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
        promises=tuple(promise for promise in promises if promise.item_id == row.id),
    )


def _last(row: AgendaItem) -> Last | None:
    if not getattr(row, "last_event", None):
        return None
    latest = AgendaItemStep(
        org_id=row.org_id, item=row, **{name: getattr(row, f"last_{name}") for name in STEP}
    )
    return Last(latest.event, latest.words, latest.on)
