"""People and things to put on paper, without a database."""

import datetime as dt
import uuid
from typing import Any

from alongside.agenda.queries.agreements import Promised
from alongside.agenda.queries.items import MyItem, TheirItem
from alongside.contacts.models import Contact
from alongside.people.models import Alliance, Person, Practitioner

DAY = dt.date(2026, 11, 22)  # a Sunday


def alliance(**worker: Any) -> Alliance:
    """Between Sam and Dean."""
    sam = Practitioner(**{"first_name": "Sam", "name": "Sam Okoro", **worker})
    return Alliance(practitioner=sam, person=Person(name="Dean Walker", is_client=True), since=DAY)


def promise(words: str = "Write the letter", state: str = "open", **more: Any) -> Promised:
    """A promise of three weeks ago."""
    given = {
        "made_on": DAY - dt.timedelta(21),
        "due_on": None,
        "state_on": None,
        "late": False,
        "today": False,
    }
    return Promised(
        id=uuid.uuid4(), alliance_id=uuid.uuid4(), item_id=None, words=words, state=state, **{**given, **more}
    )


def contact(between: Alliance, **more: Any) -> Contact:
    """A visit on Tuesday at half past ten."""
    at = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.UTC)
    return Contact(alliance=between, **{"at": at, "way": "visit", "place": "your flat", **more})


def theirs(words: str = "Somebody parks in my space", **more: Any) -> TheirItem:
    """Something of theirs, in their words."""
    given = {"quoted": True, "why": "", "state": "open", "position": None, "last": None}
    return TheirItem(id=uuid.uuid4(), words=words, on=DAY, heard_on=DAY, **{**given, **more})


def mine(words: str = "Ask about a support worker", **more: Any) -> MyItem:
    """Something of mine."""
    given = {"why": "", "how_to_say": "", "safety": False, "deadline": None, "origin": "own", "last": None}
    return MyItem(
        id=uuid.uuid4(),
        words=words,
        state=more.pop("state", "waiting"),
        state_on=DAY,
        since=DAY,
        **{**given, **more},
    )
