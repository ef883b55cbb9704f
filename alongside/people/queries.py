"""Reading people and alliances. The first argument is the viewer; each says what it handed out."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import QuerySet

from alongside.access.identities import Role, Viewer
from alongside.base.errors import NotThere
from alongside.base.request_context import saw
from alongside.core.alphabet import in_order
from alongside.people.models import Alliance
from alongside.people.queries_words import good_to_know as good_to_know
from alongside.people.searching import is_meant
from alongside.people.visibility import own_alliances, visible_alliances


def _with_both(alliances: QuerySet[Alliance]) -> QuerySet[Alliance]:
    return alliances.select_related("person", "practitioner").defer("practitioner__photo")


def alliances(viewer: Viewer) -> list[Alliance]:
    """My open alliances with their people, by name."""
    mine = own_alliances(viewer).select_related("person")
    found = sorted(mine, key=lambda one: (in_order(one.person.name), one.seq))
    saw("person", [one.person_id for one in found])
    return found


def alliance(viewer: Viewer, id: uuid.UUID) -> Alliance:
    """One alliance that the viewer may read. Raises NotThere."""
    return _seen(_with_both(visible_alliances(viewer)).filter(pk=id).first())


def own_alliance(viewer: Viewer, id: uuid.UUID) -> Alliance:
    """One alliance of the viewer's own, to change. Raises NotThere."""
    return _seen(_with_both(own_alliances(viewer)).filter(pk=id).first())


def _seen(found: Alliance | None) -> Alliance:
    if found is None:
        raise NotThere
    saw("person", [found.person_id])
    return found


def supervised(viewer: Viewer, asked: str = "") -> list[Alliance]:
    """The alliances of the practitioners I supervise today, by practitioner and name. To read."""
    if not viewer.is_(Role.SUPERVISOR):
        return []
    theirs = _with_both(visible_alliances(viewer)).exclude(practitioner_id=viewer.id)
    found = sorted((one for one in theirs if is_meant(one.person, asked)), key=_by_practitioner)
    saw("person", [one.person_id for one in found])
    return found


def _by_practitioner(found: Alliance) -> tuple[Any, ...]:
    return in_order(found.practitioner.name), found.practitioner_id, in_order(found.person.name), found.seq
