"""Eight processes that read and then write, all at once (A3); DEFERRED transactions are the control.

Each write appends to one organisation's audit chain: it reads the head and writes the next link, so
that two writers on the same moment would fork the chain.

    python -m bench.writers [--processes 8] [--writes 250]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def work(mode: str, writes: int) -> None:
    """One process: says that it is ready, waits for the word, writes, then says what came of it as JSON."""
    import django
    from django.conf import settings

    database = settings.DATABASES["default"]
    database["OPTIONS"]["transaction_mode"] = mode
    if (
        mode == "DEFERRED"
    ):  # without our queue; and a control that waits 20 s at each refusal would take all day
        database["ENGINE"], database["OPTIONS"]["timeout"] = "django.db.backends.sqlite3", 0.2
    django.setup()
    from django.db import OperationalError, transaction

    from alongside.audit.record import record
    from alongside.people.models import Practitioner

    viewer = Practitioner.objects.called("sam").select_related("org").get().as_viewer()
    print("ready", flush=True)
    sys.stdin.readline()
    seconds, refused = [], 0
    for _ in range(writes):
        began = time.perf_counter()
        try:
            with transaction.atomic():
                record(viewer, "bench", [], "A")
        except OperationalError:
            refused += 1
        seconds.append(time.perf_counter() - began)
    print(json.dumps({"refused": refused, "seconds": seconds}))


def run(data: Path, environment: dict[str, str], mode: str, processes: int, writes: int) -> dict[str, float]:
    """All processes at once; what they came to together."""
    command = [sys.executable, "-m", "bench.writers", "--worker", mode, "--writes", str(writes)]
    started = [
        subprocess.Popen(
            command, env=environment, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(processes)
    ]
    for one in started:  # none begins before all can: apart in time, even DEFERRED is never refused
        one.stdout.readline()
    for one in started:
        one.stdin.write("go\n")
        one.stdin.flush()
    answers = [json.loads(one.communicate()[0]) for one in started]
    seconds = sorted(second for answer in answers for second in answer["seconds"])
    return {
        "asked": processes * writes,
        "refused": sum(answer["refused"] for answer in answers),
        "p99_ms": seconds[int(len(seconds) * 0.99)] * 1000,
    }


def main() -> None:
    """Print both modes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--writes", type=int, default=250)
    parser.add_argument("--worker", default="")
    said = parser.parse_args()
    if said.worker:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
        return work(said.worker, said.writes)
    from tests.installation import prepared

    for mode in ("IMMEDIATE", "DEFERRED"):
        with tempfile.TemporaryDirectory() as folder:
            home = prepared(Path(folder) / "data")
            found = run(home.data, home.environment, mode, said.processes, said.writes)
            print(
                f"{mode:10} {found['asked'] - found['refused']:.0f} of {found['asked']:.0f} written, p99 {found['p99_ms']:.0f} ms"
            )
    return None


if __name__ == "__main__":
    main()
