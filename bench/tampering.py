"""Tampering with rows and chain, a thousand times (B11): how many are found with the anchor, and how many without.

Each is done to a whole installation of the standing people with a record of every kind, and taken back. Without the anchor
there is what the last nightly check remembers. As a control the same is looked at by the chain and the anchor alone,
without the hashes of the rows.

    python -m bench.tampering [--times 1000]
"""

import argparse
import os
import random
import tempfile
import time
from collections import Counter
from pathlib import Path


def run(times: int) -> dict[str, Counter[str]]:
    """Tamper in every way by turns; by kind of tampering how many there were, and who found how many."""
    from django.db import transaction

    from alongside.audit import chain
    from alongside.audit.chain import check, hash_everything
    from tests.tampering import FAMILIES, KINDS, stage, unguard
    from tests.web.samples import everybody
    from tests.world import make_world

    world = make_world()
    everybody(world)
    hash_everything(world.org.id), hash_everything(world.elsewhere.id)
    staged, chance = stage(world), random.Random(1)
    unguard()
    found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for turn in range(times):
        family = list(FAMILIES.values())[turn % len(FAMILIES)]
        kind = chance.choice(family).__name__
        with transaction.atomic():
            KINDS[kind](world, random.Random(turn), staged.kept)
            found[kind]["done"] += 1
            found[kind]["with"] += bool(check(world.org.id, staged.anchor).faults)
            found[kind]["without"] += bool(check(world.org.id, staged.night).faults)
            found[kind]["chain alone"] += not chain.verify(world.org.id, staged.anchor).whole
            transaction.set_rollback(True)
    assert check(world.org.id, staged.anchor).faults == (), "what was taken back is whole"
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--times", type=int, default=1000)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as folder:
        os.environ |= {
            "ALONGSIDE_DATA": str(Path(folder) / "data"),
            "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
        }
        import django

        django.setup()
        from alongside.ops.installing import prepare

        prepare(demo=False, new=True)
        began = time.process_time()
        found = run(wanted.times)
        seconds = time.process_time() - began
    whole = sum(found.values(), Counter())
    for kind, counts in found.items():
        print(f"{kind:32} {counts['done']:4} with {counts['with']:4} without {counts['without']:4}")
    print(
        f"{whole['done']} tamperings: {whole['with']} found with the anchor, {whole['without']} without, ",
        end="",
    )
    print(
        f"{whole['chain alone']} by the chain and the anchor without the hashes; {seconds:.0f} s of processor time"
    )


if __name__ == "__main__":
    main()
