"""`python3 run.py pencil --runs N --seed S --out FOLDER`: the pencil exercise simulated, and held against people."""

import os
from argparse import ArgumentParser
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: a second thread would only wait, busily

from research.__main__ import tell
from research.pencil.report import write_people, write_report


def main() -> None:
    """Write what the words ask for."""
    parser = ArgumentParser(
        prog="run.py pencil",
        description="Let two simulated agents hold a pencil, many times over, and write tables and plots. A toy model.",
    )
    add = parser.add_argument
    add("--runs", type=int, default=63_000, help="rounds in all (63000 unless given)")
    add("--seed", type=int, default=1, help="the same seed gives the same bytes (1 unless given)")
    add(
        "--out",
        type=Path,
        default=Path("pencil"),
        metavar="FOLDER",
        help="where tables and plots go (./pencil)",
    )
    add("--workers", type=int, default=os.cpu_count() or 1, help="how many at once; the result is the same")
    add(
        "--people",
        action="store_true",
        help="the published experiment instead, beside what was measured (minutes)",
    )
    options = parser.parse_args()
    if options.runs < 756:
        parser.error("give at least 756 runs: one of each kind")
    options.out.mkdir(parents=True, exist_ok=True)
    if options.people:
        print(write_people(options.seed, options.out, tell))
    else:
        print(write_report(options.runs, options.seed, options.workers, options.out, tell))


if __name__ == "__main__":
    main()
