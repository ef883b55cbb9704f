"""Questions that stand on every page: kept as SQL, beside the same put together by the ORM each time.

See docs/decisions/0014.

    python -m bench.questions [--rounds 300]
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

from bench.installed import empty_installation

HEADING = f"{'processor time a question':34}{'kept':>9}{'ORM':>9}{'ratio':>7}"


def main() -> None:
    """One installation of the standing people, and what most pages ask of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    said = parser.parse_args()
    with empty_installation():
        measure(said.rounds)


def measure(rounds: int) -> None:
    """A line for each question: milliseconds, the middle of many."""
    from tests.world import make_world

    world = make_world()
    print(HEADING)
    for name, ways in whole(world).items():
        kept, built = (taken(ask, rounds) for ask in ways)
        print(f"{name:34}{kept:>6.2f} ms{built:>6.2f} ms{kept / built:>7.2f}")


def whole(world) -> dict[str, list[Callable[[], object]]]:
    """Kept questions, and what they are made of."""
    from alongside.base.acting import acting_for
    from alongside.insight import asked
    from alongside.people import queries, visibility
    from alongside.web import backend

    own = (world.org.id, world.with_dean.id)

    def found() -> object:
        with acting_for(world.owner):
            return queries.own_alliance(world.owner, world.with_dean.id)

    def built() -> object:
        mine = queries._with_both(visibility.own_alliances(world.owner))
        return mine.filter(pk=world.with_dean.id).first()

    def door(prepared, *values) -> list[Callable[[], object]]:
        return [lambda: prepared(*values), lambda: list(prepared._build(*values))]

    return {
        "one relationship of mine": [found, built],
        "who is at the door": door(backend._ACTIVE, world.sam.pk),
        "its newest contacts": door(asked.MET, *own),
        "its hard conversations": door(asked.TALKS, *own),
    }


def taken(ask: Callable[[], object], rounds: int) -> float:
    """Milliseconds of processor time."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        ask()
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
