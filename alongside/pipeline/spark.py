"""The same analysis on Spark, for files that one machine does not hold: mapInArrow with the core's kernel.

Rows are spread by series (alliance, rater, instrument) and sorted by date within each task. A task reads its rows in
batches and cuts only between two series, so that neither a large task nor one large alliance has to fit beside others.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from alongside.core import analysis
from alongside.core.detection import settings
from alongside.pipeline import engine, instruments, java, source
from alongside.pipeline.errors import CannotAnalyse, MissingJava
from alongside.pipeline.instruments import Read
from alongside.pipeline.source import ADDED, EARLIEST, LATEST, NEEDED, NO, SAME, YES

SHOWN = 20
ROWS_AT_ONCE = 200_000
FILE, ROW, READ, STEPS, DAY, TENSION = "__file", "__row", "__read", "__steps", "__day", "__tension"
SERIES = ("alliance", "rater", READ)
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "false",  # what can not be read is named by us
    "spark.sql.execution.arrow.maxRecordsPerBatch": "50000",
}
# on one machine: nothing is opened to others, and the workers find what this process has found
HERE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.executorEnv.PYTHONPATH": os.pathsep.join(sys.path),
}
MASTER = re.compile(r"(local(\[.+\])?|yarn)$|(spark|k8s)://.")
NUMBER, ISO = r"^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$", r"^\s*\d{4}-\d{2}-\d{2}"


@dataclass(frozen=True)
class Wanted:
    """What is asked for: Parquet (a file or a folder of them), scales, a priors file, and where Spark runs."""

    path: Path
    scales: tuple[str, ...] = ()
    priors: Path | None = None
    master: str = "local[2]"
    tasks: int = 0


def analyse(wanted: Wanted, out: Path, tell: Callable[[str], None]) -> int:
    """Read Parquet, write a folder of Parquet with the rows in their order; how many rows there were."""
    if out.exists():
        raise CannotAnalyse(f"{out} is already there; give another name")
    _refuse_no_master(wanted.master)
    _refuse_no_parquet(wanted.path)
    if not java.there():
        raise MissingJava(java.HOW_TO_GET_IT)
    session = _session(wanted.master)
    try:
        rows = _rows(session, wanted)
        reads = _reads(rows, wanted)
        whole = _whole_numbers(rows, reads)
        _refuse_wrong(whole, reads)
        tell("analysing")
        said = _spread(whole, wanted.tasks).mapInArrow(_reader(reads), _schema(rows))
        said.orderBy(FILE, ROW).drop(FILE, ROW).write.parquet(str(out))
        return int(session.read.parquet(str(out)).count())
    finally:
        session.stop()


def _refuse_no_master(master: str) -> None:
    if not MASTER.match(master):
        raise CannotAnalyse(
            f"--on-spark {master} is not where Spark runs: write local[4], or spark://HOST:7077"
        )


def _refuse_no_parquet(path: Path) -> None:
    """Spark itself would say so in a hundred lines of Java, long after it has started."""
    if not path.exists():
        raise CannotAnalyse(f"{path} is not there")
    if path.suffix.lower() == ".csv":
        raise CannotAnalyse(
            f"{path.name} is no Parquet file, which is all that Spark reads: leave out --on-spark"
        )
    files = _files(path) if path.is_dir() else [path]
    if not files:
        raise CannotAnalyse(f"there is no .parquet file in the folder {path}")
    for each in files:
        source.parquet(each).close()


def _files(folder: Path) -> list[Path]:
    """What Spark reads of a folder: everything in it, but what begins as its own notes do."""
    inside = ((each, each.relative_to(folder).parts) for each in sorted(folder.rglob("*")) if each.is_file())
    return [each for each, parts in inside if not any(part[0] in "._" for part in parts)]


def _session(master: str) -> Any:
    builder = engine.spark("pyspark.sql").SparkSession.builder.master(master).appName("alongside analyse")
    for key, value in (SETTINGS | HERE if master.startswith("local") else SETTINGS).items():
        builder = builder.config(key, value)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else the system's, which has no numpy
    return builder.getOrCreate()


def _rows(session: Any, wanted: Wanted) -> Any:
    rows = session.read.parquet(str(wanted.path))
    for column in NEEDED:
        if column not in rows.columns:
            raise CannotAnalyse(f"the column {column} is missing; there are {', '.join(rows.columns)}")
    for column in ADDED:
        if column in rows.columns:
            raise CannotAnalyse(f"{column} is a column that the analysis adds; rename it")
    return rows.selectExpr("*", f"_metadata.file_path AS {FILE}", f"_metadata.row_index AS {ROW}")


def _reads(rows: Any, wanted: Wanted) -> list[Read]:
    scales = instruments.scales(wanted.scales)
    own = instruments.load(wanted.priors, scales) if wanted.priors else {}
    found = rows.selectExpr(f"{_instrument(rows)} AS i").distinct().limit(101).collect()
    if len(found) > 100:
        raise CannotAnalyse("more than 100 instruments in one file are more than a file of scores has")
    names = sorted(row.i for row in found)
    if names:
        instruments.refuse_absent(wanted.scales, names)
    return instruments.reads(names or [""], scales, own)


def _instrument(rows: Any) -> str:
    return "coalesce(trim(string(instrument)), '')" if "instrument" in rows.columns else "''"


def _whole_numbers(rows: Any, reads: list[Read]) -> Any:
    functions = engine.spark("pyspark.sql.functions")
    place = functions.lit(None).cast("tinyint")
    low = step = functions.lit(None).cast("double")
    for k, read in enumerate(reads):
        mine = functions.expr(_instrument(rows)) == read.instrument
        place = functions.when(mine, functions.lit(k).cast("tinyint")).otherwise(place)
        low = functions.when(mine, float(read.scale.low)).otherwise(low)
        step = functions.when(mine, float(read.scale.step)).otherwise(step)
    tension = "lower(coalesce(trim(string(tension)), ''))" if "tension" in rows.columns else "''"
    score = functions.when(functions.expr("string(score)").rlike(NUMBER), functions.expr("double(score)"))
    date = functions.when(functions.expr("string(date)").rlike(ISO), functions.expr("date(date)"))
    return (
        rows.withColumn(READ, place)
        .withColumn(STEPS, (score - low) / step)
        .withColumn(DAY, functions.datediff(date, functions.lit("1970-01-01")))
        .withColumn(TENSION, functions.expr(tension))
    )


def _refuse_wrong(rows: Any, reads: list[Read]) -> None:
    reason = engine.spark("pyspark.sql.functions").expr(_reason(reads))
    wrong = rows.select(FILE, ROW, reason.alias("reason")).where("reason IS NOT NULL")
    shown = wrong.orderBy(FILE, ROW).limit(SHOWN).collect()
    if shown:
        lines = "\n".join(f"{Path(row[FILE]).name}, line {row[ROW] + 1}, {row.reason}" for row in shown)
        raise CannotAnalyse(f"{wrong.count()} rows can not be read:\n{lines}\nMend them and run again.")


def _reason(reads: list[Read]) -> str:
    top = (
        "CASE "
        + " ".join(f"WHEN {READ} = {k} THEN {read.scale.top}" for k, read in enumerate(reads))
        + " END"
    )
    cases = [(f"coalesce(trim(string({each})), '') = ''", f"{each}: is empty") for each in NEEDED]
    cases += [
        (f"{DAY} IS NULL", "date: is no date such as 2026-03-01"),
        (
            f"{DAY} NOT BETWEEN {_day(EARLIEST)} AND {_day(LATEST)}",
            f"date: lies before {EARLIEST} or after {LATEST}",
        ),
        (f"{STEPS} IS NULL OR isnan({STEPS})", "score: is no number"),
        (f"{STEPS} < -{SAME} OR {STEPS} > {top} + {SAME}", "score: is not on the scale"),
        (f"abs({STEPS} - round({STEPS})) > {SAME}", "score: lies between two steps of the scale"),
        (f"{TENSION} NOT IN {YES + NO}", "tension: is neither yes, no nor empty"),
    ]
    return "CASE " + " ".join(f"WHEN {test} THEN '{reason}'" for test, reason in cases) + " END"


def _day(text: str) -> int:
    return (dt.date.fromisoformat(text) - dt.date(1970, 1, 1)).days


def _spread(rows: Any, tasks: int) -> Any:
    spread = rows.repartition(tasks, *SERIES) if tasks else rows.repartition(*SERIES)
    return spread.sortWithinPartitions(*SERIES, DAY, FILE, ROW)


def _schema(rows: Any) -> str:
    given = ", ".join(f"`{name}` {kind}" for name, kind in rows.dtypes)
    levels = ", ".join(f"{name} double" for name in ("expected", "low", "high", "t", "p", "evidence"))
    words = ", ".join(f"{name} string" for name in ("signal", "rule", "strain", "calmer"))
    return f"{given}, n_before int, {levels}, {words}"


def _reader(reads: list[Read]) -> Callable[[Iterator[Any]], Iterator[Any]]:
    def read_batches(batches: Iterator[Any]) -> Iterator[Any]:
        pa = engine.arrow()
        for table in whole_series(pa, batches):
            yield from said(pa, table, reads).to_batches()

    return read_batches


def whole_series(pa: Any, batches: Iterator[Any]) -> Iterator[Any]:
    """Tables of some two hundred thousand rows, cut only where one series ends and the next begins."""
    waiting: list[Any] = []
    for batch in batches:
        waiting.append(batch)
        if sum(each.num_rows for each in waiting) < ROWS_AT_ONCE:
            continue
        table = pa.Table.from_batches(waiting).combine_chunks()
        last = int(_begins(table)[-1])
        waiting = table.slice(last).to_batches()
        if last:
            yield table.slice(0, last)
    if waiting and (rest := pa.Table.from_batches(waiting)).num_rows:
        yield rest


def _begins(table: Any) -> Any:
    """The rows at which a series begins; `table` has at least one."""
    new = np.zeros(table.num_rows, np.bool_)
    new[0] = True
    for column in SERIES:
        codes = table[column].combine_chunks().dictionary_encode().indices.to_numpy(zero_copy_only=False)
        new[1:] |= codes[1:] != codes[:-1]
    return np.flatnonzero(new)


def said(pa: Any, table: Any, reads: list[Read]) -> Any:
    """A table of whole series with what is said of each look, without the columns that only led there."""
    table = table.combine_chunks()
    lengths = np.diff(np.append(_begins(table), table.num_rows))
    read = table[READ].to_numpy()
    steps = np.round(table[STEPS].to_numpy()).astype(np.int64)
    weeks, tension = table[DAY].to_numpy() / 7.0, np.isin(table[TENSION].to_numpy(), YES)
    columns: list[list[Any]] = [[] for _ in ADDED]
    order: list[Any] = []
    for k, one in enumerate(reads):
        rows = np.flatnonzero(read == k)
        mine = lengths[read[np.cumsum(lengths) - 1] == k]
        found = analysis.many(steps[rows], weeks[rows], tension[rows], mine, one.prior)
        order.append(rows)
        for column, values in zip(columns, _columns(found, one), strict=True):
            column.append(values)
    back = np.argsort(np.concatenate(order), kind="stable")
    given = table.drop_columns([READ, STEPS, DAY, TENSION])
    for name, parts in zip(ADDED, columns, strict=True):
        values = np.concatenate(parts)[back]
        kind = (
            pa.float64() if values.dtype == np.float64 else pa.int32() if name == "n_before" else pa.string()
        )
        mask = np.isnan(values) if values.dtype == np.float64 else None
        given = given.append_column(name, pa.array(values, type=kind, mask=mask))
    return given


def _columns(found: analysis.Rows, read: Read) -> list[Any]:
    low, step = float(read.scale.low), float(read.scale.step)
    levels = [
        np.round(low + step * level, analysis.DIGITS) for level in (found.expected, found.low, found.high)
    ]
    signals = np.array([verdict.value for verdict in analysis.VERDICTS], object)[found.signal]
    yes_no = np.array(["no", "yes"], object)
    rule = np.full(len(signals), settings.RULE, object)
    flags = [yes_no[flag.astype(int)] for flag in (found.strain, found.calmer)]
    return [found.n_before, *levels, found.t, found.p, found.evidence, signals, rule, *flags]
