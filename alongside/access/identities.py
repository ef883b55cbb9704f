"""Who is asking."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a practitioner may be in their organisation. One person may be several."""

    WORKER = "worker"
    SUPERVISOR = "supervisor"
    LEAD = "lead"


@dataclass(frozen=True)
class Viewer:
    """A signed-in practitioner, or nobody (`id` is None). `zone` is their organisation's."""

    id: uuid.UUID | None
    org_id: uuid.UUID | None
    roles: frozenset[Role] = frozenset()
    zone: str = "Europe/London"
    name: str = ""

    @property
    def signed_in(self) -> bool:
        return self.id is not None

    def is_(self, role: Role) -> bool:
        """True when they have this role."""
        return role in self.roles


NOBODY = Viewer(None, None)
