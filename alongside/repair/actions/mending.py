"""Mending: two clocks, what was tried and how it landed, calmer, and mended in their words (S25, S26b)."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.given import day_of, needed, step
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.base.idempotency import Claim, claim
from alongside.core.states.rupture import RUPTURE, RuptureEvent, RuptureState
from alongside.repair.actions.facts import LetStand, only_facts
from alongside.repair.actions.noticing import _note
from alongside.repair.actions.shared import made, must_count, tell
from alongside.repair.models import RepairAttempt, Rupture
from alongside.repair.models.rupture import Kind, Landed, Part, When, Whose
from alongside.repair.queries import own_strain

SEEN = {RuptureEvent.CALMER, RuptureEvent.HARDER_AGAIN, RuptureEvent.REOPENED}


@transaction.atomic
def try_something(
    strain_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    kind: str,
    landed: str = "",
    words: str = "",
    their_words: str = "",
    on: dt.date | None = None,
    follow_up_on: dt.date | None = None,
    let_stand: LetStand | None = None,
) -> RepairAttempt:
    """Something was tried. What came too early is kept as that, and waits for them. Raises Refused, NotThere."""
    only_facts(let_stand, words=words)
    given = {
        "strain": strain_id,
        "kind": kind,
        "landed": landed,
        "words": words,
        "their": their_words,
        "on": on,
    }
    strain = own_strain(by, strain_id, lock=True)
    if claim(by, "attempt", id, given) is not Claim.FIRST:
        return RepairAttempt.objects.get(org_id=by.org_id, strain=strain, pk=id)
    must_count(strain)
    if kind not in Kind.values or landed not in Landed.values:
        raise Refused(_("Please choose what you tried."), "kind")
    day = day_of(by, on)
    own = made(by, strain.alliance)
    own.pop("alliance")
    attempt = RepairAttempt.objects.create(
        id=id,
        strain=strain,
        kind=kind,
        landed=landed,
        words=words.strip(),
        their_words=their_words.strip(),
        on=day,
        **own,
    )
    _follow_up(strain, follow_up_on, by)
    _moved_by(strain, attempt)
    strain.save()
    tell(by, "strain.attempt", strain.alliance, "strain", strain.id, kind=kind, landed=landed)
    return attempt


def _moved_by(strain: Rupture, attempt: RepairAttempt) -> None:
    if attempt.kind in (Kind.ACKNOWLEDGED, Kind.APOLOGY) and strain.acknowledged_on is None:
        strain.acknowledged_on = attempt.on
    event = _event(attempt)
    if event is not None and RUPTURE.allows(strain.state, event):
        strain.state, strain.state_on = RUPTURE.step(strain.state, event).value, attempt.on


def _event(attempt: RepairAttempt) -> RuptureEvent | None:
    if attempt.landed == Landed.TOO_EARLY and attempt.kind in (Kind.CONVERSATION, Kind.APOLOGY):
        return RuptureEvent.TOO_EARLY
    if attempt.kind == Kind.CONVERSATION:
        return RuptureEvent.TALKED
    return RuptureEvent.ACKNOWLEDGED if attempt.kind in (Kind.ACKNOWLEDGED, Kind.APOLOGY) else None


def _follow_up(strain: Rupture, day: dt.date | None, by: Viewer) -> None:
    if day is not None and day < today(by.zone):
        raise Refused(_("This day is over. Please give one to come, or none."), "follow_up_on")
    strain.follow_up_on = day or strain.follow_up_on


@transaction.atomic
def say_when(
    strain_id: uuid.UUID, *, by: Viewer, id: uuid.UUID, when: str, on: dt.date | None = None
) -> Rupture:
    """When they want to talk about it: a day of theirs, later, or never. Raises Refused, NotThere."""
    strain = own_strain(by, strain_id, lock=True)
    if claim(by, "strain.when", id, {"strain": strain_id, "when": when, "on": on}) is not Claim.FIRST:
        return strain
    must_count(strain)
    if when not in When.values:
        raise Refused(_("Please choose what they said."), "when")
    if when == When.DATE and (on is None or on < today(by.zone)):
        raise Refused(_("Please give the day they named, from today on."), "on")
    event = RuptureEvent.THEY_SAID_NEVER if when == When.NEVER else RuptureEvent.THEY_SAID_WHEN
    strain.state, strain.state_on = step(RUPTURE, strain.state, event, "when"), today(by.zone)
    strain.talk_when, strain.talk_on = when, on if when == When.DATE else None
    strain.save()
    tell(by, "strain.when", strain.alliance, "strain", strain.id, when=when)
    return strain


@transaction.atomic
def say_whose(strain_id: uuid.UUID, *, by: Viewer, id: uuid.UUID, whose: str = "") -> Rupture:
    """Whose slip it was, said later or otherwise than at first. Raises Refused, NotThere."""
    strain = own_strain(by, strain_id, lock=True)
    if claim(by, "strain.whose", id, {"strain": strain_id, "whose": whose}) is not Claim.FIRST:
        return strain
    must_count(strain)
    if whose and whose not in Whose.values:
        raise Refused(_("Please choose one of these."), "whose")
    strain.whose = whose
    strain.save()
    tell(by, "strain.whose", strain.alliance, "strain", strain.id, whose=whose)
    return strain


@transaction.atomic
def step_strain(
    strain_id: uuid.UUID, *, by: Viewer, id: uuid.UUID, event: str, words: str = "", said_by: str = "they"
) -> Rupture:
    """Calmer (what is seen), harder again, opened again, or mended: that only in their words or both's.

    Raises Refused when their words are missing, NotThere.
    """
    strain = own_strain(by, strain_id, lock=True)
    given = {"strain": strain_id, "event": event, "words": words, "said_by": said_by}
    if claim(by, "strain.step", id, given) is not Claim.FIRST:
        return strain
    must_count(strain)
    if event == RuptureEvent.MENDED:
        _mended(by, strain, words, said_by)
    elif event in SEEN:
        strain.state, strain.mended_on, strain.mended_said_by = (
            step(RUPTURE, strain.state, event),
            None,
            "",
        )
        strain.calmer_on = today(by.zone) if strain.state == RuptureState.CALMER else strain.calmer_on
    else:
        raise Refused(_("Please choose one of these."), "event")
    strain.state_on = today(by.zone)
    strain.save()
    tell(by, f"strain.{event}", strain.alliance, "strain", strain.id)
    return strain


def _mended(by: Viewer, strain: Rupture, words: str, said_by: str) -> None:
    said = needed(
        words, _("Please write what they said. Without their word it is calmer, not mended."), "words"
    )
    if said_by not in ("they", "both"):
        raise Refused(_("Please choose who said so."), "said_by")
    strain.state = step(RUPTURE, strain.state, RuptureEvent.MENDED)
    strain.mended_on, strain.mended_said_by = today(by.zone), said_by
    _note(by, strain, Part.MENDED, said, strain.mended_on, in_their_words=True)
