"""The table of the evidence with our row added: python bench/detection.py --n 20000 [--only WORDS] [--seed 1].

The same as `alongside evidence`, printed: each rule at matched false shares of 2, 3, 5, 10 and 20 %, how far each is
ahead of ours with a paired 95 % interval, and the false share at the thresholds that ship.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from alongside.core import synthetic
from alongside.pipeline.evidence import Asked, report


def main() -> None:
    parser = argparse.ArgumentParser(description="Print the table of the evidence with our row added.")
    parser.add_argument("--n", type=int, default=20_000, help="steady and ruptured relationships each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="simulations whose name holds these words")
    asked = parser.parse_args()
    presets = [preset for preset in synthetic.PRESETS.values() if asked.only in preset.name]
    with tempfile.TemporaryDirectory() as folder:
        wanted = Asked(presets, asked.n, asked.seed)
        print(report(wanted, Path(folder), lambda told: print(told, file=sys.stderr)).read_text())


if __name__ == "__main__":
    main()
