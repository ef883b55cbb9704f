"""Saving what is usual here: processor seconds and statements for services of growing size, beside one by one.

Each relationship has 26 looks of theirs, as many of the worker's, and a history of contacts. The figures of the service are
entered by hand, so that everybody's looks are read again. One by one is what saving a look does, for a part of them.

    python -m bench.usual [--sizes 200 2000 6000]
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable

LOOKS, BESIDE, MOST = 26, 50, 3.0  # MOST: seconds for two thousand


def main() -> None:
    """Grow a service from size to size, and save at each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 2000])
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "ALONGSIDE_DATA": f"{folder}/data",
            "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
        }
        import django

        django.setup()
        from alongside.ops.preparing import prepare

        prepare(demo=False, new=True)
        measure(sorted(said.sizes))


def measure(sizes: list[int]) -> None:
    """Print a line for each size."""
    from alongside.base.acting import acting_for
    from alongside.base.changed import changed
    from tests.world import make_world

    world = make_world()
    made: list = []
    with acting_for(world.maya.as_viewer()):
        for size in sizes:
            made += grown(world, size - len(made))
            some = made[:BESIDE]
            each, _ = taken(lambda some=some: [changed(one.org_id, one.id) for one in some])
            save(world, 3.9)
            seconds, statements = taken(lambda: save(world, 4.0))
            late = f"   MORE THAN {MOST} s" if size <= 2000 and seconds > MOST else ""
            print(
                f"{size:6} relationships: {seconds:6.2f} s of processor time, {statements:3} statements; "
                f"one by one, each unchanged: {each / BESIDE * size:6.1f} s{late}",
                flush=True,
            )


def grown(world, more: int) -> list:
    """So many more relationships, with their looks and contacts."""
    from alongside.base.changed import changed
    from bench.pages import EACH, fill
    from tests.service import answer, service

    made = service(world, relationships=more, looks=LOOKS)
    for alliance in made:
        answer(alliance, [15, 16, 14, 15] * 6 + [15, 16], rater="mirror")
    fill(made, EACH)
    for alliance in made:
        changed(alliance.org_id, alliance.id)
    return made


def save(world, mean: float) -> None:
    """Enter figures by hand, as the page does."""
    from alongside.base.ids import new_id
    from alongside.insight.setting_priors import enter

    by = world.maya.as_viewer()
    enter("own-client", by=by, id=new_id(), mean=mean, between=0.5, within=0.4, weight=4)


def taken(act: Callable[[], object]) -> tuple[float, int]:
    """Seconds of processor time, and statements that went to the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    began = time.process_time()
    act()
    seconds = time.process_time() - began
    with CaptureQueriesContext(connection) as asked:
        act()
    return seconds, len(asked)


if __name__ == "__main__":
    main()
