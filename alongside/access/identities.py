"""Who is asking."""

import uuid
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a practitioner may be in their organisation. One person may be several."""

    WORKER = "worker"
    SUPERVISOR = "supervisor"
    LEAD = "lead"


NO_ID = uuid.UUID(int=0)  # an id that no row has: None would find the rows that belong to nobody yet


@dataclass(frozen=True)
class Viewer:
    """A signed-in practitioner, or nobody (`id` is NO_ID). `zone` is their organisation's.

    `closed`: a lead gave them a new password, so records C and D are closed to them for now.
    """

    id: uuid.UUID
    org_id: uuid.UUID
    roles: frozenset[Role] = frozenset()
    zone: str = "Europe/London"
    name: str = ""
    closed: bool = False

    @property
    def signed_in(self) -> bool:
        return self.id != NO_ID

    def is_(self, role: Role) -> bool:
        """True when they have this role."""
        return role in self.roles


@dataclass(frozen=True)
class Guest(Viewer):
    """Whoever holds a client's link: signed in nowhere, of its organisation, and able to answer within its alliance."""

    alliance_id: uuid.UUID = NO_ID


NOBODY = Viewer(NO_ID, NO_ID)
