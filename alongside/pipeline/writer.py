"""OUT: the same rows in the same order, with what the analysis adds; written aside and moved into place at the end."""

import contextlib
import shutil
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from alongside.pipeline import engine, parts
from alongside.pipeline.engine import CannotAnalyse, Tell
from alongside.pipeline.parts import ABSENT, STRETCH, Records, RecordsInOrder
from alongside.pipeline.source import ScoreFiles

AHEAD = 2  # stretches that are put together while one is written


def write(out: Path, source: ScoreFiles, records: RecordsInOrder, tell: Tell) -> None:
    """Write OUT as .csv or .parquet, by its name, or as a folder with the names of the files in IN."""
    pa, unfinished = engine.arrow(), out.with_name(out.name + ".unfinished")
    try:
        if source.is_folder:
            unfinished.mkdir()
        for path, first in zip(source.paths, source.firsts, strict=False):
            to = unfinished / path.name if source.is_folder else unfinished
            kind = path.suffix if source.is_folder else out.suffix
            rows = first
            with contextlib.closing(engine.arrow("pyarrow.parquet").ParquetFile(path)) as file:
                text_type = pa.string() if kind.lower() == ".csv" else pa.dictionary(pa.int8(), pa.string())
                schema = pa.schema([*file.schema_arrow, *parts.fields(text_type)])
                with _writer(to, kind.lower(), schema) as writer:
                    for table in _tables(file, first, schema, records):
                        writer.write_table(table)
                        rows += table.num_rows
                        tell(f"written {rows} of {source.rows} rows")
        unfinished.replace(out)
    finally:
        shutil.rmtree(unfinished) if unfinished.is_dir() else unfinished.unlink(missing_ok=True)


def _writer(path: Path, kind: str, schema: Any) -> Any:
    if kind == ".csv":
        csv = engine.arrow("pyarrow.csv")
        return csv.CSVWriter(path, schema, write_options=csv.WriteOptions(quoting_style="needed"))
    if kind == ".parquet":
        texts = [
            field.name for field in schema if str(field.type).endswith("string") or "dictionary" in str(field.type)
        ]  # fmt: skip
        return engine.arrow("pyarrow.parquet").ParquetWriter(path, schema, use_dictionary=texts)
    raise CannotAnalyse(f"{path.with_suffix('')} is neither .csv nor .parquet")


def _tables(file: Any, first: int, schema: Any, records: RecordsInOrder) -> Iterator[Any]:
    """The tables to be written, in order; up to AHEAD further ones are put together in threads meanwhile."""
    waiting: deque[Future[Any]] = deque()
    with ThreadPoolExecutor(AHEAD) as threads:
        for batch in file.iter_batches(batch_size=STRETCH):
            of_batch = records.between(first, first + batch.num_rows)
            first += batch.num_rows
            waiting.append(threads.submit(_table, batch, of_batch, schema))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _table(batch: Any, records: Records, schema: Any) -> Any:
    present = records["signal"] != ABSENT
    if not present.all():
        batch, records = batch.filter(engine.arrow().array(present)), records.compress(present)
    text_type = schema.field("signal").type
    return engine.arrow().Table.from_arrays(
        [*batch.columns, *parts.columns(records, text_type)], schema=schema
    )
