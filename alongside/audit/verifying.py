"""Does the database still say what the acts left? The chain first, then every row against its last event."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models

from alongside.audit.chain import Rows, Verdict, verify
from alongside.audit.evidence import evidence, hash_of, row_key, rows_of
from alongside.base.keyring import KeyringError

AT_ONCE = 2000


@dataclass(frozen=True)
class Checked:
    """What was looked through for one organisation, and each fault in words, without anything that a row says."""

    verdict: Verdict
    rows: int
    faults: tuple[str, ...]


def check(org_id: uuid.UUID, *kept: str, using: str = "default") -> Checked:
    """Everything about one organisation; `kept` are anchors from outside. `using` should see one moment of the database.

    A broken chain says nothing of rows that could be trusted: then they are not looked at.
    """
    verdict = verify(org_id, *kept, using=using)
    if not verdict.whole:
        said = f"the chain of {org_id} is broken at event {verdict.broken_at}: {verdict.reason}"
        return Checked(verdict, 0, (said,))
    names = {name for name, _mac in verdict.rows.values()}
    looks = _Rows(org_id, dict(verdict.rows), {name: row_key(org_id, name) for name in names})
    faults = tuple(looks.faults(using))
    return Checked(verdict, looks.count, faults)


class _Rows:
    """One organisation's rows, against what the events left."""

    def __init__(self, org_id: uuid.UUID, left: Rows, keys: dict[str, bytes]):
        self.org_id, self.left, self.keys, self.count = org_id, left, keys, 0

    def faults(self, using: str) -> Iterator[str]:
        for label, model in evidence().items():
            try:
                yield from self._in_table(label, model, using)
            except (TypeError, ValueError):  # an id that is none, which SQLite takes
                yield f"{label}: a row can not be read, and no act has written it so"
                self.left = {place: left for place, left in self.left.items() if place[0] != label}
        for (label, id), (_key, mac) in self.left.items():
            if mac:
                yield f"{label} {uuid.UUID(id)}: is gone, and no act took it away"

    def _in_table(self, label: str, model: type[models.Model], using: str) -> Iterator[str]:
        for row in rows_of(model, self.org_id, using).order_by("pk").iterator(chunk_size=AT_ONCE):
            self.count += 1
            if fault := self._fault(label, row):
                yield f"{label} {row.pk}: {fault}"

    def _fault(self, label: str, row: models.Model) -> str:
        key, mac = self.left.pop((label, row.pk.hex), ("", ""))
        if not mac:
            return "no act has written it"
        try:
            return "" if hash_of(self.keys[key], row) == mac else "was changed, and by no act"
        except KeyringError:
            return "was changed: its words do not open"
