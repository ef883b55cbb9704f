"""The two lists of an alliance and its promises, moved on by the tables of `core.states` alone."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from alongside.agenda.models import AgendaItem, AgendaItemStep, Promise, PromiseStep, Side
from alongside.base.models import Row
from alongside.core.states.agenda import MINE_CLOSED, THEIRS, THEIRS_CLOSED, TheirEvent, mine_machine
from alongside.core.states.promise import PROMISE, PromiseEvent
from alongside.ops.demo.stage import Stage
from alongside.ops.demo.told import Tellings
from alongside.people.models import Alliance

R = TypeVar("R", bound=Row)


class Lists(Tellings):
    """What each of the two wants to get done, and what the practitioner said they would do."""

    def wants(self, ago: int, words: str, why: str = "", **more: Any) -> AgendaItem:
        """Something on their mind, in their words."""
        return self._item(ago, Side.THEIRS, words, why, in_their_words=True, **more)

    def mine(self, ago: int, words: str, why: str = "", *, safety: bool = False, **more: Any) -> AgendaItem:
        """Something on my list, and why I think it could help them."""
        return self._item(ago, Side.MINE, words, why, safety=safety, **more)

    def _item(self, ago: int, side: Side, words: str, why: str, **more: Any) -> AgendaItem:
        machine = THEIRS if side == Side.THEIRS else mine_machine(safety=more["safety"])
        day = self.day(ago)
        fields = {"side": side, "words": words, "why": why, "state": machine.initial.value, **more}
        return self._add(AgendaItem, ago, alliance=self.alliance, on=day, state_on=day, **fields)

    def step(self, item: AgendaItem, ago: int, event: str, words: str = "", instead: str = "") -> AgendaItem:
        """What happened to an item on a day."""
        machine = THEIRS if item.side == Side.THEIRS else mine_machine(safety=item.safety)
        item.state, item.state_on = machine.step(item.state, event), self.day(ago)
        item.closed, item.instead = item.state in THEIRS_CLOSED | MINE_CLOSED, instead
        if event == TheirEvent.HEARD:
            item.heard_on = self.day(ago)
        self._add(AgendaItemStep, ago, item=item, event=event, words=words, on=self.day(ago))
        return item

    def promised(self, ago: int, words: str, due: int | None, item: AgendaItem | None = None) -> Promise:
        """Something I said I would do, by a day (days ago; 0 is today, below 0 still to come)."""
        due_on = None if due is None else self.day(due)
        return self._add(
            Promise, ago, alliance=self.alliance, item=item, words=words, made_on=self.day(ago), due_on=due_on
        )

    def became(
        self, promise: Promise, ago: int, event: PromiseEvent, words: str = "", due: int | None = None
    ) -> Promise:
        """What became of a promise; `due` is the new day, where one was agreed."""
        before, after = promise.due_on, None if due is None else self.day(due)
        promise.state, promise.state_on = PROMISE.step(promise.state, event), self.day(ago)
        promise.due_on = after or before
        steps: dict[str, dt.date | None] = {"due_before": before, "due_after": after}
        self._add(PromiseStep, ago, promise=promise, event=event, words=words, on=self.day(ago), **steps)
        return promise

    def kept(self, ago: int, words: str, due: int, kept: int, item: AgendaItem | None = None) -> Promise:
        """A promise that was kept."""
        return self.became(self.promised(ago, words, due, item), kept, PromiseEvent.KEPT)


__all__ = ["Alliance", "Lists", "Stage"]
