"""Samples of what stands on the agendas: goals, items, promises, a sheet."""

from __future__ import annotations

import uuid

from alongside.agenda.models import (
    AgendaItem,
    AgendaItemStep,
    ExpectSheet,
    Goal,
    GoalStep,
    Promise,
    PromiseStep,
)
from alongside.contacts.models import PromisedIn, Touch
from tests.web.samples.whose import Whose, maker


@maker
def goal(whose: Whose) -> uuid.UUID:
    own = {"own_value_id": whose.id("value"), **whose.of()}
    made = Goal.objects.create(words=whose.words("Walk to the shop"), **own)
    GoalStep.objects.create(
        goal=made, event="reworded", words=whose.words("Walk"), on=whose.day, **whose.own()
    )
    return made.id


@maker
def item(whose: Whose) -> uuid.UUID:
    made = AgendaItem.objects.create(
        side="theirs", state="open", on=whose.day, state_on=whose.day, **_item_words(whose), **whose.of()
    )
    AgendaItemStep.objects.create(
        item=made, event="i_did_it", words=whose.words("Rang"), on=whose.day, **whose.own()
    )
    Touch.objects.create(contact_id=whose.id("contact"), item=made, how="heard", **whose.own())
    AgendaItem.objects.create(
        side="mine", state="waiting", on=whose.day, state_on=whose.day, **_item_words(whose), **whose.of()
    )
    for side, over in (("theirs", "will_not_work"), ("mine", "done")):
        days = {"on": whose.day, "state_on": whose.day}
        AgendaItem.objects.create(
            side=side, state=over, closed=True, **days, **_item_words(whose), **whose.of()
        )
    return made.id


def _item_words(whose: Whose) -> dict[str, str]:
    return {name: whose.words(name) for name in ("words", "why", "how_to_say", "instead")}


@maker
def promise(whose: Whose) -> uuid.UUID:
    made = Promise.objects.create(
        words=whose.words("Ring the council"), made_on=whose.day, due_on=whose.day, **whose.of()
    )
    PromiseStep.objects.create(
        promise=made, event="kept", words=whose.words("Rang"), on=whose.day, **whose.own()
    )
    PromisedIn.objects.create(contact_id=whose.id("contact"), promise=made, **whose.own())
    return made.id


@maker
def sheet(whose: Whose) -> uuid.UUID:
    parts = ("my_role", "my_plan", "i_can", "i_can_not", "we_can", "who_i_tell")
    return ExpectSheet.objects.create(**{name: whose.words(name) for name in parts}, **whose.of()).id
