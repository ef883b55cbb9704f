"""The table of the evidence with our row added: python bench/detection.py --n 20000 [--only NAME] [--seed 1].

For each simulation, each rule at matched false shares of 2, 3, 5, 10 and 20 %: the share of ruptures found at the onset
look or the next two; how far each comparator is ahead of ours, with a paired 95 % interval; and the false share at the
threshold that ships.
"""

from __future__ import annotations

import argparse

import numpy as np

from alongside.core import operating, synthetic
from alongside.core.detection import settings
from alongside.core.rules import evidence_of, names

SHARES = (0.02, 0.03, 0.05, 0.10, 0.20)


def main() -> None:
    asked = arguments()
    for preset in synthetic.PRESETS.values():
        if asked.only in preset.name:
            compare(preset, asked.n, asked.seed)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--n", type=int, default=20_000, help="steady and ruptured relationships each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="simulations whose name holds this")
    return parser.parse_args()


def compare(preset: synthetic.Preset, n: int, seed: int) -> None:
    steady, ruptured = (synthetic.simulate(preset, n, each, 2 * seed + each) for each in (False, True))
    print(f"\n## {preset.name}, {n} steady and {n} ruptured, seed {seed}\n")
    print("| rule | " + " | ".join(f"{share:.0%}" for share in SHARES) + " | furthest ahead of ours |")
    print("| --- |" + " --- |" * (len(SHARES) + 1))
    ours: list[np.ndarray] = []
    for name in names():
        quiet, loud = evidence_of(name, steady), evidence_of(name, ruptured)
        found = [operating.found(loud, ruptured.onset, operating.matched(quiet, share)) for share in SHARES]
        print(
            f"| {name} | "
            + " | ".join(f"{each.mean():.3f}" for each in found)
            + f" | {furthest(ours, found)} |"
        )
        if not ours:
            ours, shipped = found, operating.false_share(quiet, settings.UNUSUAL_AT)
    print(f"\nFalse share of ours at the threshold that ships ({settings.UNUSUAL_AT}): {shipped:.3f}")


def furthest(ours: list[np.ndarray], theirs: list[np.ndarray]) -> str:
    if not ours:
        return ""
    gaps = [operating.ahead(mine, their) for mine, their in zip(ours, theirs, strict=True)]
    middle, interval = max(gaps, key=lambda gap: gap[1].high)
    return f"{middle:+.3f} [{interval.low:+.3f}, {interval.high:+.3f}]"


if __name__ == "__main__":
    main()
