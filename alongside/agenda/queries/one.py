"""One item, promise or goal by its id: to read, or held to be changed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db.models import Model

from alongside.access.identities import Viewer
from alongside.base.errors import NotThere
from alongside.base.request_context import saw
from alongside.people.visibility import own_alliances, visible_alliances

R = TypeVar("R", bound=Model)


class One(Generic[R]):
    """Finds a row of `model` with those of its `beside`; `read` puts more to it where it is not held."""

    def __init__(self, model: type[R], *beside: str, read: Callable[[Any], Any] = lambda rows: rows) -> None:
        self._model, self._read = model, read
        self._beside = ("alliance__person", "alliance__practitioner", *beside)

    def __call__(self, viewer: Viewer, id: uuid.UUID, *, own: bool, lock: bool) -> R:
        """The row, in alliances of the viewer's own or in those they may read. Raises NotThere."""
        alliances = own_alliances(viewer) if own else visible_alliances(viewer)
        rows = self._model._default_manager.filter(org_id=viewer.org_id, alliance__in=alliances, pk=id)
        rows = rows.select_related(*self._beside).defer("alliance__practitioner__photo")
        row: Any = (rows.select_for_update(of=("self",)) if lock else self._read(rows)).first()
        if row is None:
            raise NotThere
        saw("person", [row.alliance.person_id])
        return row
