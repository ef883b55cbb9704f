"""`alongside analyse IN --out OUT`: what the pages would say of each look, for a whole file of scores."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.core.detection import settings
from alongside.pipeline import spark
from alongside.pipeline.analyse import Summary, Wanted, analyse, estimate
from alongside.pipeline.errors import CannotAnalyse


class Command(BaseCommand):
    help = (
        "Read a .csv or .parquet file with the columns alliance, rater, date, score and, if you like, instrument and "
        "tension (yes, no or empty), and write the same rows with what is said of each look."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="IN")
        parser.add_argument("--out", type=Path, metavar="OUT", help="the .csv or .parquet file to write")
        parser.add_argument(
            "--scale", action="append", default=[], metavar="MIN:MAX:STEP",
            help="the scale of the scores (0:10:0.5 unless given); INSTRUMENT=MIN:MAX:STEP for one instrument",
        )  # fmt: skip
        parser.add_argument(
            "--priors", type=Path, metavar="FILE", help="read scores with the priors in this file"
        )
        parser.add_argument(
            "--estimate-priors", type=Path, metavar="FILE",
            help="instead of analysing, estimate the service's own priors from IN and write them to FILE",
        )  # fmt: skip
        parser.add_argument(
            "--set-aside", type=Path, metavar="FILE", help="put rows that can not be read here"
        )
        parser.add_argument(
            "--on-spark", metavar="MASTER", default="",
            help="run on Spark, as in local[4] or spark://host:7077: IN is Parquet, OUT becomes a folder of Parquet",
        )  # fmt: skip
        parser.add_argument("--processes", type=int, default=0, help="how many at once (default: one a core)")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        wanted = Wanted(file, options["scale"], options["priors"], options["set_aside"], options["processes"])
        try:
            if options["estimate_priors"]:
                self._estimate(wanted, options["estimate_priors"])
            elif options["out"] and options["on_spark"]:
                self._on_spark(file, **options)
            elif options["out"]:
                self._tell(analyse(wanted, options["out"], self.stderr.write), options["out"])
            else:
                raise CommandError("Say where the result goes: --out OUT, or --estimate-priors FILE.")
        except CannotAnalyse as error:
            raise CommandError(str(error)) from error

    def _on_spark(self, file: Path, out: Path, on_spark: str, **options: Any) -> None:
        if options["set_aside"]:
            raise CommandError("On Spark wrong rows are named, not set aside: leave out --set-aside.")
        wanted = spark.Wanted(file, tuple(options["scale"]), options["priors"], on_spark)
        rows = spark.analyse(wanted, out, self.stderr.write)
        self.stdout.write(f"{out}: {rows} rows, none set aside ({settings.RULE}).")

    def _estimate(self, wanted: Wanted, out: Path) -> None:
        for read, found in estimate(wanted, out):
            name = read.instrument or "all scores"
            self.stdout.write(f"{name}: priors from {found.mean.n} alliances ({found.mean.method}).")
        self.stdout.write(f"Look at {out}, change what you know better, then use it with --priors {out}.")

    def _tell(self, done: Summary, out: Path) -> None:
        self.stdout.write(f"{out}: {done.rows} rows of {done.series} series, {done.aside} set aside.")
        signals = ", ".join(f"{count} {name}" for name, count in done.signals.items())
        self.stdout.write(
            f"Signals ({settings.RULE}): {signals}. Strains: {done.strains}. Calmer: {done.calmer}."
        )
        for read in done.reads:
            name = read.instrument or "all scores"
            self.stdout.write(f"{name}: scale {read.scale}, priors: {read.prior.source}.")
