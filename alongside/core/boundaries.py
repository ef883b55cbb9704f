"""Thoughts about how near and how far, from a practitioner's own marks alone: in both directions, and never a verdict.

The source (26:30 to 30:16): enough to be human and fallible, not so much that the client looks after you. It gives no figures. Ours:
one mark is a moment; two of a kind within a quarter are worth a thought.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Profession(StrEnum):
    """By which the prompts of a statement differ."""

    CASE_MANAGER = "case_manager"
    OCCUPATIONAL_THERAPIST = "occupational_therapist"
    PHYSIOTHERAPIST = "physiotherapist"
    SPEECH_THERAPIST = "speech_therapist"
    PSYCHOLOGIST = "psychologist"
    SUPPORT_WORKER = "support_worker"
    NURSE = "nurse"
    SOCIAL_WORKER = "social_worker"
    OTHER = "other"


class Need(StrEnum):
    """Whose need it was that something about oneself was said."""

    THEIRS = "theirs"
    MINE = "mine"
    BOTH = "both"
    UNSURE = "unsure"


class Thought(StrEnum):
    LOOKED_AFTER = "looked_after"
    TOO_MUCH = "too_much"
    TOO_GUARDED = "too_guarded"


@dataclass(frozen=True)
class BoundaryMark:
    """One mark of my own on a day: the kind of a moment, or that I shared something, and for whose need."""

    on: date
    kind: str = ""  # gift, role_request, too_much, too_guarded, they_look_after_me
    need: str = ""  # of something shared


QUARTER = timedelta(days=91)
TIMES = 2
#: What each thought counts; something said for my own need leans on them, so it counts both ways.
COUNTS = {
    Thought.LOOKED_AFTER: ("they_look_after_me", Need.MINE),
    Thought.TOO_MUCH: ("too_much", Need.MINE),
    Thought.TOO_GUARDED: ("too_guarded",),
}


def thoughts(marks: Iterable[BoundaryMark], today: date) -> list[Thought]:
    """What my marks of the last quarter about one person may say. Each thought needs a mark that names it: what was shared
    for my own need says nothing alone."""
    recent = [mark for mark in marks if today - QUARTER < mark.on <= today]
    counted = []
    for thought, counts in COUNTS.items():
        marked = [mark for mark in recent if {mark.kind, mark.need} & {*counts} - {""}]
        if len(marked) >= TIMES and any(mark.kind == counts[0] for mark in marked):
            counted.append(thought)
    return counted
