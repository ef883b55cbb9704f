"""The printed papers: size and time, as usual and at their longest.

python -m bench.papers [--rounds 30]
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable

Made = Callable[[int], bytes]  # of a round: typst remembers what it has set before, and no paper comes twice


def main() -> None:
    """Set each paper many times; the first, which reads the fonts, is told apart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    rounds = parser.parse_args().rounds
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    print(f"{'paper':28}{'pages':>6}{'KB':>8}{'first ms':>10}{'median ms':>11}")
    for name, made in _papers().items():
        _print(name, made, rounds)


def _print(name: str, made: Made, rounds: int) -> None:
    from tests.domain.papers.reading import read

    first, pdf = _timed(made, 0)
    usual = statistics.median(_timed(made, n + 1)[0] for n in range(rounds))
    print(f"{name:28}{read(pdf).pages:>6}{len(pdf) / 1000:>8.1f}{first:>10.1f}{usual:>11.1f}")


def _timed(made: Made, n: int) -> tuple[float, bytes]:
    began = time.perf_counter()
    pdf = made(n)
    return (time.perf_counter() - began) * 1000, pdf


def _papers() -> dict[str, Made]:
    from alongside.agenda.models import ExpectSheet, Goal
    from alongside.agenda.queries.items import TwoAgendas
    from alongside.documents.faces import Face, face_of
    from alongside.documents.papers import expect, goals, plan, promises
    from alongside.people.faces import made_small
    from tests.domain.papers.made import DAY, alliance, contact, mine, promise, theirs
    from tests.pictures import picture

    between = alliance(phone="0161 496 0000", symbol="boat")
    symbol = face_of(between.practitioner, b"")
    photo = face_of(between.practitioner, made_small(picture(size=(3000, 3000))))
    sheet = ExpectSheet(my_plan="We begin small.", i_can="Ring people.")

    def a_promises(n: int, face: Face | None) -> bytes:
        few = [promise(f"Ring {n}", due_on=DAY), promise(f"Ask {n}"), promise(state="kept", state_on=DAY)]
        return promises.paper(promises.in_words(between, few, contact(between)), DAY, face)

    def a_plan(n: int, wishes: int, words: str) -> bytes:
        hers = tuple(theirs(f"{words} {n} {k}") for k in range(wishes))
        two = TwoAgendas(hers, tuple(mine(f"{n} {k}") for k in range(wishes)), (promise(f"Ring {n}"),))
        return plan.paper(contact(between), two, DAY, symbol)

    def an_expect(n: int) -> bytes:
        sheet.my_role = f"I am here for you, {n}."
        return expect.paper(between, sheet, DAY, symbol)

    def a_goals(n: int) -> bytes:
        return goals.paper(
            between, [Goal(words=f"Drive {n} {k}", state="draft") for k in range(3)], DAY, symbol
        )

    return {
        "promises, with a symbol": lambda n: a_promises(n, symbol),
        "promises, with a photo": lambda n: a_promises(n, photo),
        "plan": lambda n: a_plan(n, 2, "Somebody parks in my space"),
        "plan, 200 wishes": lambda n: a_plan(n, 100, "word " * 100),
        "what to expect": an_expect,
        "goals": a_goals,
    }


if __name__ == "__main__":
    main()
