"""What a contact held, as the recording page gives it."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import asdict, dataclass
from typing import Any

DID = ("listened", "promised", "worked_out", "could_not_fix")


@dataclass(frozen=True)
class Held:
    """Nothing is needed. `item_id` is the one of theirs that it was about; `is_new` makes one of the words."""

    on_their_mind: str = ""
    item_id: uuid.UUID | None = None
    is_new: bool = False
    why: str = ""  # why it matters to them, for a new one
    did: tuple[str, ...] = ()
    promise: str = ""
    due_on: dt.date | None = None
    mine_came_up: str = ""
    my_item_id: uuid.UUID | None = None  # None: the only one there is
    also: tuple[uuid.UUID, ...] = ()  # other items of either side that were talked about
    named: str = ""
    came_of_it: str = ""
    way: str = ""
    place: str = ""
    started_by: str = ""
    at: dt.datetime | None = None
    who_was_there: str = ""
    minutes: int | None = None
    note: str = ""
    ease: int | None = None  # 1 very uneasy to 5 very at ease; for me
    shared: str = ""  # what I shared about myself; for me
    landed: str = ""  # how that landed; for me

    def as_content(self) -> dict[str, Any]:
        """What is compared when the same page is saved again, and kept when it differs."""
        return asdict(self)

    def what_i_did(self) -> list[str]:
        """A promise that was written down is one that was made, whether or not its chip was touched."""
        said = {*self.did, *(["promised"] if self.promise.strip() else [])}
        return [one for one in DID if one in said]
