"""Whether I am assigned, in one question: our condition in SQL, beside the same put together by the ORM.

python -m bench.assigned [--rounds 300]
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable

HEADING = f"{'processor time a question':34}{'SQL':>9}{'ORM':>9}{'ratio':>7}"


def main() -> None:
    """One installation of the standing people, and the two questions most pages ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ALONGSIDE_DATA": folder, "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        measure(said.rounds)


def measure(rounds: int) -> None:
    """A line for each question: milliseconds, the middle of many."""
    from alongside.agenda.models import Item
    from alongside.base.clock import today
    from alongside.people.assigned import IsAssigned
    from alongside.people.models import Alliance
    from tests.world import make_world

    world, day = make_world(), today("Europe/London")
    ours, theirs = IsAssigned(day), put_together(day)
    print(HEADING)
    for name, ask in {
        "one relationship": lambda how: Alliance.objects.filter(how, pk=world.with_dean.pk).first(),
        "items of my relationships": lambda how: list(
            Item.objects.filter(alliance__in=Alliance.objects.filter(how, org=world.org))
        ),
    }.items():
        took = [taken(lambda how=how, ask=ask: ask(how), rounds) for how in (ours, theirs)]
        print(f"{name:34}{took[0]:>6.2f} ms{took[1]:>6.2f} ms{took[0] / took[1]:>7.2f}")


def put_together(day):
    """The baseline: what stood there before."""
    from django.db.models import Exists, OuterRef, Q

    from alongside.people.models import Assignment, CircleLink
    from alongside.people.visibility import current, in_circle

    of_org = Assignment.objects.filter(current(day), org_id=OuterRef("org_id"))
    mine = of_org.filter(practitioner_id=OuterRef("practitioner_id"), client_id=OuterRef("person_id"))
    theirs = of_org.filter(
        client_id=OuterRef("client_id"), practitioner_id=OuterRef(OuterRef("practitioner_id"))
    )
    places = CircleLink.objects.filter(
        in_circle(day), Exists(theirs), org_id=OuterRef("org_id"), person_id=OuterRef("person_id")
    )
    return Q(Exists(mine)) | Q(Exists(places))


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
