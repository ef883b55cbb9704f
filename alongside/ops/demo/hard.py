"""What a story says of hard patches, forgiven slips, hard conversations and days that may hurt."""

from __future__ import annotations

from typing import Any

from alongside.contacts.models import Contact
from alongside.core.states.rupture import RUPTURE, RuptureEvent
from alongside.ops.demo.told import Tellings
from alongside.repair.models import HardConversation, HardDay, RepairAttempt, Rupture, RuptureNote, Slip


def talk(
    told: Tellings, ago: int, contact: Contact, landed: str, back: int, **words: str
) -> HardConversation:
    """A hard conversation, thought through some days before the contact in which it was had."""
    day = told.stage.days.day(back)
    fields = {"back_on": day, "said_on": contact.at.date(), "landed": landed, "contact": contact, **words}
    return _of(told, HardConversation, ago, **fields)


def slip(told: Tellings, ago: int, words: str, whose: str = "mine") -> Slip:
    """A clumsy moment that was forgiven there and then."""
    return _of(told, Slip, ago, whose=whose, words=words, on=told.day(ago))


def hurts(told: Tellings, ago: int, kind: str, words: str = "", *, yearly: bool = False) -> HardDay:
    """A day that may hurt, whether a weekday or not; below 0 it is still to come."""
    on = told.stage.days.exactly(ago)
    return _of(told, HardDay, max(ago, 0) + 21, kind=kind, on=on, words=words, yearly=yearly)


def _of(told: Tellings, model: Any, ago: int, **fields: Any) -> Any:
    return told._add(model, ago, alliance=told.alliance, person=told.person, **fields)


class Patch:
    """One hard patch, moved on by the table of `core.states` alone."""

    def __init__(
        self, told: Tellings, ago: int, *, whose: str, came: str, talk: HardConversation | None = None
    ):
        day = told.day(ago)
        fields = {"whose": whose, "came": came, "hard_talk": talk, "began_on": day, "state_on": day}
        self.told = told
        self.strain: Rupture = told._add(Rupture, ago, alliance=told.alliance, **fields)

    def wrote(self, ago: int, part: str, words: str, *, theirs: bool = False) -> None:
        """One thing written about it."""
        self._beside(RuptureNote, ago, part=part, words=words, in_their_words=theirs)

    def tried(
        self, ago: int, kind: str, words: str = "", landed: str = "", theirs: str = "", event: str = ""
    ) -> None:
        """Something done about it, and where that led."""
        self._beside(RepairAttempt, ago, kind=kind, words=words, landed=landed, their_words=theirs)
        if kind in ("acknowledged", "apology") and self.strain.acknowledged_on is None:
            self.strain.acknowledged_on = self.told.day(ago)
        if event:
            self.step(ago, event)

    def step(self, ago: int, event: str) -> None:
        """What it came to."""
        self.strain.state, self.strain.state_on = (
            RUPTURE.step(self.strain.state, event),
            self.told.day(ago),
        )
        if event == RuptureEvent.CALMER:
            self.strain.calmer_on = self.told.day(ago)

    def later(self, ago: int) -> None:
        """They said that they would say when."""
        self.step(ago, RuptureEvent.THEY_SAID_WHEN)
        self.strain.talk_when = "later"

    def mended(self, ago: int, words: str, said_by: str = "they") -> None:
        """Mended, as they said it."""
        self.step(ago, RuptureEvent.MENDED)
        self.strain.mended_on, self.strain.mended_said_by = self.told.day(ago), said_by
        self.wrote(ago, "mended", words, theirs=True)

    def _beside(self, model: Any, ago: int, **fields: Any) -> None:
        day = self.told.day(ago)
        self.told._add(model, ago, strain=self.strain, person=self.told.person, on=day, **fields)
