"""What the last nightly check found: kept in the data folder, shown by `doctor`, and told to leads in one sentence."""

import datetime as dt
import json
import uuid
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.conf import settings

from alongside.base.files import put

FILE = "last-nightly.json"


@dataclass(frozen=True)
class Outcome:
    """When it ran, how many faults it found, and in whose records. One that is nobody's concerns everybody.

    `ends`: where each chain ended when all was well last, by organisation. It lies with the data, but not in the database.
    """

    at: dt.datetime
    faults: int = 0
    orgs: tuple[str, ...] = ()
    everybody: bool = False
    ends: dict[str, str] = field(default_factory=dict)

    def concerns(self, org_id: uuid.UUID) -> bool:
        """Whether something was found that people of this organisation should have looked at."""
        return self.everybody or org_id.hex in self.orgs


def keep(outcome: Outcome) -> None:
    """In the place of the last one. Raises OSError where it cannot be written."""
    put(_path(), json.dumps(asdict(outcome) | {"at": outcome.at.isoformat()}))


def last() -> Outcome | None:
    """The last one; None where none has run, or where what it wrote cannot be read any more."""
    try:
        outcome = json.loads(_path().read_text("utf-8"))
        typed = {"at": dt.datetime.fromisoformat(outcome["at"]), "orgs": tuple(outcome["orgs"])}
        return Outcome(**outcome | typed)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def found_something(org_id: uuid.UUID) -> bool:
    """Whether the last nightly check found something in the records of this organisation."""
    outcome = last()
    return outcome is not None and outcome.concerns(org_id)


def _path() -> Path:
    return settings.DATA / FILE
