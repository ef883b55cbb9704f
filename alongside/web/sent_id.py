"""The id that a page made for what it will create."""

from __future__ import annotations

import uuid

from django.http import HttpRequest

from alongside.base.errors import NotThere
from alongside.base.ids import new_id, parse_id


def sent_id(request: HttpRequest) -> uuid.UUID | None:
    """The id that was sent, None where there was none. Raises NotThere for one that no page of ours made: another
    in its place would make two records of a double sending."""
    sent = request.POST.get("id")
    if sent is None:
        return None
    found = parse_id(sent)
    if found is None:
        raise NotThere
    return found


def id_for(request: HttpRequest) -> uuid.UUID:
    """The same, or a new one where the field is missing: then the words count for more than saving once."""
    return sent_id(request) or new_id()
