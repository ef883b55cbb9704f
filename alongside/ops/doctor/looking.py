"""Looking at everything, each thing by itself: where one look fails, that is a finding, and the others go on."""

import traceback
from collections.abc import Callable, Iterable

from django.conf import settings
from django.db import DatabaseError, connection

from alongside.base.advice import command, is_damaged
from alongside.base.keyring import KeyringError
from alongside.ops.doctor import findings, places
from alongside.ops.doctor.finding import Finding
from alongside.ops.doctor.findings import what_to_do

Look = Callable[[], Finding]
#: What needs no database, so that it is said where that can not be opened.
OF_THE_PLACE: list[Look] = [
    places.folder,
    places.readers,
    places.owner,
    places.apart,
    findings.disk,
    places.data,
]
OF_THE_DATA: list[Look] = [
    findings.keys,
    findings.version,
    findings.database,
    findings.file,
    findings.audit,
    findings.anchor,
    findings.nightly,
    findings.restore,
    findings.recovery,
    findings.backup,
    findings.reach,
    findings.clock,
]
#: What takes long in a large installation: `start` leaves it to the doctor.
SLOW: list[Look] = [findings.audit]


def look(*, quickly: bool = False) -> list[Finding]:
    """Everything that was found, what needs no database first. `quickly`: without what takes long."""
    seen = [by_itself(look) for look in OF_THE_PLACE]
    if any(finding.about == "data" and finding.stops for finding in seen):
        return [*seen, by_itself(findings.keys)] if not settings.KEYRING.keys else seen
    return seen + [by_itself(look) for look in OF_THE_DATA if not (quickly and look in SLOW)]


def by_itself(look: Look) -> Finding:
    """What this look found; where it could not look, that, without a word of what is in the data."""
    about = look.__name__.replace("_", " ")
    try:
        return look()
    except DatabaseError as error:
        reason = " ".join(str(error).split())
        _let_go()
        stops = about == "data" or is_damaged(error)
        return Finding(about, f"the database did not answer: {reason}", what_to_do(error), stops=stops)
    except KeyringError:
        return Finding(about, "not looked at: that needs the keys", "See what is said of the keys.")
    except OSError as error:
        reason = f"could not look: {error.filename or 'the disk'}: {error.strerror or error}"
        return Finding(about, reason, "Mend that, or name another folder: --data FOLDER")
    except Exception as error:  # noqa: BLE001 - the doctor goes on whatever is broken
        place = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"could not look: {type(error).__name__} at {place.filename}:{place.lineno}"
        _let_go()
        return Finding(
            about, reason, f"The data is not as it should be here. Make a backup: {command('backup')}"
        )


def _let_go() -> None:
    """A connection that failed is not asked again; inside a transaction it is the caller's."""
    if not connection.in_atomic_block:
        connection.close()


def status(seen: Iterable[Finding]) -> int:
    """The worst of them: 0 well, 1 something to do, 2 it can not run."""
    return max((finding.status for finding in seen), default=0)
