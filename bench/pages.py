"""Today, a search, a person's page and the contact form: queries, audit, and time, in a small and in a large installation.

Small: one worker with 40 alliances, 2,000 check-ins and about two thousand other rows. Large: the same worker with the
same people, beside other caseloads of 1,160 alliances and about a million rows. The baseline of the same run is the page
of somebody's name and phone: one audited query on a signed-in page. Times are processor time.

    python -m bench.pages [--alliances 1200] [--rows 1000000] [--rounds 40]
"""

import argparse
import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

MINE, EACH, LOOKS = 40, 40, 50


def main() -> None:
    """Set up both installations, then measure them in turns, so that a busy machine is busy for both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--alliances", type=int, default=1200)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--worker", default="")
    said = parser.parse_args()
    if said.worker:
        return work(said.worker, said.alliances, said.rows)
    with tempfile.TemporaryDirectory() as folder:
        small = _Worker(f"{folder}/small", MINE, 0)
        large = _Worker(f"{folder}/large", said.alliances, said.rows)
        for worker in (small, large):
            worker.ask("ready")
        for _ in range(said.rounds):
            for worker in (small, large):
                worker.take_round()
        size = (Path(folder) / "large" / "alongside.sqlite3").stat().st_size / 1e6
        _print(small.figures(), large.figures(), size)
    return None


class _Worker:
    """A process with an installation of its own, asked for one round at a time."""

    def __init__(self, data: str, alliances: int, rows: int):
        command = [sys.executable, "-m", "bench.pages", "--worker", data]
        command += ["--alliances", str(alliances), "--rows", str(rows)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.rounds: list[dict[str, float]] = []

    def ask(self, what: str) -> Any:
        """One question, one line of JSON."""
        self.process.stdin.write(what + "\n")  # type: ignore[union-attr]
        self.process.stdin.flush()  # type: ignore[union-attr]
        return json.loads(self.process.stdout.readline())  # type: ignore[union-attr]

    def take_round(self) -> None:
        """Milliseconds of each page, once."""
        self.rounds.append(self.ask("round"))

    def figures(self) -> dict[str, dict[str, float]]:
        """Queries of each page, and the median of its rounds."""
        found = self.ask("queries")
        for name, one in found.items():
            one["ms"] = statistics.median(taken[name] for taken in self.rounds)
        self.process.stdin.close()  # type: ignore[union-attr]
        self.process.wait()
        return found


def work(data: str, alliances: int, rows: int) -> None:
    """The process behind a `_Worker`."""
    os.environ |= {"ALONGSIDE_DATA": data, "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
    import django

    django.setup()
    from alongside.ops.installing import prepare

    prepare(demo=False, new=True)
    pages = _small()
    if rows:
        _large(alliances - MINE, rows)
    asked = Asked(pages)
    for line in sys.stdin:
        answer = {"round": asked.round, "queries": asked.queries}.get(line.strip(), dict)()
        print(json.dumps(answer), flush=True)


def _small() -> dict[str, str]:
    from django.urls import reverse

    from tests.world import client_of, make_world

    world = make_world()
    since = dt.date(2025, 6, 1)
    alliances = [world.with_dean, world.with_rosa]
    alliances += [client_of(world.sam, f"Client {n}", since)[1] for n in range(MINE - 2)]
    fill(alliances, EACH)
    pages = {
        "person": "alliance",
        "contact form": "contact-new",
        "get ready": "alliance-ready",
        "the line": "line",
        "a check-in": "check-in-mirror",
        "hard patches": "ruptures",
        "baseline": "person-change",
    }
    first = [alliances[0].pk]
    everybody = {"today": reverse("today"), "a search": reverse("search-found")}
    return everybody | {name: reverse(route, args=first) for name, route in pages.items()}


def _large(others: int, rows: int) -> None:
    from django.db import connection

    from alongside.people.models import Organisation
    from tests.world import client_of, practitioner

    orgs = list(Organisation.objects.all())
    workers = [practitioner(orgs[n % 2], f"worker{n}") for n in range(max(1, others // MINE))]
    since, each = dt.date(2025, 6, 1), rows // max(1, others)  # with nobody beside, both halves are alike
    for start in range(0, others, len(workers)):
        made = [client_of(worker, f"Other {start}", since)[1] for worker in workers[: others - start]]
        fill(made, each)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


DAY = dt.date(2026, 1, 1)


def fill(alliances: list[Any], rows: int) -> None:
    """About so many rows for each alliance: contacts, what they touched, items and promises."""
    from django.db import transaction

    with transaction.atomic():
        for alliance in alliances:
            items = _listed(alliance)
            _met(alliance, items, (rows - 12) // 2)
            _looked(alliance)


def _own(alliance: Any) -> dict[str, Any]:
    return {"org_id": alliance.org_id, "made_by_id": alliance.practitioner_id, "alliance": alliance}


def _listed(alliance: Any) -> list[Any]:
    """Four things on each list, and four promises that were kept."""
    from alongside.agenda.models import AgendaItem, Promise

    own = _own(alliance)
    sides = (("theirs", "open"), ("mine", "waiting"))
    items = [
        AgendaItem(side=side, words=f"item {n}", on=DAY, state=state, state_on=DAY, **own)
        for side, state in sides
        for n in range(4)
    ]
    kept = {"made_on": DAY, "due_on": DAY, "state": "kept", "state_on": DAY}
    Promise.objects.bulk_create(Promise(words=f"promise {n}", **kept, **own) for n in range(4))
    return AgendaItem.objects.bulk_create(items)


def _met(alliance: Any, items: list[Any], times: int) -> None:
    """So many contacts, each with one of the items touched."""
    from alongside.base.clock import now
    from alongside.contacts.models import Contact, Touch

    own = _own(alliance)
    meetings = [
        Contact(
            at=now() - dt.timedelta(hours=7 * n + 1),
            state="happened",
            on_their_mind=f"what was on their mind that day, number {n}" * 4,
            **own,
        )
        for n in range(times)
    ]
    Contact.objects.bulk_create(meetings, batch_size=2000)
    del own["alliance"]
    touches = [
        Touch(contact=one, item=items[n % 8], how="named" if n % 8 > 3 else "heard", **own)
        for n, one in enumerate(meetings)
    ]
    Touch.objects.bulk_create(touches, batch_size=2000)


def _looked(alliance: Any) -> None:
    """Fifty check-ins of theirs, one in three weeks, that go up and down."""
    from alongside.checkins.models import CheckIn

    own = _own(alliance) | {
        "person_id": alliance.person_id,
        "rater": "client",
        "mode": "together",
        "medium": "aloud",
    }
    scored = {"instrument": "own-client", "version": "1", "audience": "talk", "top": 20, "answered": 5}
    CheckIn.objects.bulk_create(
        CheckIn(on=DAY - dt.timedelta(days=21 * n), score=14 + (n * 7 + alliance.seq) % 5, **own, **scored)
        for n in range(LOOKS)
    )


class Asked:
    """Asks for pages as the worker with the caseload."""

    def __init__(self, pages: dict[str, str]):
        from django.test import Client

        from alongside.people.models import Practitioner

        self.pages, self.client = pages, Client(headers={"host": "localhost"})
        self.client.force_login(Practitioner.objects.called("sam").get())
        self.client.post("/search/", {"q": "number"})  # its cookie tells the page of what was found

    def round(self) -> dict[str, float]:
        """The milliseconds of each page."""
        return {name: self._timed(path) for name, path in self.pages.items()}

    def _timed(self, path: str) -> float:
        began = time.process_time()
        answer = self.client.get(path)
        if answer.status_code != 200:
            raise SystemExit(f"{path} answered {answer.status_code}")
        return (time.process_time() - began) * 1000

    def queries(self) -> dict[str, dict[str, float]]:
        """SELECTs before the audit event, and transactions, of each page."""
        return {name: self._counted(path) for name, path in self.pages.items()}

    def _counted(self, path: str) -> dict[str, float]:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as caught:
            self.client.get(path)
        spoken = [one["sql"] for one in caught.captured_queries]
        begun = next((n for n, sql in enumerate(spoken) if sql.startswith("BEGIN")), len(spoken))
        selects = sum(sql.startswith("SELECT") for sql in spoken[:begun])
        return {"selects": selects, "transactions": sum(sql.startswith("BEGIN") for sql in spoken)}


def _print(small: dict[str, Any], large: dict[str, Any], size: float) -> None:
    print(f"large installation: {size:.0f} MB of SQLite")
    print(
        f"{'page':14}{'SELECTs':>9}{'audit':>7}{'small ms':>10}{'large ms':>10}{'large/small':>13}{'x baseline':>12}"
    )
    for name, one in small.items():
        other = large[name]
        print(
            f"{name:14}{one['selects']:>5}{other['selects']:>4}{other['transactions']:>7}{one['ms']:>10.1f}{other['ms']:>10.1f}"
            f"{other['ms'] / one['ms']:>13.2f}{other['ms'] / large['baseline']['ms']:>12.2f}"
        )


if __name__ == "__main__":
    main()
