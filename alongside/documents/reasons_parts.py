"""What the wording of the rules shares."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from alongside.core.noticing import Notice
from alongside.documents.pronouns import Spoken
from alongside.documents.words import day, number


class Parts(NamedTuple):
    """What was noticed, one thing to do, and what it rests on."""

    head: str
    do: str
    why: str


def counted(notice: Notice, fact: str) -> int:
    """A count or a number of days among the facts of a notice, 0 where it is not known."""
    value = notice.facts[fact]
    return value if isinstance(value, int) else 0


def blanks(notice: Notice, person: Spoken, today: date) -> dict[str, str]:
    """What may stand in a sentence: the name, its pronouns, the number and the day."""
    return {
        "name": person.name,
        "names": person.names,
        "they": person.they,
        "They": person.They,
        "them": person.them,
        "their": person.their,
        "theirs": person.theirs,
        "n": number(notice.n),
        "N": number(notice.n).capitalize(),
        "since": day(notice.since, today) if notice.since else "",
    }
