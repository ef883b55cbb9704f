"""Whether one item of mine has stood still, and ways to go on (S7)."""

from __future__ import annotations

from dataclasses import replace

from alongside.access.identities import Viewer
from alongside.agenda.models import Item
from alongside.base.clock import today
from alongside.core.noticing import Notice
from alongside.core.noticing.stuck_item import stuck_item
from alongside.insight.models import AllianceState
from alongside.insight.state import WORKER, from_json


def stuck(viewer: Viewer, item: Item) -> Notice | None:
    """The notice about this one item of the viewer's own, fetched for this viewer; None where it moves."""
    state = AllianceState.objects.filter(
        org_id=viewer.org_id, alliance_id=item.alliance_id, audience=WORKER
    ).first()
    if state is None:
        return None
    facts = from_json(state.facts)
    only = replace(facts, mine=tuple(one for one in facts.mine if one.id == item.pk.hex))
    return stuck_item(only, today(viewer.zone))
