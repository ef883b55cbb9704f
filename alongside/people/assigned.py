"""Whether a practitioner is assigned to somebody, as one condition in SQL, ready to stand in any question.

Every page asks it, in most of its questions. Put together by the ORM it was two conditions one inside the other, and
to turn them into SQL took longer than the database took to answer (docs/decisions/0012).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import BooleanField, Expression

from alongside.people.models import Assignment, CircleLink

#: {them}: the alliance in the question around it. No name in here may be one that the ORM gives to a table.
SQL = """(
EXISTS (SELECT 1 FROM {assignment} mine
  WHERE mine.org_id = {them}.org_id AND mine.practitioner_id = {them}.practitioner_id
    AND mine.client_id = {them}.person_id
    AND mine.since <= %s AND (mine.until IS NULL OR mine.until >= %s))
OR EXISTS (SELECT 1 FROM {circle} place
  WHERE place.org_id = {them}.org_id AND place.person_id = {them}.person_id
    AND (place.until IS NULL OR place.until >= %s)
    AND EXISTS (SELECT 1 FROM {assignment} theirs
      WHERE theirs.org_id = {them}.org_id AND theirs.practitioner_id = {them}.practitioner_id
        AND theirs.client_id = place.client_id
        AND theirs.since <= %s AND (theirs.until IS NULL OR theirs.until >= %s)))
)"""
DAYS = SQL.count("%s")


class IsAssigned(Expression):
    """Of an alliance: its practitioner is assigned on this day to the person, or to a client of whose circle they are."""

    output_field = BooleanField()
    alliances = ""  # the name that the table of alliances has in the question around it

    def __init__(self, day: dt.date) -> None:
        super().__init__()
        self.day = day

    def resolve_expression(self, query: Any = None, *args: Any, **kwargs: Any) -> IsAssigned:
        """The same, about the alliances of this question."""
        return self._about(query.get_initial_alias())

    def relabeled_clone(self, change_map: Mapping[str, str]) -> IsAssigned:
        """The same, where the ORM has given the table another name."""
        return self._about(change_map.get(self.alliances, self.alliances))

    def _about(self, alliances: str) -> IsAssigned:
        same = self.copy()
        same.alliances = alliances
        return same

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The condition, and the day for each place in it."""
        quoted = connection.ops.quote_name
        sql = SQL.format(
            assignment=quoted(Assignment._meta.db_table),
            circle=quoted(CircleLink._meta.db_table),
            them=compiler.quote_name_unless_alias(self.alliances),
        )
        return sql, (connection.ops.adapt_datefield_value(self.day),) * DAYS
