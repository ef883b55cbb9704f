"""Reading what was thought: its author alone, of people who are open to them; and two leads what an order has opened."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Value

from alongside.access.identities import Viewer
from alongside.base.clock import now, today
from alongside.base.errors import NotThere
from alongside.base.models import there
from alongside.base.request_context import saw
from alongside.core import alphabet
from alongside.core.alphabet import Search
from alongside.core.retention import LEAST, destroyed_on, is_reminded
from alongside.people.models import Alliance, CircleLink, Organisation
from alongside.people.queries.team import check_lead
from alongside.people.visibility import own_alliances
from alongside.reflection.models import Destruction, KeptForMonths, LegalHold, Opening, Reflection

Own = TypeVar("Own", bound=KeptForMonths)


def own(viewer: Viewer) -> QuerySet[Reflection]:
    """Mine, of people who are open to me."""
    return Reflection.objects.filter(
        org_id=viewer.org_id, made_by_id=viewer.id, alliance__in=own_alliances(viewer)
    )


def reflection(viewer: Viewer, id: uuid.UUID) -> Reflection:
    """One of mine. Raises NotThere."""
    rows = own(viewer).select_related("alliance__person", "contact", "rupture")
    return _seen([there(rows.filter(pk=id).first())])[0]


def timeline(
    viewer: Viewer, alliance: Alliance | None = None, *, search: str = "", most: int = 0
) -> list[Reflection]:
    """What I thought, the newest first: of one alliance that was fetched for me, or of all; `search` opens each and looks."""
    rows = own(viewer).select_related("alliance__person").order_by("-seq")
    rows = rows if alliance is None else rows.filter(alliance=alliance)
    if not search.strip():
        return _seen(rows[:most] if most else rows)
    looking = Search(search)
    return _seen(row for row in rows if looking.finds(" ".join(getattr(row, name) for name in row.WORDS)))


def learned(viewer: Viewer) -> list[Reflection]:
    """Where I wrote what I learned, the newest first: of every person, for no name of theirs is shown with it."""
    rows = Reflection.objects.filter(org_id=viewer.org_id, made_by_id=viewer.id, only_thought=False)
    return _seen(row for row in rows.select_related("alliance").order_by("-seq") if row.learned)


def names_in(viewer: Viewer, words: str) -> list[str]:
    """The names of the viewer's own people that stand in these words."""
    people = own_alliances(viewer).select_related("person")
    return alphabet.names_in(words, (alliance.person.names for alliance in people))


def _seen(rows: Iterable[Reflection]) -> list[Reflection]:
    reflections = list(rows)
    saw("person", [reflection.alliance.person_id for reflection in reflections])
    return reflections


# ---------------------------------------------------------------- how long they are kept


def kinds() -> list[type[KeptForMonths]]:
    """Everything that is kept for some months: what is thought, and what later tables hold of a practitioner's own."""
    return [model for model in apps.get_models() if issubclass(model, KeptForMonths)]


def held(kind: type[KeptForMonths]) -> Q:
    """Of rows of this kind: that a hold keeps them: on their author, on whom they are about, or on a client around whom those
    stand. What does not say whom it is about may be about anybody: any hold keeps it."""
    standing = LegalHold.objects.filter(org_id=OuterRef("org_id"), lifted_at__isnull=True)
    if not any(field.name == "alliance" for field in kind._meta.concrete_fields):
        on_somebody = Q(Exists(standing.filter(person__isnull=False)))
    else:
        on_somebody = Q(Exists(standing.filter(person_id=OuterRef("alliance__person_id")))) | Q(
            Exists(standing.filter(person__circle__person_id=OuterRef("alliance__person_id")))
        )
    return Q(Exists(standing.filter(practitioner_id=OuterRef("made_by_id")))) | on_somebody


def _ends(org: Organisation, rows: QuerySet[Own]) -> list[tuple[Own, dt.date]]:
    """Those of these, of one organisation, that no hold keeps, with the day on which each is destroyed.

    Which of them the last hold kept that was lifted is not looked up: all wait for the time of a reminder then.
    """
    zone = ZoneInfo(org.zone)
    lifted_at = LegalHold.objects.filter(org=org).aggregate(last=Max("lifted_at"))["last"]
    changes = org.thinking_set_on, lifted_at and lifted_at.astimezone(zone).date()
    return [
        (row, destroyed_on(row.made_at.astimezone(zone).date(), org.thinking_months, *changes))
        for row in rows.filter(~held(rows.model)).order_by("seq")
    ]


def ending(org: Organisation, rows: QuerySet[Own]) -> list[tuple[Own, dt.date]]:
    """Those that are destroyed on a day of which their author is reminded by now."""
    ends = _ends(org, rows.filter(made_at__lte=now() - LEAST))
    return [(row, end) for row, end in ends if is_reminded(end, today(org.zone))]


@dataclass(frozen=True)
class Ending:
    """How many of one kind end soon, and the first day on which one does."""

    called: str
    how_many: int
    first_on: dt.date


def _others_ending(viewer: Viewer) -> list[Ending]:
    """What else of mine than thinking is destroyed soon, whomever it is about: one query, and more only where some is old."""
    old = [
        kind.objects.filter(org_id=viewer.org_id, made_by_id=viewer.id, made_at__lte=now() - LEAST)
        for kind in kinds()
        if kind is not Reflection
    ]
    named = [rows.order_by().values_list(Value(rows.model._meta.label)) for rows in old]
    found = {label for (label,) in named[0].union(*named[1:])}
    org = Organisation.objects.get(pk=viewer.org_id) if found else None
    ends = [(rows.model, ending(org, rows)) for rows in old if org and rows.model._meta.label in found]
    return [
        Ending(str(kind.ENDS_AS), len(soon), min(end for _row, end in soon)) for kind, soon in ends if soon
    ]


def kept_until(viewer: Viewer, reflection: Reflection) -> dt.date | None:
    """The day on which one of mine is destroyed; None while a hold keeps it."""
    org = Organisation.objects.get(pk=viewer.org_id)
    return next((end for _row, end in _ends(org, own(viewer).filter(pk=reflection.pk))), None)


@dataclass(frozen=True)
class Waiting:
    """What Today says of what is mine: what I wanted to look at again, and the day on which the first of it is destroyed."""

    look_again: tuple[Reflection, ...] = ()
    destroyed_on: dt.date | None = None
    how_many: int = 0


def waiting(viewer: Viewer) -> Waiting:
    """Two queries, and more only where something is old. Nothing while what is theirs is closed to them."""
    if viewer.closed:
        return Waiting()
    day = today(viewer.zone)
    due = Q(look_again_on__lte=day, looked_again_at__isnull=True)
    rows = _seen(own(viewer).filter(due | Q(made_at__lte=now() - LEAST)).select_related("alliance__person"))
    again = [row for row in rows if row.is_due(day)]
    is_old = any(row.made_at <= now() - LEAST for row in rows)
    soon = ending(Organisation.objects.get(pk=viewer.org_id), own(viewer)) if is_old else []
    others = _others_ending(viewer)
    first = min([end for _row, end in soon] + [other.first_on for other in others], default=None)
    return Waiting(tuple(again), first, len(soon) + sum(other.how_many for other in others))


@dataclass(frozen=True)
class Kept:
    """How long what is mine is kept: the months, what of it ends soon, what keeps it longer, what is gone, what was opened."""

    months: int
    ending: list[tuple[Reflection, dt.date]]
    others_ending: list[Ending]
    holds: list[LegalHold]
    destructions: list[Destruction]
    openings: list[Opening]


def kept(viewer: Viewer) -> Kept:
    """How long what is mine is kept, and who could read it."""
    org = Organisation.objects.get(pk=viewer.org_id)
    soon = ending(org, own(viewer))
    return Kept(
        org.thinking_months,
        soon,
        _others_ending(viewer),
        holds_on_mine(viewer),
        destructions(viewer),
        openings_of_mine(viewer),
    )


def destructions(viewer: Viewer) -> list[Destruction]:
    """The certificates of what was destroyed of mine, the newest first."""
    return list(Destruction.objects.filter(org_id=viewer.org_id, practitioner_id=viewer.id).order_by("-seq"))


def holds_on_mine(viewer: Viewer) -> list[LegalHold]:
    """Standing holds that keep something of mine, the newest first."""
    standing = LegalHold.objects.filter(org_id=viewer.org_id, lifted_at__isnull=True)
    about = own(viewer).values("alliance__person_id")
    on_them = Q(person_id__in=about) | Q(person__circle__person_id__in=about)
    return list(standing.filter(Q(practitioner_id=viewer.id) | on_them).distinct().order_by("-seq"))


def holds(viewer: Viewer) -> list[LegalHold]:
    """Every standing hold of the organisation, the newest first. For a lead."""
    check_lead(viewer)
    standing = LegalHold.objects.filter(org_id=viewer.org_id, lifted_at__isnull=True)
    rows = list(standing.select_related("practitioner", "person", "made_by").order_by("-seq"))
    saw("person", [hold.person_id for hold in rows if hold.person_id])
    return rows


def hold(viewer: Viewer, id: uuid.UUID) -> LegalHold:
    """One of the organisation. For a lead. Raises NotThere."""
    check_lead(viewer)
    return there(LegalHold.objects.filter(org_id=viewer.org_id, pk=id).first())


# ---------------------------------------------------------------- what an order has opened


def openings(viewer: Viewer) -> list[Opening]:
    """Every one that leads of the organisation asked for, the newest first, but those of the viewer's own thinking: an author
    is told once it is open. For a lead."""
    check_lead(viewer)
    return _openings(_with_names().filter(org_id=viewer.org_id).exclude(practitioner_id=viewer.id))


def openings_of_mine(viewer: Viewer) -> list[Opening]:
    """What was opened of mine, the newest first. About whom and why is told where they are still open to me."""
    rows = list(_with_names().filter(org_id=viewer.org_id, practitioner_id=viewer.id, confirmed=True))
    people = set(own_alliances(viewer).values_list("person_id", flat=True))
    for row in rows:
        row.is_told = row.person_id in people
    _openings(row for row in rows if row.is_told)
    return rows


def opening(viewer: Viewer, id: uuid.UUID) -> Opening:
    """One of somebody else's thinking. For a lead. Raises NotThere."""
    check_lead(viewer)
    rows = _with_names().filter(org_id=viewer.org_id, pk=id).exclude(practitioner_id=viewer.id)
    return _openings([there(rows.first())])[0]


def opened(viewer: Viewer, opening: Opening) -> list[Reflection]:
    """What it opens, the oldest first, to the two who opened it, until it closes. Raises NotThere for anybody else."""
    check_lead(viewer, opening)
    if not opening.is_open or viewer.id not in (opening.made_by_id, opening.decided_by_id):
        raise NotThere
    rows = Reflection.objects.filter(
        org_id=viewer.org_id, made_by_id=opening.practitioner_id, only_thought=False
    )
    around = CircleLink.objects.filter(client_id=opening.person_id).values("person_id")
    about = Q(alliance__person_id=opening.person_id) | Q(alliance__person_id__in=around)
    return _seen(rows.filter(about).select_related("alliance__person").order_by("seq"))


def _with_names() -> QuerySet[Opening]:
    return Opening.objects.select_related("practitioner", "person", "made_by", "decided_by").order_by("-seq")


def _openings(rows: Iterable[Opening]) -> list[Opening]:
    openings = list(rows)
    saw("person", [opening.person_id for opening in openings])
    return openings
