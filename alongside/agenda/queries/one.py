"""One item, promise or goal by its id: to read, or held to be changed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

from alongside.access.identities import Viewer
from alongside.base.acting import saw
from alongside.base.errors import NotThere
from alongside.people.visibility import Found

R = TypeVar("R", bound=Model)


class One(Generic[R]):
    """Finds a row of `model` with those of its `beside`; `read` puts more to it where it is not held."""

    def __init__(self, model: type[R], *beside: str, read: Callable[[Any], Any] = lambda rows: rows) -> None:
        rows: QuerySet[R] = model._default_manager.select_related(
            "alliance__person", "alliance__practitioner", *beside
        ).defer("alliance__practitioner__photo")

        def among(alliances: Any, org_id: uuid.UUID, id: uuid.UUID) -> QuerySet[R]:
            return rows.filter(org_id=org_id, alliance__in=alliances, pk=id)

        self._to_read = Found(lambda *given: read(among(*given)))
        self._to_change = Found(lambda *given: among(*given).select_for_update(of=("self",)))

    def __call__(self, viewer: Viewer, id: uuid.UUID, *, own: bool, lock: bool) -> R:
        """The row, in alliances of the viewer's own or in those they may read. Raises NotThere."""
        rows = self._to_change if lock else self._to_read
        found = rows.own(viewer, id) if own else rows.visible(viewer, id)
        if found is None:
            raise NotThere
        saw("person", [found.alliance.person_id])
        return found
