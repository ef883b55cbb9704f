"""A command of its own with what it cost: seconds, seconds of processor time, and the memory of all its processes.

Memory is looked up in /proc some ten times a second (Linux): resident memory, where what several processes share is
counted by its share (PSS), of the command and everything it started, and of its largest process.
"""

import os
import resource
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.1  # seconds


@dataclass
class Cost:
    """What a command cost. Memory in MB; 0 where there is no /proc."""

    wall: float
    processor: float
    together: float
    largest: float

    def __str__(self) -> str:
        return (
            f"{self.wall:6.1f} s, {self.processor:6.1f} s of processor time, "
            f"{self.together:5.0f} MB together, {self.largest:5.0f} MB the largest process"
        )


def run(*words: str, environ: dict[str, str] | None = None) -> Cost:
    """Run Python with these words; the last line it prints replaces the seconds, where it is two numbers."""
    before, began = _processor(), time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **(environ or {})},
    )  # fmt: skip
    peaks = [0.0, 0.0]
    watcher = threading.Thread(target=_watch, args=(process, peaks))
    watcher.start()
    said, wrong = process.communicate()
    watcher.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(words)[:200]} failed:\n{wrong[-2000:]}")
    wall, used = time.perf_counter() - began, _processor() - before
    last = said.strip().splitlines()[-1].split() if said.strip() else []
    if len(last) == 2 and all(each.replace(".", "").isdigit() for each in last):
        wall, used = map(float, last)
    return Cost(wall, used, *peaks)


def _processor() -> float:
    return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def _watch(process: subprocess.Popen[str], peaks: list[float]) -> None:
    while process.poll() is None:
        each = [_memory(pid) for pid in _family(process.pid)]
        peaks[0], peaks[1] = max(peaks[0], sum(each)), max(peaks[1], *each, 0.0)
        time.sleep(EVERY)


def _family(pid: int) -> list[int]:
    """A process and everything it started."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:  # it has ended meanwhile
                continue
    return found


def _memory(pid: int) -> float:
    """Resident memory in MB, what is shared counted by its share."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1e3
    except OSError:
        return 0.0
