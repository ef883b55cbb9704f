"""`alongside evidence --out FOLDER`: how well each rule works on relationships whose truth is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.core import rules, synthetic
from alongside.pipeline.evidence import Asked, report

FEWEST = 100


class Command(BaseCommand):
    help = "Run the public simulation and its variations with every rule, and write a report with tables and plots."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the report goes")
        parser.add_argument("--n", type=int, default=20_000, help="steady and ruptured relationships each")
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same report")
        parser.add_argument(
            "--only", default="", metavar="WORDS", help="simulations whose name holds these words"
        )
        parser.add_argument(
            "--rule", action="append", default=[], metavar="NAME",
            help="a rule to set beside ours, by its name; may be given again (all unless given)",
        )  # fmt: skip
        parser.add_argument(
            "--short", type=Path, metavar="FILE", help="write a short form too, without plots"
        )

    def handle(self, *args: Any, out: Path, **options: Any) -> None:
        asked = _asked(**options)
        out.mkdir(parents=True, exist_ok=True)
        path = report(asked, out, self.stderr.write, options["short"])
        self.stdout.write(
            f"{path}: {len(asked.presets)} simulations of {asked.n} steady and {asked.n} ruptured relationships each."
        )


def _asked(n: int, seed: int, only: str, rule: list[str], **rest: Any) -> Asked:
    presets = [preset for preset in synthetic.PRESETS.values() if only in preset.name]
    if not presets:
        raise CommandError(_none_such("simulation's name holds", only, list(synthetic.PRESETS)))
    for name in rule:
        if name not in rules.names():
            raise CommandError(_none_such("rule is called", name, list(rules.names())))
    if n < FEWEST:
        raise CommandError(f"--n {n} is too few to say anything; give at least {FEWEST}.")
    return Asked(presets, n, seed, rule)


def _none_such(what: str, given: str, names: list[str]) -> str:
    return f"No {what} {given!r}. There are:\n" + "\n".join(names)
