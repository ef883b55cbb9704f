"""What opening sealed words costs: processor time of Today and of a person's page, in one run.

Each page is asked for in turns as it is, and with every text at hand: opening is replaced by a look into a dictionary of
texts opened before. That is the baseline, the page as it was while its words stood in clear. The goal is 1.3 times it at most.

    python -m bench.sealing [--rounds 200]
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

PAGES = ("today", "person")
MOST = 1.3


def main() -> None:
    """Fill an installation, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        os.environ |= {"ALONGSIDE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
        import django

        django.setup()
        from alongside.ops.installing import prepare
        from bench.pages import Asked, _small

        prepare(demo=False, new=True)
        asked = Asked(_small())
        print(f"{'page':8}{'texts opened':>14}{'at hand ms':>12}{'sealed ms':>11}{'sealed/at hand':>16}")
        for name in PAGES:
            _measure(name, asked, rounds)


def _measure(name: str, asked: Any, rounds: int) -> None:
    from alongside.base.encrypted import EncryptedText

    opens, path, at_hand, count = EncryptedText.open, asked.pages[name], {}, []

    def noted(field: Any, row: Any, sealed: bytes) -> str:
        at_hand[bytes(sealed)] = words = opens(field, row, sealed)
        count.append(words)
        return words

    ways = {"at hand": lambda field, row, sealed: at_hand[sealed], "sealed": opens}
    took: dict[str, list[float]] = {way: [] for way in ways}
    EncryptedText.open = noted  # type: ignore[method-assign]
    asked.client.get(path)
    opened = len(count)
    for _ in range(rounds):
        for way, how in ways.items():
            EncryptedText.open = how  # type: ignore[method-assign, assignment]
            began = time.process_time()
            asked.client.get(path)
            took[way].append((time.process_time() - began) * 1000)
    EncryptedText.open = opens  # type: ignore[method-assign]
    before, after = (statistics.median(took[way]) for way in ways)
    verdict = "" if after <= MOST * before else f"  more than {MOST}"
    print(f"{name:8}{opened:>14}{before:>12.2f}{after:>11.2f}{after / before:>16.2f}{verdict}")


if __name__ == "__main__":
    main()
