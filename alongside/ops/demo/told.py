"""Contacts as a story tells them: those that matter word for word, the months before in a line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from alongside.agenda.models import AgendaItem, Promise, Side
from alongside.base.models import Row
from alongside.contacts.models import Contact, PrivateNote, PromisedIn, Touch
from alongside.ops.demo.stage import Stage
from alongside.people.models import Alliance, Person, Practitioner

R = TypeVar("R", bound=Row)
WAYS = {"V": "visit", "C": "call", "D": "video", "M": "message", "G": "meeting"}
STARTED = {"t": "them", "m": "me", "a": "arranged"}
USUAL_MINUTES = {
    "visit": (45, 60, 75, 90),
    "call": (5, 10, 15, 20),
    "video": (30, 45),
    "message": (2, 5),
    "meeting": (60, 90),
}
CLOCKS = ("09:30", "10:00", "10:45", "11:30", "13:15", "14:00", "15:10", "16:20")


class Tellings:
    """One alliance and its contacts."""

    earliest = ""  # no contact of which no time is told is before this time of the day

    def __init__(self, stage: Stage, alliance: Alliance):
        self.stage, self.alliance = stage, alliance

    @property
    def person(self) -> Person:
        return self.alliance.person

    @property
    def by(self) -> Practitioner:
        return self.alliance.practitioner

    def day(self, ago: int) -> dt.date:
        """The weekday that many days ago."""
        return self.stage.days.day(ago)

    def _clock(self) -> str:
        return max(self.stage.random.choice(CLOCKS), self.earliest)

    def _add(self, model: type[R], ago: int, **fields: Any) -> R:
        return self.stage.add(model, self.by, self.stage.moment(ago, "17:00"), **fields)

    def met(
        self,
        ago: int,
        how: str,
        words: str = "",
        note: str = "",
        *,
        at: str = "",
        touched: Mapping[AgendaItem, str] | None = None,
        promise: Promise | None = None,
        ease: int | None = None,
        shared: str = "",
        **more: Any,
    ) -> Contact:
        """A contact that took place. `how` is a way and who started it, such as "Vt" or "Ca"."""
        way = WAYS[how[0]]
        when = self.stage.days.at(self.day(ago), at or self._clock())
        fields = {
            "minutes": self.stage.random.choice(USUAL_MINUTES[way]),
            "did": ["listened"] if words else [],
            **more,
        }
        contact = self.stage.add(
            Contact,
            self.by,
            when,
            alliance=self.alliance,
            way=way,
            state="happened",
            at=when,
            started_by=STARTED[how[1]],
            on_their_mind=words,
            note=note,
            **fields,
        )
        self._beside(contact, touched or {}, promise, ease, shared)
        return contact

    def _beside(
        self,
        contact: Contact,
        touched: Mapping[AgendaItem, str],
        promise: Promise | None,
        ease: int | None,
        shared: str,
    ) -> None:
        when = contact.at + dt.timedelta(minutes=90)
        for item, how in touched.items():
            self.stage.add(Touch, self.by, when, contact=contact, item=item, how=how)
            if item.side == Side.THEIRS and contact.at.date() > (item.heard_on or item.on):
                item.heard_on = contact.at.date()
        if promise is not None:
            self.stage.add(PromisedIn, self.by, when, contact=contact, promise=promise)
        if ease is not None or shared:
            self.stage.add(
                PrivateNote, self.by, when, contact=contact, author=self.by, ease=ease, shared=shared
            )

    def did_not_happen(self, ago: int, how: str, state: str) -> Contact:
        """One that was planned and did not come about."""
        when = self.stage.days.at(self.day(ago), self._clock())
        fields = {"way": WAYS[how[0]], "state": state, "started_by": STARTED[how[1]]}
        return self.stage.add(Contact, self.by, when, alliance=self.alliance, at=when, **fields)

    def planned(self, ago: int, at: str, how: str, place: str = "") -> Contact:
        """One that is planned: 0 is today, below 0 the days to come."""
        when = self.stage.days.at(self.day(ago), at)
        fields = {"way": WAYS[how[0]], "started_by": STARTED[how[1]], "place": place}
        made = self.stage.moment(max(ago, 0) + 7)
        return self.stage.add(Contact, self.by, made, alliance=self.alliance, at=when, **fields)

    def before(self, until: int, lines: Sequence[str], *, quiet: int = 2) -> None:
        """The months from the beginning to `until` days ago, spread evenly with a little chance.

        A line is "Vt | their words | what was done", perhaps with "| named" or the like where something of
        mine came up; after each line come `quiet` contacts of which nothing was written.
        """
        since = (self.stage.days.today - self.alliance.since).days
        told = [one for line in lines for one in (line, *[""] * quiet)]
        apart = (since - until) / len(told)
        for n, line in enumerate(told):
            ago = round(since - apart * (n + self.stage.random.uniform(0.1, 0.8)))
            self._line(ago, line)

    def _line(self, ago: int, line: str) -> None:
        if not line:
            self.met(ago, self.stage.random.choice(("Ca", "Cm", "Ct", "Va", "Mt", "Mm")))
            return
        how, words, note, *mine = (part.strip() for part in line.split("|"))
        self.met(ago, how, words, note, mine_came_up=mine[0] if mine else "")
