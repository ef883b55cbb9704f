"""A whole service for figures about services: workers, people and their looks, from a seed."""

import datetime as dt
from itertools import count, cycle, islice

import numpy as np

from alongside.base import clock
from alongside.checkins.models import CheckIn
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


def answer(alliance: Alliance, scores: list[int], **more: object) -> list[CheckIn]:
    """Their answers, a fortnight apart, the last one today."""
    ago = range(14 * (len(scores) - 1), -1, -14)
    looks = [answered(alliance, days, score, **more) for days, score in zip(ago, scores, strict=True)]
    return CheckIn.objects.bulk_create(looks)
