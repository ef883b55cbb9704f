"""One save: statements and processor time, beside the promise, which writes least.

The relationship has 26 looks of theirs and a year of contacts.

    python -m bench.saving [--rounds 40]
"""

import argparse
import statistics
from collections.abc import Callable

from bench.installed import empty_installation

LOOKS, EACH = 26, 40


def main() -> None:
    """Set up one installation, and save in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    said = parser.parse_args()
    with empty_installation():
        measure(said.rounds)


def measure(rounds: int) -> None:
    """A line for each kind of save, with its ratio to the one that writes least."""
    from alongside.base.request_context import acting_for

    world = made()
    print(f"{'':24}{'statements':>11}{'ms':>7}{'x promise':>11}")
    with acting_for(world.owner):
        taken_by = {name: taken(act, rounds) for name, act in saves(world).items()}
    for name, (statements, milliseconds) in taken_by.items():
        ratio = milliseconds / taken_by["a promise"][1]
        print(f"{name:24}{statements:>11}{milliseconds:>7.1f}{ratio:>11.2f}")


def made():
    """The standing people; behind Dean and Sam lies a year."""
    from bench.pages import fill
    from tests.service import answer
    from tests.world import make_world

    world = make_world()
    answer(world.with_dean, [15, 16, 14, 15] * 6 + [15, 16])
    fill([world.with_dean], EACH)
    return world


def saves(world) -> dict[str, Callable[[], object]]:
    """What somebody does in a day, each under a new id."""
    from alongside.agenda.actions.agreements import add_promise
    from alongside.agenda.actions.items import add_item
    from alongside.base.clock import new_id
    from alongside.contacts.actions.recording import record_contact
    from alongside.repair.actions.asked import look_together
    from alongside.repair.actions.ruptures import notice_rupture

    dean = {"by": world.owner}

    def new(act: Callable[..., object], **words: object) -> Callable[[], object]:
        return lambda: act(world.with_dean.pk, id=new_id(), **dean, **words)

    return {
        "something of theirs": lambda: add_item(
            world.owner, world.with_dean, id=new_id(), side="theirs", words="The space"
        ),
        "a promise": lambda: add_promise(world.owner, world.with_dean, id=new_id(), words="I write"),
        "a contact": lambda: record_contact(
            world.owner, world.with_dean, id=new_id(), on_their_mind="The parking space"
        ),
        "asked aloud": lambda: look_together(
            world.owner, world.with_dean, id=new_id(), words={"made_it_work": "You came every week"}
        ),
        "something is hard": lambda: notice_rupture(world.owner, world.with_dean, id=new_id()),
    }


def taken(act: Callable[[], object], rounds: int) -> tuple[int, float]:
    """Statements of one, and the median of its processor time in milliseconds."""
    import time

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    act()
    with CaptureQueriesContext(connection) as asked:
        act()
    times = []
    for _ in range(rounds):
        began = time.process_time()
        act()
        times.append(time.process_time() - began)
    return len(asked), statistics.median(times) * 1000


if __name__ == "__main__":
    main()
