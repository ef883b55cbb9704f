"""What the core says of each look, as a record on disk and as the columns of OUT."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.core import analysis
from alongside.core.detection import settings, signal
from alongside.core.detection.reference import RULE as REFERENCE_RULE
from alongside.pipeline import engine
from alongside.pipeline.columns import ADDED
from alongside.pipeline.instruments import FileInstrument

NUMBERS = ("expected", "low", "high", "t", "p", "evidence")  # levels in points of the instrument's scale
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
        series = analysis.Series(looks.steps[rows], looks.weeks[rows], looks.tension[rows], lengths)
        interpretations = analysis.interpret(series, instrument.prior)
        low, step = float(instrument.scale.low), float(instrument.scale.step)
        for name in ("expected", "low", "high"):
            records[name][rows] = np.round(low + step * getattr(interpretations, name), analysis.DIGITS)
        for name in ("t", "p", "evidence"):
            records[name][rows] = np.round(getattr(interpretations, name), analysis.DIGITS)
        for name in ("n_before", "signal", "strain", "calmer"):
            records[name][rows] = getattr(interpretations, name)
    return records


def fields(text_type: Any) -> list[Any]:
    """The Arrow fields that OUT has beside those of IN; `text_type` is the type of texts."""
    pa = engine.arrow()
    types = dict.fromkeys(ADDED, text_type) | dict.fromkeys(NUMBERS, pa.float64()) | {"n_before": pa.int32()}
    return [pa.field(name, types[name]) for name in ADDED]


def columns(records: Records, text_type: Any) -> list[Any]:
    """The values of those fields, for each record."""
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
