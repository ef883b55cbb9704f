"""The same analysis on Spark, for files that one machine does not hold.

Spark reads, spreads and writes; what a row is, whether it can be read and what is said of it comes from the same functions as on
one machine, batch by batch. Rows are spread by series (instrument, alliance, rater) and sorted by date within each task. A task
cuts only between two series, so that neither a large task nor one large alliance has to fit beside others.
"""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from alongside.pipeline import engine, faults, parts, source
from alongside.pipeline.analyse import Request
from alongside.pipeline.columns import DAY, FILE, INSTRUMENT, NEEDED, ROW, STEPS, TENSION, WHY, Columns
from alongside.pipeline.engine import CannotAnalyse, Tell
from alongside.pipeline.instruments import MOST, FileInstrument, instruments_of
from alongside.pipeline.parts import DAYS, Looks

ROWS_AT_ONCE = 200_000
SERIES = (INSTRUMENT, "alliance", "rater")
WHOLE_NUMBERS = {INSTRUMENT: "tinyint", STEPS: "smallint", DAY: "int", TENSION: "tinyint"}
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "50000",
}
# on one machine: nothing is opened to others, and the workers find what this process has found
HERE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.executorEnv.PYTHONPATH": os.pathsep.join(sys.path),
}
MASTER = re.compile(r"(local(\[.+\])?|yarn)$|(spark|k8s)://.")


def analyse(request: Request, out: Path, master: str, tell: Tell, tasks: int = 0) -> int:
    """Read Parquet, write a folder of Parquet with the rows in their order; how many rows there were.

    `master` is where Spark runs; it chooses the number of `tasks` unless one is given.
    """
    refuse(request, out, master)
    builder = engine.spark("pyspark.sql").SparkSession.builder.master(master).appName("alongside analyse")
    for key, value in (SETTINGS | HERE if master.startswith("local") else SETTINGS).items():
        builder = builder.config(key, value)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else the system's, which has no numpy
    session = builder.getOrCreate()
    try:
        rows = session.read.parquet(str(request.path))
        columns = Columns(tuple(rows.columns), frozenset()).checked()
        rows = rows.selectExpr("*", f"_metadata.file_path AS {FILE}", f"_metadata.row_index AS {ROW}")
        instruments = instruments_of(_names(rows), request.scales, request.priors)
        _refuse_wrong(rows, columns, instruments)
        tell("analysing")
        numbers = rows.mapInArrow(
            lambda batches: whole_numbers(batches, instruments), _schema(rows, WHOLE_NUMBERS)
        )
        spread = numbers.repartition(tasks, *SERIES) if tasks else numbers.repartition(*SERIES)
        series = spread.sortWithinPartitions(*SERIES, DAY, FILE, ROW)
        added = {
            field.name: {"int32": "int", "double": "double"}.get(str(field.type), "string")
            for field in parts.fields(engine.arrow().string())
        }
        interpreted = series.mapInArrow(lambda batches: interpret(batches, instruments), _schema(rows, added))
        interpreted.orderBy(FILE, ROW).drop(FILE, ROW).write.parquet(str(out))
        return int(session.read.parquet(str(out)).count())
    finally:
        session.stop()


def refuse(request: Request, out: Path, master: str) -> None:
    """CannotAnalyse for what Spark would refuse late, and in a hundred lines of Java."""
    path = request.path
    if request.set_aside:
        raise CannotAnalyse("On Spark wrong rows are named, not set aside: leave out --set-aside.")
    if out.exists():
        raise CannotAnalyse(f"{out} is already there; give another name")
    if not MASTER.match(master):
        raise CannotAnalyse(
            f"--on-spark {master} is not where Spark runs: write local[4], or spark://HOST:7077"
        )
    if not path.exists():
        raise CannotAnalyse(f"{path} is not there")
    if path.suffix.lower() == ".csv":
        raise CannotAnalyse(
            f"{path.name} is no Parquet file, which is all that Spark reads: leave out --on-spark"
        )
    # of a folder Spark reads everything in it, but what begins as its own notes do
    inside = [(file, file.relative_to(path).parts) for file in sorted(path.rglob("*")) if file.is_file()]
    files = [file for file, names in inside if not any(name[0] in "._" for name in names)]
    if path.is_dir() and not files:
        raise CannotAnalyse(f"there is no .parquet file in the folder {path}")
    for file in files if path.is_dir() else [path]:
        source.parquet(file).close()
    if not engine.java_installed():
        raise CannotAnalyse(engine.HOW_TO_GET_JAVA)


def _names(rows: Any) -> list[str]:
    """The names of the instruments, or one more than there may be."""
    if "instrument" not in rows.columns:
        return [""] if rows.head(1) else []
    names = rows.selectExpr("coalesce(trim(string(instrument)), '') AS name").distinct().limit(MOST + 1)
    return sorted(row.name for row in names.collect())


def _refuse_wrong(rows: Any, columns: Columns, instruments: Sequence[FileInstrument]) -> None:
    """CannotAnalyse that names the first rows that cannot be read."""
    read = [name for name in columns.names if name in (*NEEDED, "instrument", "tension")]
    wrong = rows.select(*read, FILE, ROW).mapInArrow(
        lambda batches: wrong_rows(batches, instruments), f"{FILE} string, {ROW} bigint, {WHY} string"
    )
    first = [
        faults.Fault(Path(row[FILE]).name, row[ROW] + 1, *row[WHY].split("|", 1))
        for row in wrong.orderBy(FILE, ROW).limit(faults.SHOWN).collect()
    ]
    if first:
        faults.refuse(first, wrong.count(), "Mend them and run again.")


def wrong_rows(batches: Iterator[Any], instruments: Sequence[FileInstrument]) -> Iterator[Any]:
    """File, row and reason of each row that cannot be read."""
    for table, columns, connection in _in_duckdb(batches):
        query = (
            f"SELECT {FILE}, {ROW}, {columns.fault(instruments)} AS {WHY} FROM looks WHERE {WHY} IS NOT NULL"  # noqa: S608
        )
        connection.register("looks", table)
        yield from connection.sql(query).to_arrow_table().to_batches()


def whole_numbers(batches: Iterator[Any], instruments: Sequence[FileInstrument]) -> Iterator[Any]:
    """The rows with what each is in whole numbers beside it; every one can be read."""
    for table, columns, connection in _in_duckdb(batches):
        connection.register("looks", table)
        query = f"SELECT {columns.whole_numbers(instruments)} FROM looks"  # noqa: S608
        numbers = connection.sql(query).to_arrow_table()
        for name, values in zip(numbers.schema.names, numbers.columns, strict=True):
            table = table.append_column(name, values)
        yield from table.combine_chunks().to_batches()


def _in_duckdb(batches: Iterator[Any]) -> Iterator[tuple[Any, Columns, Any]]:
    """Each batch as a table, its columns, and a DuckDB that can be asked about it."""
    pa, connection = engine.arrow(), engine.connect("", 1, "400MB")
    for batch in batches:
        table = pa.Table.from_batches([batch])
        yield table, Columns.of(table.drop_columns([FILE, ROW]).schema), connection


def _schema(rows: Any, added: dict[str, str]) -> str:
    return ", ".join(f"`{name}` {kind}" for name, kind in [*rows.dtypes, *added.items()])


def interpret(batches: Iterator[Any], instruments: Sequence[FileInstrument]) -> Iterator[Any]:
    """The rows with what is said of each look, without the columns that only led there."""
    pa = engine.arrow()
    for table in whole_series(batches):
        looks = Looks(
            instrument=table[INSTRUMENT].to_numpy(),
            steps=table[STEPS].to_numpy().astype(np.int64),
            weeks=table[DAY].to_numpy() / DAYS,
            tension=table[TENSION].to_numpy().astype(np.bool_),
            lengths=np.diff(np.append(_begins(table), table.num_rows)),
        )
        columns = parts.columns(parts.interpret(looks, instruments), pa.string())
        rest = table.drop_columns([*WHOLE_NUMBERS])
        names = [*rest.schema.names, *(field.name for field in parts.fields(pa.string()))]
        yield from pa.Table.from_arrays([*rest.columns, *columns], names).combine_chunks().to_batches()


def whole_series(batches: Iterator[Any]) -> Iterator[Any]:
    """Tables of some two hundred thousand rows, cut only where one series ends and the next begins."""
    pa = engine.arrow()
    waiting: list[Any] = []
    for batch in batches:
        waiting.append(batch)
        if sum(piece.num_rows for piece in waiting) < ROWS_AT_ONCE:
            continue
        table = pa.Table.from_batches(waiting).combine_chunks()
        last = int(_begins(table)[-1])
        waiting = table.slice(last).to_batches()
        if last:
            yield table.slice(0, last)
    if waiting and (last_table := pa.Table.from_batches(waiting).combine_chunks()).num_rows:
        yield last_table


def _begins(table: Any) -> Any:
    """The rows at which a series begins; `table` has at least one."""
    new = np.zeros(table.num_rows, np.bool_)
    new[0] = True
    for column in SERIES:
        codes = table[column].combine_chunks().dictionary_encode().indices.to_numpy(zero_copy_only=False)
        new[1:] |= codes[1:] != codes[:-1]
    return np.flatnonzero(new)
