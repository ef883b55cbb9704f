"""A question to the database that is put together once, and asked again with other values in its places.

To put a question together and write it out as SQL takes the ORM several times as long as most answers take the
database. Where one question is asked on every page or at every save, what was written out is kept.
"""

from __future__ import annotations

import copy
import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError

Values = Sequence[Any]
Kinds = tuple[str, ...]
KINDS = (uuid.UUID, dt.datetime, dt.date, str)  # a time is a date as well, so it stands before it


class Prepared:
    """Call it with the values; it gives the rows, as the queryset that it was made of would.

    `build` makes the queryset from the values, which are ids, days, times or texts, and never None. What else it looks
    at (a language, the day it is) would be kept from the first time: hand it in as a value. Before the first answer on
    each kind of database two sets of stand-ins show where each value goes, and that nothing else depends on them;
    a build of which that is not true raises ValueError.
    """

    def __init__(self, build: Callable[..., QuerySet[Any]]) -> None:
        self._build = build
        self._written: dict[str, _Written] = {}

    def __call__(self, *values: Any) -> list[Any]:
        """The rows. Raises TypeError for a value of a kind that can not be handed in, or of another than the first time:
        an id is an id, and never its text."""
        written = self._written.get(connection.vendor)
        if written is None:
            written = self._written[connection.vendor] = _written(self._build, values)
        if (given := _kinds(values)) != written.kinds:
            raise TypeError(f"The values are of the kinds {written.kinds}, not {given}.")
        return written.rows(values)

    def first(self, *values: Any) -> Any:
        """The first of the rows; None where there is none."""
        return next(iter(self(*values)), None)


class _Written:
    """One question as SQL, with the places of its values."""

    def __init__(self, asked: Any, compiler: SQLCompiler, places: dict[int, int], kinds: Kinds) -> None:
        self.asked, self.compiler, self.places, self.kinds = asked, compiler, places, kinds
        self.sql, self.params = compiler.as_sql()
        fields = [one[0] for one in compiler.select[: compiler.col_count]]
        self.holds = asked.query.select_for_update and connection.features.has_select_for_update
        self.converters = compiler.get_converters(fields)

    def rows(self, values: Values) -> list[Any]:
        """The answer to these values."""
        compiler = copy.copy(self.compiler)
        compiler.connection = connection  # this thread's own
        if self.holds and connection.get_autocommit():  # Django looks at this as it writes out the question
            raise TransactionManagementError("Rows are held until a transaction ends, and there is none.")
        answer = self.sql, filled(self.params, self.places, values)
        compiler.as_sql = lambda *args, **kwargs: answer  # type: ignore[method-assign]
        compiler.get_converters = lambda fields: self.converters  # type: ignore[method-assign, assignment]
        return list(self.asked._iterable_class(_Once(self.asked, compiler)))


class _Once:
    """What Django's iterables look at in a queryset; `query` is this itself, and hands out the compiler."""

    def __init__(self, asked: Any, compiler: SQLCompiler) -> None:
        self.asked, self.compiler, self.query = asked, compiler, self
        self.db = asked.db

    def __getattr__(self, name: str) -> Any:
        """The rest is as in the queryset, or else in its query."""
        return getattr(self.asked if hasattr(self.asked, name) else self.asked.query, name)

    def get_compiler(self, *args: Any, **kwargs: Any) -> SQLCompiler:
        """The one with these values."""
        return self.compiler


def filled(params: Values, places: dict[int, int], values: Values) -> tuple[Any, ...]:
    """The parameters with these values in their places."""
    mine = [_adapted(one) for one in values]
    return tuple(mine[places[at]] if at in places else param for at, param in enumerate(params))


def _written(build: Callable[..., QuerySet[Any]], values: Values) -> _Written:
    (asked, compiler, one), (_asked, other, another) = (_tried(build, values) for _ in range(2))
    (sql, params), (same, others) = compiler.as_sql(), other.as_sql()
    adapted = [_adapted(stand_in) for stand_in in one]
    places = {at: adapted.index(param) for at, param in enumerate(params) if param in adapted}
    if set(places.values()) != set(range(len(values))):
        raise ValueError("A value has no place in the question: it can not be asked again with another.")
    if sql != same or filled(params, places, another) != tuple(others):
        raise ValueError("The question is another one for other values: it can not be kept.")
    return _Written(asked, compiler, places, _kinds(values))


def _kinds(values: Values) -> Kinds:
    return tuple(next((kind.__name__ for kind in KINDS if isinstance(one, kind)), "?") for one in values)


def _tried(build: Callable[..., QuerySet[Any]], values: Values) -> tuple[Any, SQLCompiler, Values]:
    stand_ins = [_stand_in(one) for one in values]
    asked: Any = build(*stand_ins)
    if asked._prefetch_related_lookups:
        raise ValueError("What is fetched afterwards can not be kept.")
    return asked, asked.query.get_compiler(connection=connection), stand_ins


def _stand_in(value: Any) -> Any:
    """A value of the same kind that stands nowhere else."""
    some = uuid.uuid4()
    match value:
        case uuid.UUID():
            return some
        case dt.datetime():
            return dt.datetime(1, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=some.int % 10**11)
        case dt.date():
            return dt.date.fromordinal(1 + some.int % dt.date.max.toordinal())
        case str():
            return f"~{some.hex}"  # no id: the text of one is refused where an id belongs
    raise TypeError(f"A {type(value).__name__} can not be handed in.")


def _adapted(value: Any) -> Any:
    """A value as the database's driver takes it."""
    match value:
        case uuid.UUID():
            return value if connection.features.has_native_uuid_field else value.hex
        case dt.datetime():
            return connection.ops.adapt_datetimefield_value(value)
        case dt.date():
            return connection.ops.adapt_datefield_value(value)
        case str():
            return value
    raise TypeError(f"A {type(value).__name__} can not be handed in.")
