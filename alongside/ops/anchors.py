"""Where each audit chain ends, kept outside: a file to which a line for each organisation is added again and again.

Every line that was ever kept has to be found in its chain again, so a new line hides nothing.
"""

import datetime as dt
import os
import re
import uuid
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError

from alongside.audit import chain
from alongside.audit.models import Head
from alongside.audit.record import INSTALLATION
from alongside.base.clock import now
from alongside.people.models import Organisation

FILE = "alongside-anchors.txt"
LINE = re.compile(r"(\S+Z )?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\d+:(?:[0-9a-f]{64})?)")


class BadAnchors(CommandError):
    """The file does not hold what was kept. The message says what to do."""


def place() -> Path | None:
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


def of_now() -> list[str]:
    """A line for each chain: whose it is, and its present end."""
    return [f"{org_id} {chain.anchor(org_id)}" for org_id in chains()]


def keep(path: Path) -> None:
    """Add the present ends to the file. Raises OSError where it can not be written."""
    at = now().astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w") as file:
        file.writelines(f"{at} {line}\n" for line in of_now())
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> dict[uuid.UUID, list[str]]:
    """What was kept, by organisation, the oldest first.

    Raises BadAnchors for a file without a line of ours: it would pass for a check that found all well.
    """
    try:
        lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    except FileNotFoundError:
        raise BadAnchors(f"There is no file {path}.") from None
    except (OSError, UnicodeDecodeError):
        raise BadAnchors(f"{path} can not be read as text in UTF-8.") from None
    matches = [LINE.fullmatch(line) for line in lines]
    if not matches or not all(matches):
        raise BadAnchors(
            f"{path} does not hold what `anchor` printed: for each organisation a line with its id and its end."
        )
    ends: dict[uuid.UUID, list[str]] = {}
    for match in filter(None, matches):
        ends.setdefault(uuid.UUID(match[2]), []).append(match[3])
    return ends
