"""Reading the what-to-expect sheet: the last version counts, the earlier ones stay."""

from __future__ import annotations

from alongside.access.identities import Viewer
from alongside.agenda.models import ExpectSheet
from alongside.people.models import Alliance


def expect_sheets(viewer: Viewer, alliance: Alliance) -> list[ExpectSheet]:
    """All versions of the sheet of an alliance that was fetched for this viewer, the newest first."""
    rows = ExpectSheet.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id)
    return list(rows.order_by("-seq"))


def expect_sheet(viewer: Viewer, alliance: Alliance) -> ExpectSheet | None:
    """The version that counts, of an alliance that was fetched for this viewer."""
    rows = ExpectSheet.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id)
    return rows.order_by("-seq").first()
