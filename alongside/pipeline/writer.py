"""OUT: the same rows in the same order, with what the analysis adds; written aside and moved into place at the end."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from alongside.core import analysis
from alongside.core.detection import reference, settings
from alongside.pipeline import engine
from alongside.pipeline.errors import CannotAnalyse
from alongside.pipeline.held import ABSENT, Held
from alongside.pipeline.instruments import Read
from alongside.pipeline.source import Source

BATCH = 250_000
YES_NO = ("no", "yes")


def write(out: Path, source: Source, held: Held, reads: list[Read]) -> None:
    """Write OUT as .csv or .parquet, by its name. The next rows are reckoned while the last ones are written."""
    parquet = engine.arrow("pyarrow.parquet")
    with contextlib.closing(parquet.ParquetFile(source.path)) as file, ThreadPoolExecutor(1) as aside:
        kind = out.suffix.lower()
        schema = _schema(file.schema_arrow, kind)
        unfinished = out.with_name(out.name + ".unfinished")
        try:
            with _writer(unfinished, kind, schema) as writer:
                last = aside.submit(lambda: None)
                for table in _tables(file, schema, held, reads):
                    last.result()
                    last = aside.submit(writer.write_table, table)
                last.result()
            unfinished.replace(out)
        finally:
            unfinished.unlink(missing_ok=True)


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


def _tables(file: Any, schema: Any, held: Held, reads: list[Read]) -> Iterator[Any]:
    pa = engine.arrow()
    first = 0
    for batch in file.iter_batches(batch_size=BATCH):
        rows = np.arange(first, first + batch.num_rows)
        first += batch.num_rows
        kept = held.read[rows] != ABSENT
        columns = batch.columns if kept.all() else batch.filter(pa.array(kept)).columns
        added = _added(pa, held, rows[kept], reads)
        types = [field.type for field in schema][len(columns) :]
        cast = [
            each if each.type == type_ else each.cast(type_) for each, type_ in zip(added, types, strict=True)
        ]
        yield pa.Table.from_arrays([*columns, *cast], schema=schema)


def _added(pa: Any, held: Held, rows: Any, reads: list[Read]) -> list[Any]:
    levels = _levels(held, rows, reads)
    verdicts = [verdict.value for verdict in analysis.VERDICTS]
    return [
        pa.array(held.n[rows]),
        *(pa.array(np.round(level, analysis.DIGITS), mask=np.isnan(level)) for level in levels),
        pa.array(np.round(held.evidence[rows], analysis.DIGITS)),
        _words(pa, held.signal[rows], verdicts),
        _words(pa, np.zeros(len(rows), np.int8), [settings.RULE]),
        _words(pa, held.strain[rows].astype(np.int8), YES_NO),
        _words(pa, held.calmer[rows].astype(np.int8), YES_NO),
    ]


def _words(pa: Any, places: Any, words: Any) -> Any:
    return pa.DictionaryArray.from_arrays(pa.array(places), pa.array(list(words)))


def _levels(held: Held, rows: Any, reads: list[Read]) -> list[Any]:
    """Expected, low and high in points, t and p."""
    out = [np.full(len(rows), np.nan) for _ in range(5)]
    for k, read in enumerate(reads):
        mine = held.read[rows] == k
        if not mine.any():
            continue
        at = rows[mine]
        found = reference.refer(held.steps[at].astype(np.int64), held.past(at), read.prior)
        low, step = float(read.scale.low), float(read.scale.step)
        for column, level in zip(out, (found.expected, found.low, found.high), strict=False):
            column[mine] = low + step * level
        out[3][mine], out[4][mine] = found.t, found.p
    return out
