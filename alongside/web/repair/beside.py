"""What a person's page shows of hard patches, slips, hard conversations and days that may hurt."""

from __future__ import annotations

from typing import Any

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.ids import new_id
from alongside.people.models import Alliance
from alongside.repair import queries
from alongside.web.agenda.rows import spoken
from alongside.web.repair import words


def beside(viewer: Viewer, alliance: Alliance) -> dict[str, Any]:
    """In one SELECT, with the times apart that last until now. Nothing of somebody else's."""
    found, day = queries.beside(viewer, alliance), today(viewer.zone)
    person = spoken(alliance)
    return {
        "absences": list(found.absences),
        "strains": [(one, words.lasted(one, day), words.stands(one, person)) for one in found.strains],
        "open_patches": words.open_patches(found.strains, day, person),
        "slips": len(found.slips),
        "talks": list(found.talks),
        "hard_days": words.hard_days(found.days, day),
        "slip_id": new_id(),
    }


def before(viewer: Viewer, alliance: Alliance) -> dict[str, Any]:
    """What getting ready opens with: hard patches that are open, and days that may hurt that are near, with what helps."""
    found, day = queries.beside(viewer, alliance), today(viewer.zone)
    near = any(one.near for one in words.hard_days(found.days, day))
    days = (
        queries.weather(viewer, alliance) if near else []
    )  # read with their words only where they are shown
    return {
        "hard_days": [one for one in words.hard_days(days, day, words=True) if one.near],
        "open_patches": words.open_patches(found.strains, day, spoken(alliance)),
    }
