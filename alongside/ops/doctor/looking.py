"""Looking at everything, each thing by itself: where one look fails, that is a finding, and the others go on."""

import traceback
from collections.abc import Callable, Iterable
from dataclasses import replace

from django.conf import settings
from django.db import DatabaseError, connection

from alongside.base.advice import command, is_damaged
from alongside.base.keyring import KeyringError
from alongside.ops.doctor import findings, outside, places
from alongside.ops.doctor.finding import Finding
from alongside.ops.doctor.findings import what_to_do

Look = Callable[[], Finding]
#: What needs no database, so that it is said where that cannot be opened.
OF_THE_PLACE: list[Look] = [
    places.folder,
    places.readers,
    places.owner,
    places.apart,
    places.exercises,
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
    outside.mail,
    outside.provider,
]
#: What takes long in a large installation, or asks another machine: `start` leaves it to the doctor.
SLOW: list[Look] = [findings.audit, outside.mail, outside.provider]


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
        finding = look()
    except Exception as error:  # noqa: BLE001 - the doctor goes on whatever is broken
        finding = _could_not_look(error)
        if about == "data" and isinstance(error, DatabaseError):
            finding = replace(finding, stops=True)
    return replace(finding, about=about)


def _could_not_look(error: Exception) -> Finding:
    if isinstance(error, KeyringError):
        return Finding("not looked at: that needs the keys", "See what is said of the keys.")
    if isinstance(error, OSError):
        reason = f"could not look: {error.filename or 'the disk'}: {error.strerror or error}"
        return Finding(reason, "Put that right, or name another folder: --data FOLDER")
    if not connection.in_atomic_block:  # a connection that failed is not asked again
        connection.close()
    if isinstance(error, DatabaseError):
        reason = f"the database did not answer: {' '.join(str(error).split())}"
        return Finding(reason, what_to_do(error), stops=is_damaged(error))
    place = traceback.extract_tb(error.__traceback__)[-1]
    reason = f"could not look: {type(error).__name__} at {place.filename}:{place.lineno}"
    return Finding(reason, f"The data is not as it should be here. Make a backup: {command('backup')}")


def status(seen: Iterable[Finding]) -> int:
    """The worst of them: 0 well, 1 something to do, 2 it cannot run."""
    return max((finding.status for finding in seen), default=0)
