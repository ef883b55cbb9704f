"""The check of every night: is the trail whole, do the rows say what the acts left, and is the end kept outside?

The server starts it by itself in a process of its own. Whoever comes second, of two servers or two workers, finds that
it has run already.
"""

import datetime as dt
import subprocess
import sys
import threading
import uuid
from contextlib import nullcontext
from dataclasses import dataclass, field, replace

from django.conf import settings
from django.db import connection

from alongside.audit import outcome
from alongside.audit.chain import anchor, check
from alongside.audit.record import INSTALLATION
from alongside.base.clock import now
from alongside.ops import anchors
from alongside.ops.alone import one_at_a_time
from alongside.ops.backup.tables import reading

AT = dt.time(2, 30)  # UTC: people are at rest, and a usual hour for backups is over
LOCK = ".nightly.lock"


@dataclass(frozen=True)
class Report:
    """What was looked through, each fault (whose, and what is wrong in words), and where the chains end."""

    organisations: int
    events: int
    rows: int
    faults: tuple[tuple[uuid.UUID | None, str], ...]
    ends: dict[str, str] = field(default_factory=dict)


def look() -> Report:
    """Everything, as it was at one moment, against the anchors that were kept outside. Changes nothing."""
    faults: list[tuple[uuid.UUID | None, str]] = []
    anchored: dict[uuid.UUID, list[str]] = {}
    path = anchors.place()
    try:
        anchored = anchors.read(path) if path is not None and path.exists() else {}
    except anchors.BadAnchors as error:
        faults.append((None, str(error)))
    ran = outcome.last()
    for id, end in (ran.ends if ran else {}).items():  # what the last check remembered counts as well
        anchored.setdefault(uuid.UUID(id), []).append(end)
    events, rows, ends = 0, 0, {}
    # inside a transaction the usual connection sees one moment already
    with nullcontext("default") if connection.in_atomic_block else reading() as using:
        for org_id in anchors.chains(using):
            checked = check(org_id, *anchored.pop(org_id, ()), using=using)
            events, rows = events + checked.chain.events, rows + checked.rows
            faults += [(org_id, fault) for fault in checked.faults]
            ends[org_id.hex] = anchor(org_id, using)
    for org_id in anchored:
        whose = "installation's own chain" if org_id == INSTALLATION else f"organisation {org_id}"
        faults.append((None, f"the {whose} is gone, and its end was kept"))
    return Report(len(ends.keys() - {INSTALLATION.hex}), events, rows, tuple(faults), ends)


def run(*, once: bool = False) -> Report | None:
    """Look, keep the anchors where all is well, and remember what was found. `once`: None where this night's has run."""
    with one_at_a_time(settings.DATA / LOCK):
        if once and not is_due(now()):
            return None
        report, path = look(), anchors.place()
        if not report.faults and path is not None:
            try:
                anchors.keep(path)
            except OSError as error:
                report = replace(report, faults=((None, f"the anchor can not be written: {error}"),))
        orgs = {org_id.hex for org_id, _fault in report.faults if org_id}
        everybody = any(org_id is None for org_id, _fault in report.faults)
        ran = outcome.last()
        ends = report.ends if not report.faults else ran.ends if ran else {}
        outcome.keep(outcome.Outcome(now(), len(report.faults), tuple(sorted(orgs)), everybody, ends))
        return report


def is_due(moment: dt.datetime) -> bool:
    """Whether none has run since the last time that it should have."""
    ran = outcome.last()
    return ran is None or ran.at < _due_before(moment)


def _due_before(moment: dt.datetime) -> dt.datetime:
    today = dt.datetime.combine(moment.astimezone(dt.UTC).date(), AT, dt.UTC)
    return today if today <= moment else today - dt.timedelta(days=1)


def seconds_until(moment: dt.datetime) -> float:
    """How long it is until the next one."""
    return (_due_before(moment) + dt.timedelta(days=1) - moment).total_seconds()


def every_night() -> None:
    """Start the check in a process of its own each night, as long as this process lives."""

    def wait_and_start() -> None:
        rest = threading.Event()
        while True:
            rest.wait(seconds_until(now()) + 1)
            command = [sys.executable, "-m", "alongside", "nightly", "--once", "--data", str(settings.DATA)]
            subprocess.run(command, check=False)

    threading.Thread(target=wait_and_start, name="nightly", daemon=True).start()
