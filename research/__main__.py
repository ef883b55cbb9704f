"""`python3 run.py evidence --out FOLDER`: how well each rule works on relationships whose truth is known."""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: a second thread would only wait, busily

from alongside.core import false_signals
from research import question, rules, shares, synthetic
from research.report import ReportRequest, write_report

FEWEST = 100


class Refused(Exception):
    """What was asked for cannot be simulated; the text says what can."""


def main(words: list[str]) -> None:
    """Write the report that the words ask for."""
    parser = ArgumentParser(
        prog="run.py evidence",
        description="Run the public simulation and its variations with every rule, and write a report with tables and plots.",
    )
    add = parser.add_argument
    goes = parser.add_mutually_exclusive_group(required=True)
    goes.add_argument("--out", type=Path, metavar="FOLDER", help="where the report goes")
    goes.add_argument(
        "--shares", type=Path, metavar="FILE",
        help=f"write the table of what screens say instead, of {false_signals.N} relationships each (some minutes)",
    )  # fmt: skip
    goes.add_argument(
        "--question", type=Path, metavar="FILE",
        help="simulate services that ask whether alliances go with what is reached instead, and write what that is worth",
    )  # fmt: skip
    add("--n", type=int, default=20_000, help="steady and ruptured relationships each (20000 unless given)")
    add("--seed", type=int, default=1, help="the same seed gives the same report (1 unless given)")
    add(
        "--only", default="", metavar="WORDS",
        help="only simulations whose name holds these words, as in 'five-point' (an unknown one lists all)",
    )  # fmt: skip
    add(
        "--rule", action="append", default=[], metavar="NAME",
        help="a rule to set beside ours, by its name, as in EWMA; may be given again (all unless given; an unknown one lists all)",
    )  # fmt: skip
    add("--short", type=Path, metavar="FILE", help="write a short form too, without plots")
    add("--services", type=int, default=150, help="simulated services of each kind (150 unless given)")
    options = parser.parse_args(words)
    if options.shares:
        options.shares.write_text(shares.table(false_signals.N, tell), "utf-8")
        return
    if options.question:
        text = question.report(options.services, options.seed, tell)
        options.question.write_text(text, "utf-8")
        return
    request = checked_request(options.n, options.seed, options.only, options.rule)
    options.out.mkdir(parents=True, exist_ok=True)
    path = write_report(request, options.out, tell, options.short)
    print(
        f"{path}: {len(request.presets)} simulations of {request.n} steady and {request.n} ruptured relationships each."
    )


def tell(line: str) -> None:
    """What is done just now, to whoever waits for it."""
    print(line, file=sys.stderr, flush=True)


def checked_request(n: int, seed: int, only: str, names: list[str]) -> ReportRequest:
    """The simulations whose name holds `only`, and the rules called `names`; Refused where there is no such."""
    presets = [preset for preset in synthetic.PRESETS.values() if only in preset.name]
    if not presets:
        raise Refused(
            "\n".join([f"No simulation's name holds {only!r}. There are:", *map(str, synthetic.PRESETS)])
        )
    for name in names:
        if name not in rules.names():
            raise Refused("\n".join([f"No rule is called {name!r}. There are:", *rules.names()]))
    if n < FEWEST:
        raise Refused(f"--n {n} is too few to say anything; give at least {FEWEST}.")
    return ReportRequest(presets, n, seed, names)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Refused as refused:
        sys.exit(str(refused))
    except KeyboardInterrupt:
        sys.exit(130)
