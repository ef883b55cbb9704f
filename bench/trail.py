"""A long trail: how fast it and the rows it speaks of are verified, and how long the page of who opened what looks.

A million events are to be verified in less than 60 s.

python -m bench.trail [--events 100000] [--rows 20000]
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def fill(world: Any, events: int, rows: int) -> list[Any]:
    """A trail of reads of one of many people, and rows with sealed words; the ids of those people."""
    from django.db import transaction

    from alongside.audit.chain import hash_everything
    from alongside.audit.record import record
    from alongside.base.clock import new_id
    from alongside.people.models import GoodToKnow

    people = [new_id() for _ in range(400)] + [world.dean.id]
    entries = {"org": world.org, "person": world.dean, "kind": "begin", "on": "2026-02-28"}
    with transaction.atomic():
        GoodToKnow.objects.bulk_create(
            GoodToKnow(**entries, words=f"Words that somebody has said, number {n}") for n in range(rows)
        )
    hash_everything(world.org.id)
    chance = random.Random(1)
    for _ in range(0, events, 1000):
        with transaction.atomic():
            for _ in range(1000):
                record(world.owner, "read:circle", [("person", one) for one in chance.sample(people, 3)], "A")
    return people


def timed(what: str, do: Callable[[], Any], of: int = 0) -> Any:
    """Do it, and print how long it took."""
    began, worked = time.perf_counter(), time.process_time()
    came = do()
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    rate = f", {of / seconds:,.0f} a second" if of else ""
    print(f"{what}: {seconds * 1000:,.0f} ms{rate}; {worked * 1000:,.0f} ms of processor time", flush=True)
    return came


def run(events: int, rows: int) -> None:
    """Print the figures."""
    from alongside.audit import chain
    from alongside.audit.chain import check
    from alongside.base.request_context import acting_for
    from alongside.people import opened
    from tests.world import make_world

    world = make_world()
    timed(f"written: {events} events", lambda: fill(world, events, rows), events)
    timed("the chain alone", lambda: chain.verify(world.org.id), events)
    checked = timed("chain and rows", lambda: check(world.org.id))
    assert checked.faults == ()
    with acting_for(world.owner):
        timed(
            "who opened what, of somebody often opened",
            lambda: opened.about(world.owner, world.dean.id, None),
        )
        timed("the same of somebody never opened", lambda: opened.about(world.owner, world.amir.id, None))
    lead = world.maya.as_viewer()
    with acting_for(lead):
        timed("the same by practitioner", lambda: opened.by(lead, world.sam, None))
    print(f"{checked.chain.events} events, {checked.rows} rows")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--rows", type=int, default=20_000)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as folder:
        os.environ |= {
            "ALONGSIDE_DATA": str(Path(folder) / "data"),
            "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
        }
        import django

        django.setup()
        from alongside.ops.installing import prepare

        prepare(demo=False, new=True)
        run(wanted.events, wanted.rows)


if __name__ == "__main__":
    main()
