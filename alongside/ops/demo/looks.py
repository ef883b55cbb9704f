"""Looks at the relationship as a story tells them, on an alliance that is there already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from alongside.base.models import Row
from alongside.checkins.actions.asked import ASKED_KEY, ASKED_VERSION
from alongside.checkins.actions.mine import FOR_ME_KEY, FOR_ME_VERSION, HIGHEST
from alongside.checkins.models import Answer, Audience, CheckIn, Medium, Mode, Questionnaire, Rater, WhatWorks
from alongside.core.instruments.model import Aside, Instrument
from alongside.core.instruments.own import CLIENT, MIRROR
from alongside.core.scoring import score
from alongside.ops.demo.told import Tellings

R = TypeVar("R", bound=Row)


class Looks(Tellings):
    """How it was between the two, look by look. Every `ago` is in days before today."""

    def theirs(
        self,
        ago: int,
        total: int,
        *,
        mode: Mode = Mode.TOGETHER,
        medium: Medium = Medium.ALOUD,
        helper: str = "",
    ) -> CheckIn:
        """The five as they answered them, adding up to `total` of 20."""
        fields = {"mode": mode, "medium": medium, "helper": helper, "audience": Audience.TALK}
        return self._five(ago, Rater.CLIENT, CLIENT, total, **fields)

    def mirror(self, ago: int, total: int) -> CheckIn:
        """How I thought it was for them, adding up to `total` of 20."""
        fields = {"mode": Mode.ALONE, "medium": Medium.DEVICE, "audience": Audience.MINE}
        return self._five(ago, Rater.MIRROR, MIRROR, total, **fields)

    def both(self, *looks: tuple[int, int, int]) -> None:
        """On each (ago, their total, mine), first mine and then theirs."""
        for ago, theirs, mine in looks:
            self.mirror(ago, mine)
            self.theirs(ago, theirs)

    def at_ease(self, *looks: tuple[int, int]) -> None:
        """On each (ago, step), how at ease I was."""
        for ago, step in looks:
            self.for_me(ago, step)

    def for_me(self, ago: int, step: int, **words: str) -> CheckIn:
        """How it was for me, with words where there are some."""
        fields = {"instrument": FOR_ME_KEY, "version": FOR_ME_VERSION, "mode": Mode.ALONE}
        fields |= {"medium": Medium.DEVICE, "audience": Audience.MINE}
        look = self._look(ago, Rater.FOR_ME, score=step, top=HIGHEST, answered=1, **fields)
        self._answer(look, ago, self.by.id, item="at_ease", step=step)
        for item, said in words.items():
            self._answer(look, ago, self.by.id, item=item, words=said)
        return look

    def said(self, ago: int, hard: str = "no", **words: str) -> CheckIn:
        """What they said when asked aloud; what made it work is kept to be offered back."""
        fields = {"instrument": ASKED_KEY, "version": ASKED_VERSION, "mode": Mode.TOGETHER}
        look = self._look(ago, Rater.CLIENT, medium=Medium.ALOUD, audience=Audience.TALK, **fields)
        for item, one in words.items():
            self._answer(look, ago, self.person.id, item=item, words=one)
        self._answer(look, ago, self.person.id, item="hard", choice=hard)
        if made := words.get("made_it_work"):
            self.worked(ago, made, look)
        return look

    def questionnaire(self, ago: int, row: Questionnaire, steps: Sequence[int | None], **how: Any) -> CheckIn:
        """One under licence, asked aloud, answered item by item; None is "I don't know"."""
        items = [item.key for item in row.instrument.items]
        given = {key: step for key, step in zip(items, steps, strict=True) if step is not None}
        came = {"mode": Mode.TOGETHER, "medium": Medium.ALOUD, "audience": Audience.TALK, **how}
        named = {"instrument": row.key, "version": str(row.version), "top": row.instrument.top}
        total = score(row.instrument, given).steps if len(given) == len(items) else None
        look = self._look(ago, Rater.CLIENT, score=total, answered=len(given), **named, **came)
        for key in items:
            said = {"step": given[key]} if key in given else {"choice": Aside.DONT_KNOW.value}
            self._answer(look, ago, self.person.id, item=key, **said)
        return look

    def worked(self, ago: int, words: str, look: CheckIn | None = None) -> WhatWorks:
        """What works for them, in their words."""
        more = {"person": self.person, "words": words, "look": look, "on": self.day(ago)}
        return self._add(WhatWorks, ago, alliance=self.alliance, **more)

    def _five(self, ago: int, rater: Rater, instrument: Instrument, total: int, **fields: Any) -> CheckIn:
        key_of = self.person.id if rater == Rater.CLIENT else self.by.id
        named = {"instrument": instrument.key, "version": instrument.version}
        scored = {"score": total, "top": instrument.top, "answered": len(instrument.items)}
        look = self._look(ago, rater, **named, **scored, **fields)
        for item, step in zip(instrument.items, _spread(total, len(instrument.items)), strict=True):
            self._answer(look, ago, key_of, item=item.key, step=step)
        return look

    def _look(self, ago: int, rater: Rater, **fields: Any) -> CheckIn:
        own = {"alliance": self.alliance, "person": self.person, "on": self.day(ago)}
        return self._add(CheckIn, ago, rater=rater, **own, **fields)

    def _answer(self, look: CheckIn, ago: int, key_of: Any, **said: Any) -> None:
        self._add(Answer, ago, look=look, key_of=key_of, **said)


def _spread(total: int, items: int) -> Sequence[int]:
    """Steps that add up to a total, as even as they can be."""
    low, more = divmod(total, items)
    return [low + (place < more) for place in range(items)]
