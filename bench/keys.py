"""Renewing keys under a reader, killed again and again (B13): every word opens at every moment.

A reader that was started before the renewal opens random words all the while, with nothing remembered. The
renewal is killed with SIGKILL at random moments, begun again, and let finish at last.

    python -m bench.keys [--rows 100000] [--kills 10]
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.installation import ROOT, Installation, prepared

FILL = """
import secrets, uuid
from alongside.base.clock import new_id
from alongside.base.models import DataKey, Revision
from alongside.people.models import Organisation
org = Organisation.objects.get(name="Harbour").id
for start in range(0, {rows}, 5000):
    owners = [new_id() for _ in range(min(5000, {rows} - start))]
    keys = [DataKey(org_id=org, owner_id=one) for one in owners]
    for key in keys:
        key.wrap(secrets.token_bytes(32))
    DataKey.objects.bulk_create(keys)
    Revision.objects.bulk_create(
        Revision(org_id=org, kind="bench", of_id=one, key_of=one, content=one.hex) for one in owners
    )
"""
ALL = """
from alongside.base.models import DataKey, Revision
masters = sorted(set(DataKey.objects.values_list("master", flat=True)))
print(masters, sum(row.content != row.key_of.hex for row in Revision.objects.iterator()))
"""


def read() -> None:
    """One process: opens random words until it is told to stop, then says what came of it as JSON."""
    import select

    import django

    django.setup()
    from alongside.base import keyring
    from alongside.base.models import Revision

    ids = list(Revision.objects.values_list("pk", flat=True))
    print("ready", flush=True)
    reads, failed, slowest = 0, 0, 0.0
    while not select.select([sys.stdin], [], [], 0)[0]:
        keyring.forget()
        began = time.perf_counter()
        try:
            row = Revision.objects.get(pk=random.choice(ids))
            failed += row.content != row.key_of.hex
        except Exception:  # noqa: BLE001 - whatever it was, words did not open
            failed += 1
        reads, slowest = reads + 1, max(slowest, time.perf_counter() - began)
    print(json.dumps({"reads": reads, "failed": failed, "slowest_ms": slowest * 1000}))


def run(home: Installation, rows: int, kills: int) -> dict[str, object]:
    """Fill, renew with as many kills, and what it came to."""
    filled = home.python(FILL.format(rows=rows), seconds=1200)
    assert filled.returncode == 0, filled.stderr
    reader = subprocess.Popen(
        [sys.executable, "-m", "bench.keys", "--reader"],
        env=home.environment, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    reader.stdout.readline()
    began = time.perf_counter()
    home.run("keys")
    start = time.perf_counter() - began  # how long the command takes to begin, on this machine now
    half = sum(_killed(home, random.uniform(0.8, 2) * start) for _ in range(kills))
    began = time.perf_counter()
    done = home.run("keys", "--renew", seconds=1200)
    seconds = time.perf_counter() - began
    answer = json.loads(reader.communicate("stop\n")[0])
    left = home.python(ALL, seconds=1200).stdout.strip()
    said = done.stdout.splitlines()[0] if done.returncode == 0 else done.stderr
    return {**answer, "killed_half_way": half, "last_s": seconds, "said": said, "left": left}


def _killed(home: Installation, after: float) -> bool:
    """Whether the kill, so many seconds after the start, met a renewal under way."""
    words = [sys.executable, "-m", "alongside", "keys", "--renew"]
    renewing = subprocess.Popen(words, env=home.environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    time.sleep(after)
    renewing.kill()
    renewing.wait()
    return "a renewal was cut off" in home.run("doctor").stdout


def main() -> None:
    """Print what it came to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--reader", action="store_true")
    said = parser.parse_args()
    if said.reader:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
        return read()
    with tempfile.TemporaryDirectory() as folder:
        for name, value in run(prepared(Path(folder) / "data"), said.rows, said.kills).items():
            print(f"{name:16} {value:.1f}" if isinstance(value, float) else f"{name:16} {value}")
    return None


if __name__ == "__main__":
    main()
