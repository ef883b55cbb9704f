"""Looking at everything, each thing by itself: where one look fails, that is a finding, and the others go on."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable

from django.conf import settings
from django.db import DatabaseError, connection

from alongside.base.advice import command, is_damaged
from alongside.base.keyring import KeyringError
from alongside.ops.doctor.clock import clock
from alongside.ops.doctor.finding import Finding
from alongside.ops.doctor.findings import (
    LOOKS,
    audit,
    backups,
    integrity,
    keys,
    migrations,
    recovery_key,
    restored,
    space,
    what_to_do,
)
from alongside.ops.doctor.places import apart, data, looked_at, owners, readable

Look = Callable[[], Finding]
#: Looks whose line has another name than their function.
ABOUT = {
    looked_at: "folder",
    readable: "readers",
    owners: "owner",
    migrations: "version",
    integrity: "file",
    space: "disk",
    restored: "restore",
    recovery_key: "recovery",
    backups: "backup",
}
#: What needs no database, so that it is said where that can not be opened.
OF_THE_PLACE: list[Look] = [looked_at, readable, owners, apart, space, data]
#: What takes long in a large installation: `start` leaves it to the doctor.
SLOW: list[Look] = [audit]


def look(*, quickly: bool = False) -> list[Finding]:
    """Everything that was found, what needs no database first. `quickly`: without what takes long."""
    found = [by_itself(one) for one in OF_THE_PLACE]
    if any(one.about == "data" and one.stops for one in found):
        return [*found, by_itself(keys)] if not settings.KEYRING.keys else found
    left = [one for one in [*LOOKS, clock] if one not in OF_THE_PLACE and not (quickly and one in SLOW)]
    return found + [by_itself(one) for one in left]


def by_itself(one: Look) -> Finding:
    """What this look found; where it could not look, that, without a word of what is in the data."""
    about = ABOUT.get(one, one.__name__.replace("_", " "))
    try:
        return one()
    except DatabaseError as error:
        said = " ".join(str(error).split())
        _let_go()
        stops = about == "data" or is_damaged(error)
        return Finding(about, f"the database did not answer: {said}", what_to_do(error), stops=stops)
    except KeyringError:
        return Finding(about, "not looked at: that needs the keys", "See what is said of the keys.")
    except OSError as error:
        said = f"{error.filename or 'the disk'}: {error.strerror or error}"
        return Finding(about, f"could not look: {said}", "Mend that, or name another folder: --data FOLDER")
    except Exception as error:  # noqa: BLE001 - the doctor goes on whatever is broken
        place = traceback.extract_tb(error.__traceback__)[-1]
        said = f"could not look: {type(error).__name__} at {place.filename}:{place.lineno}"
        _let_go()
        return Finding(
            about, said, f"The data is not as it should be here. Make a backup: {command('backup')}"
        )


def _let_go() -> None:
    """A connection that failed is not asked again; inside a transaction it is the caller's."""
    if not connection.in_atomic_block:
        connection.close()


def status(found: Iterable[Finding]) -> int:
    """The worst of them: 0 well, 1 something to do, 2 it can not run."""
    return max((one.status for one in found), default=0)
