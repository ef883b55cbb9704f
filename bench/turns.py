"""Many processes write to one SQLite at once: how long each waits, beside Django's own way of waiting.

Each write reads the newest row and appends the next, and holds the writer for three milliseconds.

    python -m bench.turns [--processes 32] [--writes 40]
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import Any

ENGINES = ("alongside.base.sqlite", "django.db.backends.sqlite3")


def work(engine: str, file: str, writes: int, go: Any, answers: Any) -> None:
    """One process: its seconds for each write."""
    from django.db.utils import ConnectionHandler

    from alongside.config.settings import SQLITE

    connection = ConnectionHandler({"default": {**SQLITE, "ENGINE": engine, "NAME": file}})["default"]
    connection.ensure_connection()
    go.wait()
    seconds = []
    for _each in range(writes):
        began = time.perf_counter()
        connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(max(id), 0) FROM written")
            newest = cursor.fetchone()[0]
            time.sleep(0.003)
            cursor.execute("INSERT INTO written VALUES (%s, %s)", [newest + 1, "x" * 200])
        connection.commit()
        connection.set_autocommit(True)
        seconds.append(time.perf_counter() - began)
        time.sleep(0.001)
    answers.put(seconds)


def run(engine: str, processes: int, writes: int) -> list[float]:
    """All of them, the seconds in order."""
    fork = multiprocessing.get_context("fork")
    go, answers = fork.Event(), fork.Queue()
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "x.sqlite3")
        with sqlite3.connect(file) as made:
            made.execute("PRAGMA journal_mode=WAL")
            made.execute("CREATE TABLE written (id INTEGER PRIMARY KEY, words TEXT)")
        made.close()
        started = [
            fork.Process(target=work, args=(engine, file, writes, go, answers)) for _each in range(processes)
        ]
        for one in started:
            one.start()
        time.sleep(2)  # until all can begin
        go.set()
        seconds = sorted(second for _each in started for second in answers.get())
        for one in started:
            one.join()
    return seconds


def main() -> None:
    """Print a line for each way of waiting."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=32)
    parser.add_argument("--writes", type=int, default=40)
    said = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    for engine in ENGINES:
        seconds = run(engine, said.processes, said.writes)
        half, most = seconds[len(seconds) // 2], seconds[int(len(seconds) * 0.99)]
        print(
            f"{engine:27} {len(seconds)} writes: half within {half * 1000:.0f} ms, 99 % within {most * 1000:.0f} ms, "
            f"the longest {seconds[-1] * 1000:.0f} ms",
            flush=True,
        )


if __name__ == "__main__":
    main()
