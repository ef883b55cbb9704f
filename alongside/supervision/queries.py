"""Reading supervision. The first argument is the viewer: one of the two, and nobody else.

What somebody brought is theirs, while the record of whom it is about is open to them. A supervisor reads what was brought or handed on to them and not taken back,
while they supervise whoever brought it. Nothing here counts or compares what people brought.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Exists, FilteredRelation, OuterRef, Q, QuerySet, When

from alongside.access.identities import Role, Viewer
from alongside.base.clock import now, today
from alongside.base.models import there
from alongside.base.request_context import saw
from alongside.core.alphabet import in_order
from alongside.people.models import Alliance, Person, Practitioner, SupervisionLink
from alongside.people.visibility import current, visible_alliances
from alongside.supervision import models

LATELY = dt.timedelta(days=14)  # what was done stays beside what is to do for so long


def supervisions(viewer: Viewer) -> list[SupervisionLink]:
    """Where the viewer is one of the two today, by the name of the other."""
    both = Q(practitioner_id=viewer.id)
    if viewer.is_(Role.SUPERVISOR):
        both |= Q(supervisor_id=viewer.id)
    links = _links(viewer).filter(both).select_related("practitioner", "supervisor")
    rows = links.defer("practitioner__photo", "supervisor__photo")
    return sorted(rows, key=lambda link: (in_order(other(viewer, link).name), link.seq))


def other(viewer: Viewer, between: SupervisionLink | models.SupervisionSession) -> Practitioner:
    """The one of the two that the viewer is not."""
    return between.supervisor if viewer.id == between.practitioner_id else between.practitioner


def supervisors(viewer: Viewer) -> list[Practitioner]:
    """Who supervises the viewer today, by name."""
    return [link.supervisor for link in supervisions(viewer) if link.practitioner_id == viewer.id]


def _links(viewer: Viewer) -> QuerySet[SupervisionLink]:
    standing = SupervisionLink.objects.filter(current(today(viewer.zone)), org_id=viewer.org_id)
    return standing.filter(supervisor__is_active=True, supervisor__is_supervisor=True)


def _supervised(viewer: Viewer, whose: str) -> Q:
    """That the viewer supervises today whom this column names."""
    if not viewer.is_(Role.SUPERVISOR):
        return Q(pk__isnull=True)
    return Q(Exists(_links(viewer).filter(supervisor_id=viewer.id, practitioner_id=OuterRef(whose))))


def _between(viewer: Viewer) -> Q:
    """Of a session or contract: the viewer is one of the two, as a supervisor today."""
    return Q(practitioner_id=viewer.id) | Q(supervisor_id=viewer.id) & _supervised(viewer, "practitioner_id")


# ---------------------------------------------------------------- what was brought


def readable(viewer: Viewer) -> QuerySet[models.SupervisionItem]:
    """All that the viewer may read of what was ever brought, about people who are open to them; their own, also where they took
    it back."""
    handed_on = models.HandedOn.objects.filter(
        org_id=viewer.org_id, item_id=OuterRef("pk"), supervisor_id=viewer.id
    )
    given_to_me = Q(supervisor_id=viewer.id) | Q(Exists(handed_on))
    brought_to_me = given_to_me & Q(taken_back_at__isnull=True) & _supervised(viewer, "made_by_id")
    alliances = visible_alliances(viewer).filter(practitioner_id=OuterRef("made_by_id"))
    is_open = Q(person__isnull=True) | Q(Exists(alliances.filter(person_id=OuterRef("person_id"))))
    items = models.SupervisionItem.objects.filter(Q(made_by_id=viewer.id) | brought_to_me, is_open)
    items = items.filter(org_id=viewer.org_id)
    items = items.none() if viewer.closed else items
    beside = items.select_related("person", "made_by", "supervisor", "discussed_in")
    return beside.defer("made_by__photo", "supervisor__photo")


def _seen(items: Iterable[models.SupervisionItem]) -> list[models.SupervisionItem]:
    rows = list(items)
    saw("person", [item.person_id for item in rows if item.person_id])
    return rows


def brought(viewer: Viewer, id: uuid.UUID) -> models.SupervisionItem:
    """One thing that was brought, for either of the two. Raises NotThere."""
    return _seen([there(readable(viewer).filter(pk=id).first())])[0]


def own_brought(viewer: Viewer, id: uuid.UUID) -> models.SupervisionItem:
    """One thing that the viewer brought, and has not taken back. Raises NotThere."""
    own = readable(viewer).filter(made_by_id=viewer.id, taken_back_at__isnull=True)
    return _seen([there(own.filter(pk=id).first())])[0]


def waiting(viewer: Viewer) -> list[models.SupervisionItem]:
    """What was brought and not talked about yet, by or to the viewer, oldest first."""
    return _seen(_open(viewer).order_by("seq"))


def for_session(viewer: Viewer, session: models.SupervisionSession) -> list[models.SupervisionItem]:
    """What is on the table in a session that was fetched for this viewer: talked about in it, or waiting between the two."""
    on_the_table = Q(discussed_in_id=session.id)
    if session.held_at is None:
        on_the_table |= Q(
            made_by_id=session.practitioner_id, supervisor_id=session.supervisor_id, discussed_in__isnull=True
        )
    items = readable(viewer).filter(on_the_table, taken_back_at__isnull=True)
    return _seen(items.order_by("seq"))


def earlier(viewer: Viewer, supervision: SupervisionLink) -> list[models.SupervisionItem]:
    """What the viewer may read of what the practitioner of this supervision brought and the two are through with, or that
    was brought to somebody else, newest first."""
    items = readable(viewer).filter(made_by_id=supervision.practitioner_id, taken_back_at__isnull=True)
    waits = Q(discussed_in__isnull=True, supervisor_id=supervision.supervisor_id)
    return _seen(items.exclude(waits).order_by("-seq"))


def own_items(viewer: Viewer) -> list[models.SupervisionItem]:
    """All that the viewer ever brought and did not take back, newest first."""
    return _seen(readable(viewer).filter(made_by_id=viewer.id, taken_back_at__isnull=True).order_by("-seq"))


def of_source(viewer: Viewer, source: uuid.UUID) -> list[models.SupervisionItem]:
    """What the viewer brought of one row of theirs, and that still stands, newest first."""
    own = readable(viewer).filter(made_by_id=viewer.id, source=source, taken_back_at__isnull=True)
    return list(own.order_by("-seq"))


def _open(viewer: Viewer) -> QuerySet[models.SupervisionItem]:
    return readable(viewer).filter(taken_back_at__isnull=True, discussed_in__isnull=True)


def notes(viewer: Viewer, item: models.SupervisionItem) -> list[models.SupervisionNote]:
    """What was noted about something that was fetched for this viewer, oldest first."""
    rows = models.SupervisionNote.objects.filter(org_id=viewer.org_id, item_id=item.id)
    return list(rows.select_related("made_by").defer("made_by__photo").order_by("seq"))


def handed_on(viewer: Viewer, item: models.SupervisionItem) -> list[Practitioner]:
    """To whom the viewer handed on something of theirs."""
    rows = models.HandedOn.objects.filter(org_id=viewer.org_id, item_id=item.id, made_by_id=viewer.id)
    return [row.supervisor for row in rows.select_related("supervisor").defer("supervisor__photo")]


# ---------------------------------------------------------------- sessions and contracts


def _sessions(viewer: Viewer) -> QuerySet[Any]:
    rows = models.SupervisionSession.objects.filter(
        _between(viewer), org_id=viewer.org_id, dropped_at__isnull=True
    )
    rows = rows.none() if viewer.closed else rows
    beside = rows.select_related("practitioner", "supervisor")
    return beside.defer("practitioner__photo", "supervisor__photo")


def session(viewer: Viewer, id: uuid.UUID) -> models.SupervisionSession:
    """One session of the viewer's, on either side. Raises NotThere."""
    return there(_sessions(viewer).filter(pk=id).first())


def coming(viewer: Viewer) -> list[models.SupervisionSession]:
    """Those that nobody has said were held, the next one first."""
    return list(_sessions(viewer).filter(held_at__isnull=True).order_by("at", "seq"))


def held(viewer: Viewer, two: SupervisionLink | models.SupervisionSession) -> list[models.SupervisionSession]:
    """Those of the two that were held, newest first."""
    between = {"practitioner_id": two.practitioner_id, "supervisor_id": two.supervisor_id}
    return list(_sessions(viewer).filter(held_at__isnull=False, **between).order_by("-at", "-seq"))


def supervision(viewer: Viewer, id: uuid.UUID) -> SupervisionLink:
    """One supervision of today, in which the viewer is one of the two. Raises NotThere."""
    return there(next((link for link in supervisions(viewer) if link.pk == id), None))


def contracts(
    viewer: Viewer, practitioner_id: uuid.UUID, supervisor_id: uuid.UUID
) -> list[models.SupervisionContract]:
    """All versions of what these two agreed, the newest first; to nobody but them."""
    rows = models.SupervisionContract.objects.filter(
        _between(viewer), org_id=viewer.org_id, practitioner_id=practitioner_id, supervisor_id=supervisor_id
    )
    return list(rows.select_related("made_by").defer("made_by__photo").order_by("-seq"))


def contract(viewer: Viewer, id: uuid.UUID) -> models.SupervisionContract:
    """One version, for either of the two. Raises NotThere."""
    return there(
        models.SupervisionContract.objects.filter(_between(viewer), org_id=viewer.org_id, pk=id).first()
    )


def not_mentioned(
    viewer: Viewer, session: models.SupervisionSession, items: Iterable[models.SupervisionItem]
) -> list[Person]:
    """With whom else the practitioner of a session works: whom nothing that was brought is about, by name."""
    named = {item.person_id for item in items if item.person_id}
    alliances = visible_alliances(viewer).filter(practitioner_id=session.practitioner_id)
    people = [alliance.person for alliance in alliances.exclude(person_id__in=named).select_related("person")]
    saw("person", [person.id for person in people])
    return sorted(people, key=lambda person: (in_order(person.name), person.seq))


# ---------------------------------------------------------------- what was agreed


def _agreed(viewer: Viewer) -> QuerySet[models.AgreedAction]:
    """What the viewer may read of what was agreed: in a session of theirs, or about something they may read."""
    in_mine = Exists(_sessions(viewer).filter(pk=OuterRef("session_id")))
    about = Exists(readable(viewer).filter(pk=OuterRef("item_id")))
    rows = models.AgreedAction.objects.filter(Q(in_mine, item__isnull=True) | Q(about), org_id=viewer.org_id)
    beside = rows.select_related("owner", "item__person", "session")
    return beside.defer("owner__photo").order_by("due_on", "seq")


def agreed(viewer: Viewer, id: uuid.UUID) -> models.AgreedAction:
    """One thing that was agreed, for either of the two. Raises NotThere."""
    return _of_people([there(_agreed(viewer).filter(pk=id).first())])[0]


def next_up(viewer: Viewer) -> tuple[list[models.SupervisionSession], list[models.AgreedAction]]:
    """The sessions to come, the next one first; and what the viewer and whom they meet have still to do of what they agreed,
    the next day first. One query: each session beside what is open of it."""
    about_open = Exists(readable(viewer).filter(pk=OuterRef("still__item_id")))
    rows = _sessions(viewer).annotate(
        still=FilteredRelation("agreed", condition=Q(agreed__done_at__isnull=True)),
        may=Case(When(Q(still__isnull=False, still__item=None) | Q(about_open), then=True), default=False),
    )
    beside = rows.select_related("still__owner", "still__item__person").defer("still__owner__photo")
    sessions = list(beside.filter(Q(held_at__isnull=True) | Q(still__isnull=False)).order_by("at", "seq"))
    coming = {row.pk: row for row in sessions if row.held_at is None}
    agreed = [row.still for row in sessions if row.may]
    return list(coming.values()), _of_people(sorted(agreed, key=lambda action: (action.due_on, action.seq)))


def agreed_in(viewer: Viewer, session: models.SupervisionSession) -> list[models.AgreedAction]:
    """What was agreed in a session that was fetched for this viewer."""
    return _of_people(_agreed(viewer).filter(session_id=session.id))


def agreed_about(viewer: Viewer, item: models.SupervisionItem) -> list[models.AgreedAction]:
    """What was agreed about something that was fetched for this viewer."""
    return _of_people(_agreed(viewer).filter(item_id=item.id))


def agreed_before(viewer: Viewer, session: models.SupervisionSession) -> list[models.AgreedAction]:
    """With what a session begins: what is still to do between the two, and what was done lately."""
    one_of_two = Q(owner_id=session.practitioner_id) | Q(owner_id=session.supervisor_id)
    whose = one_of_two & Q(session__practitioner_id=session.practitioner_id)
    to_do = Q(done_at__isnull=True) | Q(done_at__gte=now() - LATELY)
    return _of_people(_agreed(viewer).filter(whose, to_do).exclude(session_id=session.id))


def agreed_about_person(viewer: Viewer, alliance: Alliance) -> list[models.AgreedAction]:
    """What the viewer is still to do, as agreed, with the person of an alliance of their own."""
    own = {"owner_id": viewer.id, "item__person_id": alliance.person_id, "item__made_by_id": viewer.id}
    return list(_agreed(viewer).filter(done_at__isnull=True, **own))


def _of_people(actions: Iterable[models.AgreedAction]) -> list[models.AgreedAction]:
    rows = list(actions)
    saw("person", [row.item.person_id for row in rows if row.item and row.item.person_id])
    return rows
