"""Files that were brought, and their dry run."""

from __future__ import annotations

import base64
import uuid

from django.db.models import QuerySet

from alongside.access.identities import Role, Viewer
from alongside.base.clock import now
from alongside.base.errors import NotThere
from alongside.exchange.calendar import read_calendar
from alongside.exchange.calendar_check import check_calendar
from alongside.exchange.caseload import COLUMNS
from alongside.exchange.caseload_check import check_caseload
from alongside.exchange.dry_run import DryRun
from alongside.exchange.models import Brought, FileKind
from alongside.exchange.table import read_table


def own_files(viewer: Viewer) -> QuerySet[Brought]:
    """The files that the viewer brought."""
    return Brought.objects.filter(org_id=viewer.org_id, author_id=viewer.id)


def brought_file(viewer: Viewer, id: uuid.UUID) -> Brought:
    """A file the viewer brought and has not taken in. Raises NotThere."""
    brought = own_files(viewer).filter(pk=id, taken_in_at__isnull=True).first()
    if brought is None:
        raise NotThere
    return brought


def is_taken_in(viewer: Viewer, id: uuid.UUID) -> bool:
    """Whether a file of the viewer's is in already: the button was pressed twice, or its page opened again."""
    return own_files(viewer).filter(pk=id, taken_in_at__isnull=False).exists()


def check(viewer: Viewer, kind: str, content: bytes) -> DryRun:
    """The dry run of a file. Raises UnreadableFile; a calendar needs a viewer with people of their own."""
    if kind != FileKind.CALENDAR:
        return check_caseload(read_table(content, COLUMNS["client"]), viewer)
    if not viewer.is_(Role.WORKER):
        raise NotThere
    return check_calendar(read_calendar(content, now(), viewer.zone), viewer)


def dry_run(viewer: Viewer, brought: Brought) -> DryRun:
    """The dry run of a file as things stand now."""
    return check(viewer, brought.kind, base64.b64decode(brought.content))
