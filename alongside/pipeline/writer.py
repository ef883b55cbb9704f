"""OUT: the same rows in the same order, with what the analysis adds; written aside and moved into place at the end."""

from __future__ import annotations

import contextlib
import shutil
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from alongside.core import analysis
from alongside.core.detection import reference, settings
from alongside.pipeline import engine
from alongside.pipeline import held as on_disk
from alongside.pipeline.errors import CannotAnalyse
from alongside.pipeline.held import ABSENT, Found, Held
from alongside.pipeline.instruments import Read
from alongside.pipeline.parts import STRETCH
from alongside.pipeline.source import Source
from alongside.pipeline.telling import Tell

YES_NO = ("no", "yes")
AHEAD = 2  # stretches that are reckoned while one is written


def write(out: Path, source: Source, held: Held, reads: list[Read], tell: Tell) -> None:
    """Write OUT as .csv or .parquet, by its name, or as a folder with the names of the files in IN."""
    unfinished = out.with_name(out.name + ".unfinished")
    try:
        if source.is_folder:
            unfinished.mkdir()
        for path, first in zip(source.paths, source.firsts, strict=False):
            to = unfinished / path.name if source.is_folder else unfinished
            kind = path.suffix if source.is_folder else out.suffix
            for rows in _write(to, kind.lower(), path, first, held, reads):
                tell(f"written {first + rows} of {source.rows} rows")
        unfinished.replace(out)
    finally:
        shutil.rmtree(unfinished) if unfinished.is_dir() else unfinished.unlink(missing_ok=True)


def _write(to: Path, kind: str, path: Path, first: int, held: Held, reads: list[Read]) -> Iterator[int]:
    """One file of the source, whose first row is the `first` of all; how many rows it has so far."""
    rows = 0
    with contextlib.closing(engine.arrow("pyarrow.parquet").ParquetFile(path)) as file:
        schema = _schema(file.schema_arrow, kind)
        with _writer(to, kind, schema) as writer:
            for table in _tables(file, first, schema, held, reads):
                writer.write_table(table)
                rows += table.num_rows
                yield rows


def _writer(path: Path, kind: str, schema: Any) -> Any:
    if kind == ".csv":
        csv = engine.arrow("pyarrow.csv")
        return csv.CSVWriter(path, schema, write_options=csv.WriteOptions(quoting_style="needed"))
    if kind == ".parquet":
        texts = [
            field.name
            for field in schema
            if str(field.type).endswith("string") or "dictionary" in str(field.type)
        ]
        return engine.arrow("pyarrow.parquet").ParquetWriter(path, schema, use_dictionary=texts)
    raise CannotAnalyse(f"{path.with_suffix('')} is neither .csv nor .parquet")


def _schema(given: Any, kind: str) -> Any:
    pa = engine.arrow()
    words = pa.string() if kind == ".csv" else pa.dictionary(pa.int8(), pa.string())
    added = [("n_before", pa.int32())]
    added += [(name, pa.float64()) for name in ("expected", "low", "high", "t", "p", "evidence")]
    added += [(name, words) for name in ("signal", "rule", "strain", "calmer")]
    for name, type_ in added:
        given = given.append(pa.field(name, type_))
    return given.remove_metadata()


def _tables(file: Any, first: int, schema: Any, held: Held, reads: list[Read]) -> Iterator[Any]:
    """What is to be written, in turn; the next ones are reckoned meanwhile."""
    waiting: deque[Future[Any]] = deque()
    with ThreadPoolExecutor(AHEAD) as aside:
        for batch in file.iter_batches(batch_size=STRETCH):
            rows = held.between(first, first + batch.num_rows)
            first += batch.num_rows
            waiting.append(aside.submit(_table, batch, rows, schema, reads))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _table(batch: Any, rows: Found, schema: Any, reads: list[Read]) -> Any:
    pa, kept = engine.arrow(), rows["read"] != ABSENT
    if not kept.all():
        batch, rows = batch.filter(engine.flags(kept)), rows.compress(kept)
    added = _added(rows, reads)
    types = [field.type for field in schema][batch.num_columns :]
    cast = [each if each.type == kind else each.cast(kind) for each, kind in zip(added, types, strict=True)]
    return pa.Table.from_arrays([*batch.columns, *cast], schema=schema)


def _added(rows: Found, reads: list[Read]) -> list[Any]:
    levels = _levels(rows, reads)
    verdicts = [verdict.value for verdict in analysis.VERDICTS]
    return [
        engine.column(rows["n"]),
        *(engine.column(np.round(level, analysis.DIGITS)) for level in levels),
        engine.column(np.round(rows["evidence"], analysis.DIGITS)),
        engine.words(rows["signal"], verdicts),
        engine.words(np.zeros(len(rows), np.int8), [settings.RULE]),
        engine.words(rows["strain"].astype(np.int8), YES_NO),
        engine.words(rows["calmer"].astype(np.int8), YES_NO),
    ]


def _levels(rows: Found, reads: list[Read]) -> list[Any]:
    """Expected, low and high in points, t and p."""
    out = [np.full(len(rows), np.nan) for _ in range(5)]
    for k, read in enumerate(reads):
        mine = np.flatnonzero(rows["read"] == k)
        at = rows.take(mine) if len(mine) < len(rows) else rows
        found = reference.refer(at["steps"].astype(np.int64), on_disk.past(at), read.prior)
        low, step = float(read.scale.low), float(read.scale.step)
        for column, level in zip(out, (found.expected, found.low, found.high), strict=False):
            column[mine] = low + step * level
        out[3][mine], out[4][mine] = found.t, found.p
    return out
