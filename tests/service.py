"""A whole service for figures about services: workers, people and their looks, from a seed."""

import datetime as dt
from itertools import count, cycle, islice

import numpy as np

from alongside.agenda.models import Goal
from alongside.base import clock
from alongside.checkins.models import Answer, CheckIn
from alongside.people.models import Alliance, Person, Practitioner
from tests.noticed import answered
from tests.world import World

NAMES = count()


def service(
    world: World, *, relationships: int, looks: int, workers: int = 3, seed: int = 1
) -> list[Alliance]:
    """Relationships shared out among `workers`, each with as many looks, a fortnight apart."""
    team = [
        Practitioner.objects.create(
            org=world.org, username=f"worker{n}", name=f"Worker {n}", first_name=f"W{n}"
        )
        for n in islice(NAMES, workers)
    ]
    made = []
    for worker in islice(cycle(team), relationships):
        own = {"org": world.org, "made_by": worker}
        person = Person.objects.create(name=f"Zelkova {next(NAMES)}", is_client=True, **own)
        since = clock.now().date() - dt.timedelta(days=700)
        made.append(Alliance.objects.create(practitioner=worker, person=person, since=since, **own))
    draw = np.random.default_rng(seed)
    for alliance in made:
        level = draw.normal(15, 1.8)
        answer(alliance, [int(np.clip(round(draw.normal(level, 1.5)), 0, 20)) for _ in range(looks)])
    return made


def by_quarter(alliances: list[Alliance], quarters: int, follows: float = 0.4, seed: int = 1) -> None:
    """Their answers to the five, and how far along one goal of each is, in the middle of each of the last quarters: the goal
    moves with the alliance of the quarter before."""
    draw, today = np.random.default_rng(seed), clock.now().date()
    this = today.year * 4 + (today.month - 1) // 3
    days = [dt.date((this - back) // 4, (this - back) % 4 * 3 + 2, 10) for back in range(quarters, 0, -1)]
    for alliance in alliances:
        own = {"org_id": alliance.org_id, "made_by_id": alliance.practitioner_id}
        goal = Goal.objects.create(alliance=alliance, words="Zelkova again", **own)
        moves, level = draw.normal(0, 1.5, quarters + 1), draw.normal(14, 1.5)
        for day, before, move in zip(days, moves, moves[1:], strict=False):
            ago = (today - day).days
            answered(alliance, ago, int(np.clip(round(level + move), 0, 20))).save()
            asked = answered(alliance, ago, None, instrument="own-asked", top=0)
            asked.save()
            step = int(np.clip(round(2 + follows * before + draw.normal(0, 0.7)), 0, 4))
            about = {"item": "goal_far", "step": step, "goal": goal, "key_of": alliance.person_id}
            Answer.objects.create(check_in=asked, **about, **own)


def answer(alliance: Alliance, scores: list[int], **more: object) -> list[CheckIn]:
    """Their answers, a fortnight apart, the last one today."""
    ago = range(14 * (len(scores) - 1), -1, -14)
    looks = [answered(alliance, days, score, **more) for days, score in zip(ago, scores, strict=True)]
    return CheckIn.objects.bulk_create(looks)
