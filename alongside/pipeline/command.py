"""`alongside analyse IN --out OUT`: what the pages would say of each look, for a whole file of scores.

Without Django, which takes longer to start than a small file takes to be read, and without the data folder, whose keys are none
of its business.
"""

import signal
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from alongside.core.detection import settings
from alongside.pipeline import spark
from alongside.pipeline.analyse import Request, analyse, estimate_priors
from alongside.pipeline.engine import CannotAnalyse, Tell

#: Where the product's own priors come from.
DEFAULTS = {
    settings.OWN_DEFAULT: "default for the own check-in",
    settings.RANGE_DEFAULT: "default for this range",
}
EVERY = 2.0  # seconds between two lines that tell how far it is


def main(words: Sequence[str]) -> int:
    options = parser().parse_args(words)
    # on SIGTERM leave as after Ctrl-C, so that unfinished files are removed
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        run(options, print, now_and_then(sys.stderr))
    except CannotAnalyse as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


def now_and_then(stream: TextIO, clock: Callable[[], float] = time.monotonic) -> Tell:
    """A function that prints a line on this stream, unless it printed one, or was made, less than EVERY seconds ago."""
    last = clock()

    def tell(text: str) -> None:
        nonlocal last
        if clock() - last >= EVERY:
            last = clock()
            print(text, file=stream, flush=True)

    return tell


def parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="alongside analyse",
        description="Read a .csv or .parquet file, or a folder of .parquet files, with the columns alliance, rater, date, score and, "
        "if you like, instrument and tension (yes, no or empty), and write the same rows with what is said of each look.",
    )
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
    add("--set-aside", type=Path, metavar="FILE", help="put rows that cannot be read here")
    add(
        "--on-spark", metavar="MASTER", default="",
        help="run on Spark, as in local[4] or spark://host:7077: IN is Parquet, OUT becomes a folder of Parquet",
    )  # fmt: skip
    add("--threads", type=int, default=0, metavar="N", help="how many parts at once (default: one a core)")
    return parser


def run(options: Namespace, say: Callable[[str], None], tell: Tell) -> None:
    """Do what is asked; `say` takes what came of it, `tell` how far it is. CannotAnalyse says what is wrong."""
    request = Request(options.file, options.scale, options.priors, options.set_aside, options.threads)
    if options.estimate_priors:
        estimate(request, options.estimate_priors, say, tell)
    elif options.out and options.on_spark:
        rows = spark.analyse(request, options.out, options.on_spark, tell)
        say(f"{options.out}: {rows} rows, none set aside ({settings.RULE}).")
    elif options.out:
        summary = analyse(request, options.out, tell)
        say(f"{options.out}: {summary.rows} rows of {summary.series} series, {summary.aside} set aside.")
        signals = ", ".join(f"{count} {name}" for name, count in summary.signals.items())
        say(
            f"Signals ({settings.RULE}): {signals}. Strains: {summary.strains}. Calmer: {summary.calmer}."
        )  # fmt: skip
        for instrument in summary.instruments:
            name = instrument.name or "all scores"
            source = DEFAULTS.get(instrument.prior.source, instrument.prior.source)
            say(f"{name}: scale {instrument.scale}, priors: {source}.")
    else:
        raise CannotAnalyse("Say where the result goes: --out OUT, or --estimate-priors FILE.")


def estimate(request: Request, out: Path, say: Callable[[str], None], tell: Tell) -> None:
    """Write the service's own priors, and say from how many alliances each comes and which instruments have none."""
    estimates, too_rare = estimate_priors(request, out, tell)
    for instrument, estimated in estimates:
        name = instrument.name or "all scores"
        say(f"{name}: priors from {estimated.mean.n} alliances ({estimated.mean.method}).")
    for why in too_rare:
        say(f"{why}. It is left out and read with its default.")
    say(f"Look at {out}, change what you know better, then use it with --priors {out}.")
