"""`alongside analyse IN --out OUT`: what the pages would say of each look, for a whole file of scores."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from alongside.core.detection import settings
from alongside.pipeline import spark
from alongside.pipeline.analyse import Summary, Wanted, analyse, estimate
from alongside.pipeline.errors import CannotAnalyse
from alongside.pipeline.telling import Tell

HELP = (
    "Read a .csv or .parquet file, or a folder of .parquet files, with the columns alliance, rater, date, score and, if "
    "you like, instrument and tension (yes, no or empty), and write the same rows with what is said of each look."
)


def add_arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    add = parser.add_argument
    add("file", type=Path, metavar="IN", help="the file or folder of scores to read")
    add(
        "--out", type=Path, metavar="OUT", help="the .csv or .parquet file to write; a folder where IN is one"
    )
    add(
        "--scale", action="append", default=[], metavar="MIN:MAX:STEP",
        help="the scale of the scores (0:10:0.5 unless given); INSTRUMENT=MIN:MAX:STEP for one instrument",
    )  # fmt: skip
    add("--priors", type=Path, metavar="FILE", help="read scores with the priors in this file")
    add(
        "--estimate-priors", type=Path, metavar="FILE",
        help="instead of analysing, estimate the service's own priors from IN and write them to FILE",
    )  # fmt: skip
    add("--set-aside", type=Path, metavar="FILE", help="put rows that can not be read here")
    add(
        "--on-spark", metavar="MASTER", default="",
        help="run on Spark, as in local[4] or spark://host:7077: IN is Parquet, OUT becomes a folder of Parquet",
    )  # fmt: skip
    add("--threads", type=int, default=0, metavar="N", help="how many parts at once (default: one a core)")


def run(asked: Namespace, say: Tell, tell: Tell) -> None:
    """Do what is asked; `say` is told what came of it, `tell` how far it is. CannotAnalyse says what is wrong."""
    wanted = Wanted(asked.file, asked.scale, asked.priors, asked.set_aside, asked.threads)
    if asked.estimate_priors:
        _estimate(wanted, asked.estimate_priors, say, tell)
    elif asked.out and asked.on_spark:
        _on_spark(asked, say, tell)
    elif asked.out:
        _summary(analyse(wanted, asked.out, tell), asked.out, say)
    else:
        raise CannotAnalyse("Say where the result goes: --out OUT, or --estimate-priors FILE.")


def _on_spark(asked: Namespace, say: Tell, tell: Tell) -> None:
    if asked.set_aside:
        raise CannotAnalyse("On Spark wrong rows are named, not set aside: leave out --set-aside.")
    wanted = spark.Wanted(asked.file, tuple(asked.scale), asked.priors, asked.on_spark)
    rows = spark.analyse(wanted, asked.out, tell)
    say(f"{asked.out}: {rows} rows, none set aside ({settings.RULE}).")


def _estimate(wanted: Wanted, out: Path, say: Tell, tell: Tell) -> None:
    found, too_rare = estimate(wanted, out, tell)
    for read, own in found:
        name = read.instrument or "all scores"
        say(f"{name}: priors from {own.mean.n} alliances ({own.mean.method}).")
    for why in too_rare:
        say(f"{why}. It is left out and read with its default.")
    say(f"Look at {out}, change what you know better, then use it with --priors {out}.")


def _summary(done: Summary, out: Path, say: Tell) -> None:
    say(f"{out}: {done.rows} rows of {done.series} series, {done.aside} set aside.")
    signals = ", ".join(f"{count} {name}" for name, count in done.signals.items())
    say(f"Signals ({settings.RULE}): {signals}. Strains: {done.strains}. Calmer: {done.calmer}.")
    for read in done.reads:
        name = read.instrument or "all scores"
        say(f"{name}: scale {read.scale}, priors: {read.prior.source}.")
