"""Samples of supervision: what was brought and talked about, a session, what was agreed in it, and a contract."""

import datetime as dt
import uuid

from alongside.base.clock import now
from alongside.people.models import Practitioner
from alongside.supervision.models import (
    AgreedAction,
    HandedOn,
    SupervisionContract,
    SupervisionItem,
    SupervisionNote,
    SupervisionSession,
)
from tests.web.samples.whose import Whose, maker


@maker
def session(whose: Whose) -> uuid.UUID:
    return whose.add(SupervisionSession, **_two(whose), at=now() + dt.timedelta(days=2)).id


@maker
def brought(whose: Whose) -> uuid.UUID:
    texts = {name: whose.words(name) for name in ("snapshot", *SupervisionItem.SAID)}
    about = {"supervisor": whose.supervisor, "kind": "question", "person": whose.person}
    made = whose.add(SupervisionItem, **about, **texts)
    whose.add(SupervisionNote, item=made, way="them", is_guess=True, words=whose.words("Perhaps tired"))
    whose.add(HandedOn, item=made, supervisor=Practitioner.objects.get(pk=whose.lead.pk))
    return made.id


@maker
def agreed(whose: Whose) -> uuid.UUID:
    about = {"session_id": whose.id("session"), "item_id": whose.id("brought"), "owner": whose.worker}
    return whose.add(AgreedAction, **about, what=whose.words("Ring"), due_on=whose.day).id


@maker
def contract(whose: Whose) -> uuid.UUID:
    words = {name: whose.own_words(name) for name in SupervisionContract.WORDS}
    return whose.add(SupervisionContract, **_two(whose), **words).id


def _two(whose: Whose) -> dict[str, Practitioner]:
    return {"practitioner": whose.worker, "supervisor": whose.supervisor}
