"""`alongside evidence --out FOLDER`: how well each rule works on relationships whose truth is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.core import synthetic
from alongside.pipeline.evidence import report

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

    def handle(self, *args: Any, out: Path, n: int, seed: int, only: str, **options: Any) -> None:
        presets = [preset for preset in synthetic.PRESETS.values() if only in preset.name]
        if not presets:
            names = "\n".join(synthetic.PRESETS)
            raise CommandError(f"No simulation's name holds {only!r}. There are:\n{names}")
        if n < FEWEST:
            raise CommandError(f"--n {n} is too few to say anything; give at least {FEWEST}.")
        out.mkdir(parents=True, exist_ok=True)
        path = report(presets, n, seed, out, self.stderr.write)
        self.stdout.write(
            f"{path}: {len(presets)} simulations of {n} steady and {n} ruptured relationships each."
        )
