"""The gap between how I think it is for them and how they said it is: for the practitioner of the alliance alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from alongside.access.identities import Viewer
from alongside.checkins.models import Rater
from alongside.checkins.queries import own_check_ins
from alongside.core.dyad import DatedScore, Gap, Pair, Tracking, gap, pairs, tracking
from alongside.core.errors import NotEnough
from alongside.core.instruments.own import CLIENT, MIRROR
from alongside.insight.series import IN_PERSON
from alongside.people.models import Alliance

FIELDS = ("rater", "mode", "medium", "on", "score")


@dataclass(frozen=True)
class TwoSides:
    """The pairs, and what they are enough for: a figure, or how far it is to one.

    `mode` and `medium`: how their answers in these pairs came; `other` is how many came in other ways.
    """

    pairs: tuple[Pair, ...]
    gap: Gap | NotEnough
    tracking: Tracking | NotEnough
    mode: str = ""
    medium: str = ""
    other: int = 0


def two_sides(viewer: Viewer, alliance: Alliance) -> TwoSides:
    """Of an alliance that was fetched for this viewer; one SELECT. What is kept from the worker is not in it.

    Answers with help, or given for them, stand for themselves and are paired with nothing. Answers that came in different
    ways are not joined up: the way with most pairs counts, of two the one that was used last.
    """
    rows = own_check_ins(viewer, alliance).filter(
        instrument__in=(CLIENT.key, MIRROR.key), mode__in=IN_PERSON, score__isnull=False
    )
    answers: dict[tuple[str, str], list[DatedScore]] = defaultdict(list)
    guesses: list[DatedScore] = []
    for rater, mode, medium, on, score in rows.order_by("on", "seq").values_list(*FIELDS):
        (answers[mode, medium] if rater == Rater.CLIENT else guesses).append(DatedScore(on, score or 0))
    if not answers:
        return of([])
    found = {way: pairs(theirs, guesses) for way, theirs in answers.items()}
    way = max(found, key=lambda way: (len(found[way]), answers[way][-1].on))
    other = sum(len(theirs) for theirs in answers.values()) - len(answers[way])
    return replace(of(found[way]), mode=way[0], medium=way[1], other=other)


def of(found: list[Pair]) -> TwoSides:
    """What these pairs say."""
    answers, guesses = [one.answer.steps for one in found], [one.guess.steps for one in found]
    try:
        apart: Gap | NotEnough = gap(answers, guesses)
    except NotEnough as no:
        apart = no
    try:
        along: Tracking | NotEnough = tracking(answers, guesses)
    except NotEnough as no:
        along = no
    return TwoSides(tuple(found), apart, along)
