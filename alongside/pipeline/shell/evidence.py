"""`alongside evidence --out FOLDER`: how well each rule works on relationships whose truth is known."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from alongside.core import rules, synthetic
from alongside.pipeline.errors import CannotAnalyse
from alongside.pipeline.evidence import Asked, report
from alongside.pipeline.telling import Tell

HELP = (
    "Run the public simulation and its variations with every rule, and write a report with tables and plots."
)
FEWEST = 100


def add_arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    add = parser.add_argument
    add("--out", type=Path, required=True, metavar="FOLDER", help="where the report goes")
    add("--n", type=int, default=20_000, help="steady and ruptured relationships each (20000 unless given)")
    add("--seed", type=int, default=1, help="the same seed gives the same report (1 unless given)")
    add(
        "--only",
        default="",
        metavar="WORDS",
        help="only simulations whose name holds these words, as in 'five-point' (an unknown one lists all)",
    )
    add(
        "--rule", action="append", default=[], metavar="NAME",
        help="a rule to set beside ours, by its name, as in EWMA; may be given again (all unless given; an unknown one lists all)",
    )  # fmt: skip
    add("--short", type=Path, metavar="FILE", help="write a short form too, without plots")


def run(asked: Namespace, say: Tell, tell: Tell) -> None:
    """Write the report; `say` is told where it is, `tell` how far it is. CannotAnalyse says what is wrong."""
    wanted = _wanted(asked)
    asked.out.mkdir(parents=True, exist_ok=True)
    path = report(wanted, asked.out, tell, asked.short)
    say(
        f"{path}: {len(wanted.presets)} simulations of {wanted.n} steady and {wanted.n} ruptured relationships each."
    )


def _wanted(asked: Namespace) -> Asked:
    presets = [preset for preset in synthetic.PRESETS.values() if asked.only in preset.name]
    if not presets:
        raise CannotAnalyse(_none_such("simulation's name holds", asked.only, list(synthetic.PRESETS)))
    for name in asked.rule:
        if name not in rules.names():
            raise CannotAnalyse(_none_such("rule is called", name, list(rules.names())))
    if asked.n < FEWEST:
        raise CannotAnalyse(f"--n {asked.n} is too few to say anything; give at least {FEWEST}.")
    return Asked(presets, asked.n, asked.seed, asked.rule)


def _none_such(what: str, given: str, names: list[str]) -> str:
    return f"No {what} {given!r}. There are:\n" + "\n".join(names)
