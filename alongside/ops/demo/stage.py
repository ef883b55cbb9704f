"""Where the rows of one organisation's demo are collected, then written table by table."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from typing import Any, TypeVar

from alongside.base.models import Row
from alongside.ops.demo.days import Days
from alongside.people.models import Alliance, Organisation, Person, Practitioner

R = TypeVar("R", bound=Row)
MORNING = "09:00"


class Stage:
    """One organisation. Ids, times and order come from the seed and the day, so that it can be made again."""

    def __init__(self, seed: str, today: dt.date, zone: str):
        self.random = random.Random(seed)  # noqa: S311 - of a story, and of no secret
        self.days = Days(today, zone)
        self.rows: dict[type[Row], list[Row]] = {}
        self.practitioners: list[Practitioner] = []
        self.org: Organisation

    def id(self, when: dt.datetime) -> uuid.UUID:
        """A UUIDv7 of that moment whose random part comes from the seed."""
        stamp = int(when.timestamp() * 1000) & (1 << 48) - 1
        number = stamp << 80 | 0x7 << 76 | self.random.getrandbits(12) << 64
        return uuid.UUID(int=number | 0x2 << 62 | self.random.getrandbits(62))

    def open(self, name: str) -> None:
        """The organisation itself."""
        made = self.moment(560)
        self.org = Organisation(id=self.id(made), name=name, zone=self.days.zone, is_demo=True, made_at=made)

    def practitioner(self, username: str, name: str, profession: str, **more: Any) -> Practitioner:
        """Somebody who signs in; the password is set for all at once."""
        made = self.moment(555)
        one = Practitioner(
            id=self.id(made),
            org=self.org,
            username=username,
            name=name,
            first_name=name.split()[0],
            profession=profession,
            made_at=made,
            **more,
        )
        self.practitioners.append(one)
        return one

    def moment(self, ago: int, clock: str = MORNING) -> dt.datetime:
        """A time on the weekday that many days ago."""
        return self.days.at(self.days.day(ago), clock)

    def add(self, model: type[R], by: Practitioner, when: dt.datetime, **fields: Any) -> R:
        """One row, made by somebody at a time."""
        row = model(id=self.id(when), org=self.org, made_by=by, made_at=when, **fields)
        self.rows.setdefault(model, []).append(row)
        return row

    def of(self, model: type[R]) -> list[R]:
        """The rows collected for a table, oldest first."""
        found: list[Any] = self.rows.get(model, [])
        return sorted(found, key=lambda row: row.made_at)

    @property
    def alliances(self) -> list[Alliance]:
        return self.of(Alliance)

    @property
    def people(self) -> list[Person]:
        return self.of(Person)
