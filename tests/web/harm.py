"""What a request did that it should not have done."""

from __future__ import annotations

from django.test import Client

from tests.web.looked import undone
from tests.web.written import State, rows_written, state


def harm(
    client: Client,
    method: str,
    path: str,
    data: dict,
    words: set[str],
    before: State,
    theirs: list[str] | None = None,
    refused: bool = False,
) -> str:
    """What a request did that it should not have done; empty where it did nothing.

    It should have written nothing at all; or, given `theirs`, nothing to these. Where it is to be `refused`, as nothing
    that there is, it should have been.
    """
    with undone():
        written = rows_written()
        answer = client.post(path, data) if method == "POST" else client.get(path)
        if answer.status_code >= 500:
            return f"{answer.status_code}"
        if refused and answer.status_code != 404:
            return f"let in with {answer.status_code}"
        if found := [word for word in words if word in answer.content.decode(errors="replace").lower()]:
            return f"showed {found}"
        if rows_written() == written:
            return ""
        after = state()
    changed = [table for table in after if _changed(before[table], after[table], theirs)]
    return f"wrote {changed}" if changed else ""


def _changed(before: dict[str, int], after: dict[str, int], theirs: list[str] | None) -> bool:
    if theirs is None:
        return before != after
    return any(before[id] != after.get(id) for id in theirs if id in before)
