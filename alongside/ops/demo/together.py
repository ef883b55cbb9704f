"""What a story says about a practitioner and one person: who they are, what is good to know, who is around."""

from __future__ import annotations

from typing import Any

from alongside.agenda.models import ExpectSheet, Goal, GoalStep
from alongside.contacts.models import Absence
from alongside.core.states.goal import GOAL, GoalEvent
from alongside.ops.demo.lists import Lists
from alongside.ops.demo.stage import Stage
from alongside.people.models import (
    Alliance,
    Assignment,
    CircleLink,
    GoodToKnow,
    GoodToKnowKind,
    Person,
    Practitioner,
)


class Together(Lists):
    """One alliance, and what is told of it. Every `ago` is in days before today."""

    def good(
        self, kind: GoodToKnowKind, words: str, *, theirs: bool = False, question: str = "", ago: int = 30
    ) -> GoodToKnow:
        """Something that is good to know; `theirs`: in their own words."""
        return self._add(
            GoodToKnow,
            ago,
            person=self.person,
            kind=kind,
            question=question,
            words=words,
            in_their_words=theirs,
            on=self.day(ago),
        )

    def around(self, person: Person, place: str, role: str, ago: int = 300) -> CircleLink:
        """Put somebody into this client's circle."""
        return self._add(
            CircleLink, ago, client=self.person, person=person, place=place, role=role, since=self.day(ago)
        )

    def goal(self, ago: int, words: str, **tied: Any) -> Goal:
        """A goal that both have agreed to; `tied`: the value it hangs on."""
        day = self.day(ago)
        goal = self._add(Goal, ago, alliance=self.alliance, words=words, state_on=day, **tied)
        self._agree(goal, ago, GoalEvent.THEY_AGREE)
        self._agree(goal, ago, GoalEvent.I_AGREE)
        goal.they_agreed_on = goal.i_agreed_on = day
        return goal

    def reached(self, goal: Goal, ago: int) -> None:
        """They got there."""
        self._agree(goal, ago, GoalEvent.REACHED)
        goal.state_on = self.day(ago)

    def _agree(self, goal: Goal, ago: int, event: GoalEvent) -> None:
        goal.state = GOAL.step(goal.state, event)
        self._add(GoalStep, ago, goal=goal, event=event, on=self.day(ago))

    def expect(self, ago: int, *, given: bool = True, **parts: str) -> ExpectSheet:
        """What you can expect from me."""
        given_on = self.day(ago) if given else None
        return self._add(ExpectSheet, ago, alliance=self.alliance, given_on=given_on, **parts)

    def away(self, why: str, since: int, until: int | None) -> Absence:
        """A time without contact that has a reason."""
        ends = None if until is None else self.stage.days.exactly(until)
        return self._add(
            Absence, since, alliance=self.alliance, why=why, since=self.stage.days.exactly(since), until=ends
        )


def person(stage: Stage, by: Practitioner, name: str, pronoun: str, since: int, **more: Any) -> Person:
    """Somebody who is known here."""
    return stage.add(Person, by, stage.moment(since), name=name, pronoun=pronoun, **more)


def alliance(stage: Stage, by: Practitioner, who: Person, since: int) -> Together:
    """The working relationship of the two."""
    day = stage.days.day(since)
    made = stage.add(Alliance, by, stage.moment(since), practitioner=by, person=who, since=day)
    return Together(stage, made)


def client(stage: Stage, by: Practitioner, name: str, pronoun: str, since: int, **more: Any) -> Together:
    """A client of this practitioner."""
    who = person(stage, by, name, pronoun, since, is_client=True, **more)
    day = stage.days.day(since)
    stage.add(Assignment, by, stage.moment(since), practitioner=by, client=who, since=day)
    return alliance(stage, by, who, since)
