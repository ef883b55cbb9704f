"""The page of a hard patch, put together: what it offers next, what was written, what was tried."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.ids import new_id
from alongside.base.revisions import revisions
from alongside.checkins.queries import what_works
from alongside.core.states.rupture import RUPTURE, RuptureState
from alongside.documents.promise_words import near
from alongside.documents.wording import repair as wording
from alongside.documents.words import day
from alongside.repair.models import RepairAttempt, Rupture
from alongside.repair.queries import Whole
from alongside.web.agenda.rows import spoken
from alongside.web.repair import words
from alongside.web.repair.forms.patches import MendedForm, NoteForm, TriedForm, WhenForm
from alongside.web.repair.forms.withdraw import BeganForm, TakeBackStrainForm
from alongside.web.revisions import Shown, revised

WORKED = 3  # of what worked for them, offered back while it is hard
#: Which parts are written at which step of the order of help.
WRITTEN_AT = {
    "name": (),
    "listen": ("their_side",),
    "own": ("my_part",),
    "explore": ("my_side",),
    "change": ("agreed",),
    "follow": (),
}


def page_of(viewer: Viewer, found: Whole) -> dict[str, Any]:
    """What the template shows of a hard patch of the viewer's own."""
    strain, now = found.strain, today(viewer.zone)
    person = spoken(strain.alliance)
    fill = wording.spoken(person)
    return {
        "strain": strain,
        "alliance": strain.alliance,
        "person": person,
        "lasted": words.span_of(strain, now),
        "stands": words.stands(strain, person),
        "whose": str(wording.WHOSE[strain.whose]) % fill,
        "to_forgive": str(wording.THEIRS_TO_FORGIVE) % fill if strain.whose == "theirs" else "",
        "mended": strain.state == RuptureState.MENDED,
        "steps": [_step(found, name, fill) for name in wording.ORDER],
        "two": [_part(found, part, fill) for part in ("had_to_say", "manner")],
        "two_questions": wording.TWO_QUESTIONS,
        "stronger": _part(found, "stronger", fill),
        "addenda": found.addenda,
        "written": [part for name in wording.PARTS if (part := _part(found, name, fill))["notes"]],
        "their_words": found.part("mended"),
        "says_mended": str(wording.SAYS_MENDED) % fill,
        "said_when": _said_when(strain, fill, now),
        "tried": _tried(found, fill, now),
        "sticking": words.sticking(strain, len(found.attempts), now),
        "may": {event.value for event in RUPTURE.events_from(strain.state)},
        "follow_up": near(strain.follow_up_on, now) if strain.follow_up_on else "",
        "ids": [new_id() for _one in range(3)],
        "court": wording.COURT,
        "revised": _revised(viewer, strain),
        "worked": what_works(viewer, strain.alliance)[:WORKED],
    }


def _revised(viewer: Viewer, strain: Rupture) -> dict[str, Shown]:
    person = {"person": spoken(strain.alliance)}
    asked = (TriedForm(**person), NoteForm(**person), WhenForm(**person), MendedForm(**person))
    sides = {"their": _("Their side"), "my": _("My side")}
    return revised(revisions(viewer, strain.id), *asked, TakeBackStrainForm(), BeganForm(), **sides)


def _part(found: Whole, part: str, fill: dict[str, str]) -> dict[str, Any]:
    label, hint = wording.PARTS[part]
    return {
        "label": str(label) % fill,
        "hint": str(hint) % fill,
        "notes": found.part(part),
        "url": reverse("strain-write", args=[found.strain.id, part]),
    }


def _step(found: Whole, name: str, fill: dict[str, str]) -> dict[str, Any]:
    title, means = wording.ORDER[name]
    parts = [_part(found, part, fill) for part in WRITTEN_AT[name]]
    return {"name": name, "title": title, "means": str(means) % fill, "parts": parts}


def _said_when(strain: Rupture, fill: dict[str, str], now: dt.date) -> str:
    if not strain.talk_when:
        return ""
    named = near(strain.talk_on, now) if strain.talk_on else ""
    return str(wording.SAID_WHEN[strain.talk_when]) % {**fill, "day": named}


def _tried(found: Whole, fill: dict[str, str], now: dt.date) -> list[dict[str, Any]]:
    """What was tried, day by day, and what came of it."""
    strain = found.strain
    lines = [(one.on, 1, _attempt(one, fill, now)) for one in found.attempts]
    if strain.calmer_on:
        lines.append((strain.calmer_on, 2, _line(strain.calmer_on, now, _("It was calmer"))))
    if strain.mended_on:
        said = (
            _("Mended, in %(their)s words")
            if strain.mended_said_by == "they"
            else _("Mended, as both of you say")
        )
        lines.append((strain.mended_on, 3, _line(strain.mended_on, now, said % fill, kind="mend")))
    lines.append((strain.began_on, 0, _line(strain.began_on, now, _("It became hard"))))
    return [line for _on, _place, line in sorted(lines, key=lambda one: one[:2])]


def _attempt(one: RepairAttempt, fill: dict[str, str], now: dt.date) -> dict[str, Any]:
    said = str(wording.ATTEMPT[one.kind])
    return {
        **_line(one.on, now, said[:1].upper() + said[1:], kind="by-me"),
        "landed": str(wording.LANDED[one.landed]) % fill,
        "words": one.words,
        "their_words": one.their_words,
    }


def _line(on: dt.date, now: dt.date, said: str, kind: str = "") -> dict[str, Any]:
    return {"on": day(on, now), "said": said, "kind": kind}
