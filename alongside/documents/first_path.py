"""The path of the first three contacts, in words, phase by phase (S22)."""

from __future__ import annotations

from dataclasses import dataclass

from alongside.core.first_meetings import MEETINGS, Part, Phase, steps
from alongside.documents.wording.first_meetings import PARTS, PHASES, STEPS


@dataclass(frozen=True)
class Step:
    """One thing to think of, and the part of the product where it is done."""

    words: str
    part: Part
    part_words: str


def path(meeting: int, phases: tuple[Phase, ...] = tuple(Phase)) -> list[tuple[str, list[Step]]]:
    """(phase, steps) of the first, second or third contact; nothing from the fourth on."""
    if not 1 <= meeting <= MEETINGS:
        return []
    return [(str(PHASES[phase]), _steps(meeting, phase)) for phase in phases]


def _steps(meeting: int, phase: Phase) -> list[Step]:
    return [Step(str(STEPS[s.code]), s.part, str(PARTS[s.part])) for s in steps(meeting, phase)]
