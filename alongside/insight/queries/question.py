"""What the question of a service is asked of (S19): each person's alliance and outcome by quarter, as numbers without a name, and
how many people of each worker there are.

The alliance is their answers to the five questions; the outcome is how far along their goals are, or a questionnaire that says
something else than the alliance. Only their own answers, and what they let the worker read.
"""

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, product
from typing import NamedTuple

import numpy as np

from alongside.access.identities import Viewer
from alongside.base.errors import NotThere
from alongside.checkins.models import Answer, Rater
from alongside.checkins.queries import questionnaires
from alongside.core.instruments.model import Instrument
from alongside.core.instruments.own import CLIENT, GOAL_FAR, SLOTS, joined_version
from alongside.core.question import WAVES, Panel
from alongside.insight.queries.service import own_answers, told_in_person
from alongside.people.queries.team import check_lead

GOALS = "goals"
WHOSE = ("alliance_id", "person_id", "alliance__practitioner_id")
#: Rating by quarter, counted through the years.
Quarters = dict[int, float]


@dataclass(frozen=True)
class BesideAlliance:
    """What can be set beside the alliance: goals, or a questionnaire of the organisation's."""

    key: str
    instrument: Instrument | None = None


class Rating(NamedTuple):
    """One rating; `way` is how it was asked, which is never joined with another."""

    alliance: uuid.UUID
    person: uuid.UUID
    worker: uuid.UUID
    way: tuple[str, ...]
    on: dt.date
    value: float


@dataclass(frozen=True)
class Rated:
    """The ratings of a service: `people` are those with enough waves, counted for each worker too. For rounding only."""

    panel: Panel
    people: int
    of_each_worker: list[int]


def outcomes(viewer: Viewer) -> list[BesideAlliance]:
    """What can be set beside the alliance here. Raises NotThere for who does not lead."""
    check_lead(viewer)
    added = [row.instrument for row in questionnaires(viewer)]
    of_clients = [each for each in added if each.rater == Rater.CLIENT and each.key not in SLOTS]
    return [BesideAlliance(GOALS), *(BesideAlliance(instrument.key, instrument) for instrument in of_clients)]


def outcome(viewer: Viewer, key: str) -> BesideAlliance:
    """One of them. Raises NotThere."""
    by_key = {each.key: each for each in outcomes(viewer)}
    if key not in by_key:
        raise NotThere
    return by_key[key]


def rated(viewer: Viewer, outcome: BesideAlliance) -> Rated:
    """Everybody with both in one quarter at least, from the first such quarter on; two SELECTs."""
    check_lead(viewer)
    outcome_ratings = _goals(viewer.org_id) if outcome.key == GOALS else _scores(viewer.org_id, outcome.key)
    alliances, reached = _by_alliance(_scores(viewer.org_id, CLIENT.key)), _by_alliance(outcome_ratings)
    best: dict[uuid.UUID, tuple[int, uuid.UUID, Quarters, Quarters]] = {}
    for of in alliances.keys() & reached.keys():
        _alliance, person, worker = of
        pair = max(product(alliances[of], reached[of]), key=lambda pair: len(pair[0].keys() & pair[1].keys()))
        common = len(pair[0].keys() & pair[1].keys())
        if common > best.get(person, (0,))[0]:
            best[person] = (common, worker, *pair)
    ordered = [best[person] for person in sorted(best)]
    panel = Panel(*(np.array(side).reshape(-1, WAVES) for side in _sides(ordered)))
    often = panel.often()
    each = Counter(worker for (_, worker, *_rest), is_often in zip(ordered, often, strict=True) if is_often)
    return Rated(panel, int(often.sum()), list(each.values()))


def _sides(
    pairs: list[tuple[int, uuid.UUID, Quarters, Quarters]],
) -> tuple[list[list[float]], list[list[float]]]:
    """The waves of both sides, from each person's first quarter with both."""
    sides: tuple[list[list[float]], list[list[float]]] = ([], [])
    for _common, _worker, *both in pairs:
        first = min(both[0].keys() & both[1].keys())
        for side, quarters in zip(sides, both, strict=True):
            side.append([quarters.get(first + wave, np.nan) for wave in range(WAVES)])
    return sides


def _by_alliance(
    ratings: Iterable[Rating],
) -> Mapping[tuple[uuid.UUID, uuid.UUID, uuid.UUID], list[Quarters]]:
    """Of each alliance, person and worker the last rating of each quarter, by each way of asking; `ratings` in their order."""
    ways: dict[tuple[uuid.UUID, uuid.UUID, uuid.UUID], dict[tuple[str, ...], Quarters]] = defaultdict(dict)
    for rating in ratings:
        quarter = rating.on.year * 4 + (rating.on.month - 1) // 3
        ways[rating[:3]].setdefault(rating.way, {})[quarter] = rating.value
    return {of: list(quarters.values()) for of, quarters in ways.items()}


def _scores(org_id: uuid.UUID, instrument: str) -> Iterator[Rating]:
    fields = (*WHOSE, "mode", "medium", "version", "on", "score")
    rows = own_answers(org_id, [instrument]).order_by("on", "seq").values_list(*fields)
    for alliance, person, worker, mode, medium, version, on, score in rows:
        yield Rating(alliance, person, worker, (mode, medium, joined_version(instrument, version)), on, score)


def _goals(org_id: uuid.UUID) -> Iterator[Rating]:
    """How far along their goals are, on the whole, each time they were asked."""
    rated = {"item": GOAL_FAR, "step__isnull": False, "check_in__in": told_in_person(org_id)}
    rows = Answer.objects.filter(org_id=org_id, **rated).order_by("check_in__on", "check_in__seq")
    fields = ("id", *WHOSE, "mode", "medium", "on")
    steps = rows.values_list(*(f"check_in__{name}" for name in fields), "step")
    for _check_in, grouped in groupby(steps, key=lambda row: row[0]):
        answers = list(grouped)
        _id, alliance, person, worker, mode, medium, on, _step = answers[0]
        mean = sum(row[-1] for row in answers) / len(answers)
        yield Rating(alliance, person, worker, (mode, medium), on, mean)
