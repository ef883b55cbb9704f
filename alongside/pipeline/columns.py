"""The columns of IN, and the SQL that reads a row the same way whatever their types: on one machine and on Spark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from alongside.pipeline.engine import CannotAnalyse, name, text
from alongside.pipeline.instruments import FileInstrument

NEEDED = ("alliance", "rater", "date", "score")
#: What OUT has beside IN's columns: first the reference rule's, then the detector's.
ADDED = (
    "n_before",
    "expected", "low", "high", "t", "p", "reference_rule",
    "evidence", "slow", "signal", "strain", "calmer", "rule",
)  # fmt: skip
ROW, WHY, FILE, INSTRUMENT, STEPS, DAY, TENSION = (
    "__row", "__why", "__file", "__instrument", "__steps", "__day", "__tension",
)  # fmt: skip
RESERVED = (*ADDED, ROW, WHY, FILE, INSTRUMENT, STEPS, DAY, TENSION, "file_row_number", "file_index")
SAME = 1e-9  # steps: a score closer to a step than this stands on it
YES, NO = ("yes", "true"), ("no", "false", "")
# null, or only spaces; the comparison is quick and true of few texts, and only for those is `trim` worked out
EMPTY = "coalesce({0}, '') < '!' AND coalesce(trim({0}), '') = ''"
EARLIEST, LATEST = "1900-01-01", "2199-12-31"  # a date beyond is a slip of the pen


@dataclass(frozen=True)
class Columns:
    """The names of IN's columns in their order, and those whose values are texts."""

    names: tuple[str, ...]
    texts: frozenset[str]

    @classmethod
    def of(cls, schema: Any) -> Columns:
        """The checked columns of an Arrow schema."""
        could_hold_words = ("string", "binary", "dictionary", "null")
        texts = [field.name for field in schema if any(kind in str(field.type) for kind in could_hold_words)]
        return cls(tuple(schema.names), frozenset(texts)).checked()

    def checked(self) -> Columns:
        """These columns; CannotAnalyse where one is missing, is there twice, or has a name that the analysis uses."""
        for column in NEEDED:
            if column not in self.names:
                raise CannotAnalyse(
                    f"line 1: the column {column} is missing; there are {', '.join(self.names)}"
                )
        for column in sorted(self.names):
            if self.names.count(column) > 1:
                raise CannotAnalyse(f"line 1: the column {column} is there twice")
        for column in RESERVED:
            if column in self.names:
                raise CannotAnalyse(f"line 1: {column} is a column that the analysis adds; rename it")
        return self

    def instrument(self) -> str:
        """The instrument's name; empty where there is none."""
        return f"coalesce(trim({name('instrument')}::VARCHAR), '')" if "instrument" in self.names else "''"

    def whole_numbers(self, instruments: Sequence[FileInstrument]) -> str:
        """A row that can be read, as whole numbers: its instrument's place, steps, days since 1970, and tension or not."""
        return (
            f"{self._by_instrument(instruments, list(range(len(instruments))))}::TINYINT AS {INSTRUMENT}, "
            f"round({self._steps(instruments)})::SMALLINT AS {STEPS}, "
            f"(TRY_CAST({name('date')} AS DATE) - DATE '1970-01-01')::INTEGER AS {DAY}, "
            f"({self._tension()} IN {YES})::TINYINT AS {TENSION}"
        )

    def readable(self, instruments: Sequence[FileInstrument]) -> str:
        return " AND ".join(f"NOT coalesce({test}, false)" for test, _, _ in self._faults(instruments))

    def fault(self, instruments: Sequence[FileInstrument]) -> str:
        """Why a row cannot be read, as "column|reason", the first reason there is; null where it can be."""
        cases = [
            f"WHEN {test} THEN {text(f'{column}|{why}')}" for test, column, why in self._faults(instruments)
        ]
        return f"(CASE {' '.join(cases)} END)"

    def _faults(self, instruments: Sequence[FileInstrument]) -> list[tuple[str, str, str]]:
        """What is true of a row that cannot be read, and in which column and why. The first that is true counts."""
        steps = self._steps(instruments)
        top = self._by_instrument(instruments, [instrument.scale.top for instrument in instruments])
        score, date = name("score"), name("date")
        day, first, last = f"TRY_CAST({date} AS DATE)", text(EARLIEST), text(LATEST)
        odd_day = f"trim({date}::VARCHAR) NOT LIKE '____-__-__%'" if "date" in self.texts else "false"
        odd_score = f"contains({score}::VARCHAR, '_')" if "score" in self.texts else "false"
        number = f"coalesce(TRY_CAST({score} AS DOUBLE), 'nan'::DOUBLE)"
        return [
            *((EMPTY.format(f"{name(column)}::VARCHAR"), column, "is empty") for column in NEEDED),
            (f"{day} IS NULL OR {odd_day}", "date", "is no date such as 2026-03-01"),
            (
                f"{day} NOT BETWEEN {first} AND {last}",
                "date",
                f"lies before {EARLIEST} or after {LATEST}",
            ),
            (f"NOT isfinite({number}) OR {odd_score}", "score", "is no number"),
            (f"{steps} < -{SAME} OR {steps} > {top} + {SAME}", "score", "is not on the scale"),
            (f"abs({steps} - round({steps})) > {SAME}", "score", "lies between two steps of the scale"),
            (f"{self._tension()} NOT IN {YES + NO}", "tension", "is neither yes, no nor empty"),
        ]

    def _tension(self) -> str:
        return f"lower(coalesce(trim({name('tension')}::VARCHAR), ''))" if "tension" in self.names else "''"

    def _steps(self, instruments: Sequence[FileInstrument]) -> str:
        """The score in steps, before rounding."""
        low = self._by_instrument(instruments, [float(each.scale.low) for each in instruments])
        step = self._by_instrument(instruments, [float(each.scale.step) for each in instruments])
        return f"((TRY_CAST({name('score')} AS DOUBLE) - {low}) / {step})"

    def _by_instrument(self, instruments: Sequence[FileInstrument], values: Sequence[Any]) -> str:
        if len(instruments) == 1:
            return repr(values[0])
        cases = [
            f"WHEN {text(instrument.name)} THEN {value!r}"
            for instrument, value in zip(instruments, values, strict=True)
        ]
        return f"(CASE {self.instrument()} {' '.join(cases)} END)"
