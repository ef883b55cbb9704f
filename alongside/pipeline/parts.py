"""The rows of IN on disk as whole numbers, in parts: all of an alliance in one part; and what the core says of each look,
as a record on disk and as the columns of OUT.

DuckDB says what a row is, and numpy puts it into its part. A part is then worked on by a thread, which
needs neither Django nor DuckDB: it leaves a record of each row on disk, in the order of the file. Nothing has to be handed over,
nothing that is held grows with the file, and no name is laid down.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.core import interpretation
from alongside.core.detection import settings, signal
from alongside.core.detection.reference import RULE as REFERENCE_RULE
from alongside.pipeline import engine
from alongside.pipeline.columns import ADDED, DAY, INSTRUMENT, ROW, STEPS, TENSION
from alongside.pipeline.engine import Tell
from alongside.pipeline.instruments import FileInstrument
from alongside.pipeline.source import ScoreFiles

NUMBERS = (
    "expected",
    "low",
    "high",
    "t",
    "p",
    "evidence",
    "slow",
)  # levels in points of the instrument's scale
RECORD = np.dtype([
    *((number, "f8") for number in NUMBERS),
    ("place", "i4"), ("n_before", "i4"), ("signal", "i1"), ("strain", "?"), ("calmer", "?"),
])  # fmt: skip
ABSENT = -1  # `signal` of a row that was set aside
SEVERITIES = [severity.value for severity in signal.SEVERITIES]
YES_NO = ("no", "yes")
Records = NDArray[np.void]


@dataclass(frozen=True)
class Looks:
    """Looks of whole series, one series after the other and one instrument after the other, each in order of time."""

    instrument: NDArray[np.int8]
    steps: NDArray[np.int64]
    weeks: NDArray[np.float64]
    tension: NDArray[np.bool_]
    lengths: NDArray[np.int64]


def interpret(looks: Looks, instruments: Sequence[FileInstrument]) -> Records:
    """A record of each look, each instrument read with its own prior; `place` stays 0."""
    records, ends = np.zeros(len(looks.steps), RECORD), np.cumsum(looks.lengths)
    for k, instrument in enumerate(instruments):
        first, last = np.searchsorted(looks.instrument, [k, k + 1])
        if first == last:
            continue
        rows, lengths = slice(first, last), looks.lengths[(ends > first) & (ends <= last)]
        series = interpretation.Series(looks.steps[rows], looks.weeks[rows], looks.tension[rows], lengths)
        interpretations = interpretation.interpret(series, instrument.prior, instrument.scale.top)
        low, step = float(instrument.scale.low), float(instrument.scale.step)
        for name in ("expected", "low", "high"):
            records[name][rows] = np.round(low + step * getattr(interpretations, name), interpretation.DIGITS)
        for name in ("t", "p", "evidence", "slow"):
            records[name][rows] = np.round(getattr(interpretations, name), interpretation.DIGITS)
        for name in ("n_before", "signal", "strain", "calmer"):
            records[name][rows] = getattr(interpretations, name)
    return records


def fields(text_type: Any) -> list[Any]:
    """The Arrow fields that OUT has beside those of IN; `text_type` is the type of texts."""
    pa = engine.arrow()
    types = dict.fromkeys(ADDED, text_type) | dict.fromkeys(NUMBERS, pa.float64()) | {"n_before": pa.int32()}
    return [pa.field(name, types[name]) for name in ADDED]


def columns(records: Records, text_type: Any) -> list[Any]:
    labels = {
        "signal": (records["signal"], SEVERITIES),
        "strain": (records["strain"].astype(np.int8), YES_NO),
        "calmer": (records["calmer"].astype(np.int8), YES_NO),
        "rule": (np.zeros(len(records), np.int8), [settings.RULE]),
        "reference_rule": (np.zeros(len(records), np.int8), [REFERENCE_RULE]),
    }
    pa, arrays = engine.arrow(), []
    for name in ADDED:
        if name not in labels:
            values = np.ascontiguousarray(records[name])
            arrays.append(pa.array(values, mask=np.isnan(values) if values.dtype.kind == "f" else None))
            continue
        array = pa.DictionaryArray.from_arrays(*labels[name])
        arrays.append(array if array.type == text_type else array.cast(text_type))
    return arrays


LOOK = np.dtype([
    ("series", "u8"), ("again", "u8"), ("place", "i4"), (DAY, "i4"), (STEPS, "i2"), (INSTRUMENT, "i1"), (TENSION, "?"),
])  # fmt: skip
MOST_ROWS = 2**31 - 1  # what `place` can count
BATCH = 500_000
STRETCH = 250_000  # rows of the file that are looked up at once
DAYS = 7.0
KEYS = (INSTRUMENT, "series", "again")


@dataclass(frozen=True)
class Parts:
    """Where the parts lie: `number` of them in `folder`, of a file with so many `rows`."""

    folder: Path
    number: int
    rows: int

    def looks_file(self, part: int) -> Path:
        """A part's rows as LOOKs, in the order of the file."""
        return self.folder / f"looks-{part}"

    def records_file(self, part: int) -> Path:
        """The RECORDs of a part's rows, in the order of the file."""
        return self.folder / f"records-{part}"

    def looks(self, part: int) -> NDArray[np.void]:
        return np.fromfile(self.looks_file(part), LOOK)


@dataclass(frozen=True)
class Counts:
    """What a part holds, and where each stretch of the file ends among its rows."""

    ends: NDArray[np.int64]
    series: int
    signals: tuple[int, ...]
    strains: int
    calmer: int


def lay_down(
    source: ScoreFiles,
    instruments: list[FileInstrument],
    parts: Parts,
    connection: Any,
    tell: Tell,
) -> int:
    """Put every row that can be read into its part; how many there were.

    Two hashes make a series' key: two series that share both will not be met.
    """
    alliance, rater = (f"{engine.name(column)}::VARCHAR" for column in ("alliance", "rater"))
    query = f"""
        SELECT {ROW}::INTEGER AS place, {source.columns.whole_numbers(instruments)},
            hash({alliance}, {rater}) AS series, hash({rater}, {alliance}, 'again') AS again,
            (hash({alliance}) % {parts.number})::USMALLINT AS part
        FROM {source.table()} WHERE {source.columns.readable(instruments)}"""  # noqa: S608
    rows = 0
    with contextlib.ExitStack() as stack:
        files = [stack.enter_context(parts.looks_file(part).open("wb")) for part in range(parts.number)]
        for batch in connection.sql(query).to_arrow_reader(BATCH):
            part = batch.column("part").to_numpy()
            order = np.argsort(part, kind="stable")
            looks = np.empty(batch.num_rows, LOOK)
            for name in LOOK.names or ():
                looks[name] = batch.column(name).to_numpy()[order]
            ends = np.cumsum(np.bincount(part, minlength=len(files)))
            for file, its_looks in zip(files, np.split(looks, ends[:-1]), strict=True):
                file.write(its_looks.data)
            rows += batch.num_rows
            tell(f"taken in {rows} of {source.rows} rows")
    return rows


def work(parts: Parts, part: int, instruments: Sequence[FileInstrument]) -> Counts:
    """Put one part's rows into series, and leave what is said of each row on disk."""
    rows = parts.looks(part)
    parts.looks_file(part).unlink()
    order, looks = in_order(rows)
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    records = interpret(looks, instruments).take(back)  # `records[back]` takes twenty times as long
    records["place"] = rows["place"]
    records.tofile(parts.records_file(part))
    stretches = np.arange(STRETCH, parts.rows + STRETCH, STRETCH)
    return Counts(
        ends=np.searchsorted(records["place"], stretches),
        series=len(looks.lengths),
        signals=tuple(np.bincount(records["signal"], minlength=len(SEVERITIES)).tolist()),
        strains=int(records["strain"].sum()),
        calmer=int(records["calmer"].sum()),
    )


def in_order(rows: NDArray[np.void]) -> tuple[NDArray[np.int64], Looks]:
    """The order of the rows by instrument, series and date, and the rows in that order; they come in the order of the file."""
    order = np.lexsort([rows[key] for key in (DAY, *reversed(KEYS))])
    ordered = rows.take(order)
    new = np.ones(len(rows), np.bool_)
    new[1:] = np.any([ordered[key][1:] != ordered[key][:-1] for key in KEYS], axis=0)
    looks = Looks(
        instrument=ordered[INSTRUMENT].copy(),
        steps=ordered[STEPS].astype(np.int64),
        weeks=ordered[DAY] / DAYS,
        tension=ordered[TENSION].copy(),
        lengths=np.diff(np.append(np.flatnonzero(new), len(rows))),
    )
    return order, looks


class RecordsInOrder:
    """The records of all parts in the order of the file. At most two stretches of the file are held in memory."""

    def __init__(self, parts: Parts, counts: Sequence[Counts]) -> None:
        self.parts = parts
        self.ends = [np.append(0, part.ends) for part in counts]
        self._stretch = lru_cache(maxsize=2)(self._from_disk)

    def between(self, first: int, last: int) -> Records:
        """Those of the rows from `first` to before `last`; the `signal` of a row that was set aside is ABSENT."""
        pieces = [
            self._stretch(k)[max(first - k * STRETCH, 0) : last - k * STRETCH]
            for k in range(first // STRETCH, (last - 1) // STRETCH + 1)
        ]
        return pieces[0] if len(pieces) == 1 else np.concatenate([np.empty(0, RECORD), *pieces])

    def _from_disk(self, k: int) -> Records:
        absent = np.zeros(1, RECORD)
        absent["signal"] = ABSENT
        pieces = [
            np.fromfile(
                self.parts.records_file(part), RECORD, ends[k + 1] - ends[k], offset=int(ends[k]) * RECORD.itemsize
            )
            for part, ends in enumerate(self.ends)
        ]  # fmt: skip
        records = np.concatenate([*pieces, absent])
        where = np.full(min(STRETCH, self.parts.rows - k * STRETCH), len(records) - 1)
        where[records["place"][:-1] - k * STRETCH] = np.arange(len(records) - 1)
        return records.take(where)
