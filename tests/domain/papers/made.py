"""People and things to put on paper, without a database."""

import datetime as dt
from typing import Any

from alongside.agenda.models import AgendaItem, Promise
from alongside.contacts.models import Contact
from alongside.people.models import Alliance, Person, Practitioner

DAY = dt.date(2026, 11, 22)  # a Sunday


def alliance(**worker: Any) -> Alliance:
    """Between Sam and Dean."""
    sam = Practitioner(**{"first_name": "Sam", "name": "Sam Okoro", **worker})
    return Alliance(practitioner=sam, person=Person(name="Dean Walker", is_client=True), since=DAY)


def promise(words: str = "Write the letter", state: str = "open", **more: Any) -> Promise:
    """A promise of three weeks ago; `late` and `anew` as a query would say."""
    stands = {name: more.pop(name) for name in ("late", "anew") if name in more}
    row = Promise(words=words, state=state, **{"made_on": DAY - dt.timedelta(21), **more})
    vars(row).update(stands)
    return row


def contact(between: Alliance, **more: Any) -> Contact:
    """A visit on Tuesday at half past ten."""
    at = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.UTC)
    return Contact(alliance=between, **{"at": at, "way": "visit", "place": "your flat", **more})


def theirs(words: str = "Somebody parks in my space", **more: Any) -> AgendaItem:
    """Something of theirs, in their words."""
    return AgendaItem(**{"words": words, "on": DAY, "in_their_words": True, "state": "open", **more})


def mine(words: str = "Ask about a support worker", **more: Any) -> AgendaItem:
    """Something of mine."""
    return AgendaItem(**{"words": words, "on": DAY, "state": "waiting", "state_on": DAY, **more})
