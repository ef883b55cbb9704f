"""A whole service for figures about services: workers, people and their looks, from a seed."""

import datetime as dt
from itertools import count

import numpy as np

from alongside.base import clock
from alongside.checkins.models import CheckIn
from alongside.people.models import Alliance, Person, Practitioner
from tests.world import World

NAMES = count()


def service(
    world: World, *, relationships: int, looks: int, workers: int = 3, seed: int = 1
) -> list[Alliance]:
    """Relationships shared out among `workers`, each with as many looks, a fortnight apart."""
    team = [_worker(world) for _ in range(workers)]
    made = [_relationship(team[n % workers]) for n in range(relationships)]
    draw = np.random.default_rng(seed)
    for alliance in made:
        level = draw.normal(15, 1.8)
        answer(alliance, [int(np.clip(round(draw.normal(level, 1.5)), 0, 20)) for _ in range(looks)])
    return made


def _worker(world: World) -> Practitioner:
    n = next(NAMES)
    return Practitioner.objects.create(
        org=world.org, username=f"worker{n}", name=f"Worker {n}", first_name=f"W{n}"
    )


def _relationship(worker: Practitioner) -> Alliance:
    n = next(NAMES)
    since = clock.now().date() - dt.timedelta(days=700)
    person = Person.objects.create(org=worker.org, name=f"Zelkova {n}", is_client=True, made_by=worker)
    return Alliance.objects.create(
        org=worker.org, practitioner=worker, person=person, since=since, made_by=worker
    )


def answer(
    alliance: Alliance,
    scores: list[int],
    *,
    audience: str = "talk",
    mode: str = "together",
    rater: str = "client",
) -> list[CheckIn]:
    """Their answers, a fortnight apart, the last one today."""
    mine = rater != "client"
    day = clock.now().date()
    return CheckIn.objects.bulk_create(
        CheckIn(
            org=alliance.org,
            made_by=alliance.practitioner,
            alliance=alliance,
            person=alliance.person,
            rater=rater,
            instrument="own-mirror" if mine else "own-client",
            version="1",
            mode="alone" if mine else mode,
            medium="device" if mine else "aloud",
            audience="mine" if mine else audience,
            on=day - dt.timedelta(weeks=2 * (len(scores) - 1 - n)),
            score=score,
            top=20,
            answered=5,
        )
        for n, score in enumerate(scores)
    )
