"""The check of every night: is the trail whole, do the rows say what the acts left, and is the end kept outside?

The server starts it by itself in a process of its own. Whoever comes second, of two servers or two workers, finds that
it has run already.

The ends that are kept outside are the anchors: a file to which a line for each chain is added again and again. Every line that
was ever kept has to be found in its chain again, so a new line hides nothing.
"""

import datetime as dt
import os
import re
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError
from django.db import connection

from alongside.audit import chain, outcome
from alongside.audit.models import Head
from alongside.audit.record import INSTALLATION
from alongside.base import mail
from alongside.base.clock import now
from alongside.checkins.actions.invitations import forget_unfinished
from alongside.ops.alone import one_at_a_time
from alongside.ops.backup.tables import reading
from alongside.ops.post import EVERY
from alongside.people.models import Organisation
from alongside.reflection.actions.keeping import destroy_what_is_over

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
    try:
        anchored = kept_anchors()
    except BadAnchors as error:
        faults.append((None, str(error)))
    ran = outcome.last()
    for id, end in (ran.ends if ran else {}).items():  # what the last check remembered counts as well
        anchored.setdefault(uuid.UUID(id), []).append(end)
    events, rows, ends = 0, 0, {}
    # inside a transaction the usual connection sees one moment already
    with nullcontext("default") if connection.in_atomic_block else reading() as using:
        for org_id in chains(using):
            checked = chain.check(org_id, *anchored.pop(org_id, ()), using=using)
            events, rows = events + checked.chain.events, rows + checked.rows
            faults += [(org_id, fault) for fault in checked.faults]
            ends[org_id.hex] = chain.anchor(org_id, using)
    for org_id in anchored:
        whose = "installation's own chain" if org_id == INSTALLATION else f"organisation {org_id}"
        faults.append((None, f"the {whose} is gone, and its end was kept"))
    return Report(len(ends.keys() - {INSTALLATION.hex}), events, rows, tuple(faults), ends)


def run(*, once: bool = False) -> Report | None:
    """Look, keep the anchors where all is well, and remember what was found; what was begun on links that are over is
    forgotten first, and what was thought is destroyed where its time is over. `once`: None where this night's has run."""
    with one_at_a_time(settings.DATA / LOCK):
        if once and not is_due(now()):
            return None
        forget_unfinished()
        destroy_what_is_over()
        report, path = look(), anchor_place()
        if not report.faults and path is not None:
            try:
                keep_anchors(path)
            except OSError as error:
                report = replace(report, faults=((None, f"the anchor cannot be written: {error}"),))
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


def by_itself() -> None:
    """Start the check each night and the post each hour, each in a process of its own, as long as this process lives."""
    _again_and_again(lambda: seconds_until(now()) + 1, "nightly", "--once")
    if mail.is_set_up():
        _again_and_again(lambda: EVERY, "post")


def _again_and_again(rest: Callable[[], float], *command: str) -> None:
    def wait_and_start() -> None:
        while True:
            threading.Event().wait(rest())
            program = [sys.executable, "-m", "alongside", *command, "--data", str(settings.DATA)]
            subprocess.run(program, check=False)

    threading.Thread(target=wait_and_start, name=command[0], daemon=True).start()


# ---------------------------------------------------------------- the ends, kept outside

FILE = "alongside-anchors.txt"
LINE = re.compile(r"(\S+Z )?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\d+:(?:[0-9a-f]{64})?)")


class BadAnchors(CommandError):
    """The file does not hold what was kept. The message says what to do."""


def anchor_place() -> Path | None:
    """The file that the operator named, or the one in the folder that they named; None where they named none."""
    named: Path | None = settings.ANCHOR
    return named / FILE if named is not None and named.is_dir() else named


def is_outside(path: Path) -> bool:
    """Whether it lies elsewhere than the data that it speaks of."""
    return not path.resolve().is_relative_to(settings.DATA.resolve())


def chains(using: str = "default") -> list[uuid.UUID]:
    """Whose chains there are: each organisation's, and last the installation's own where it has begun."""
    organisations = Organisation.objects.using(using).order_by("made_at").values_list("id", flat=True)
    return [*organisations, *Head.objects.using(using).filter(pk=INSTALLATION).values_list("pk", flat=True)]


def anchors_of_now() -> list[str]:
    """A line for each chain: whose it is, and its present end."""
    return [f"{org_id} {chain.anchor(org_id)}" for org_id in chains()]


def keep_anchors(path: Path) -> None:
    """Add the present ends to the file. Raises OSError where it cannot be written."""
    at = now().astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w") as file:
        file.writelines(f"{at} {line}\n" for line in anchors_of_now())
        file.flush()
        os.fsync(file.fileno())


def read_anchors(path: Path) -> dict[uuid.UUID, list[str]]:
    """What was kept, by organisation, the oldest first.

    Raises BadAnchors for a file without a line of ours: it would pass for a check that found all well.
    """
    try:
        lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    except FileNotFoundError:
        raise BadAnchors(f"There is no file {path}.") from None
    except (OSError, UnicodeDecodeError):
        raise BadAnchors(f"{path} cannot be read as text in UTF-8.") from None
    matches = [LINE.fullmatch(line) for line in lines]
    if not matches or not all(matches):
        raise BadAnchors(
            f"{path} does not hold what `anchor` printed: for each organisation a line with its id and its end."
        )
    ends: dict[uuid.UUID, list[str]] = {}
    for match in filter(None, matches):
        ends.setdefault(uuid.UUID(match[2]), []).append(match[3])
    return ends


def kept_anchors() -> dict[uuid.UUID, list[str]]:
    """What was kept where the operator said; nothing where none was yet. Raises BadAnchors."""
    path = anchor_place()
    return read_anchors(path) if path is not None and path.exists() else {}
