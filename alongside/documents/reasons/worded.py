"""Every notice in words: what was noticed, one thing to do, and why it is said (mock-up `today`).

No sentence blames, counts an answer, or tells more than the notice holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alongside.core.noticing.notice import Notice
from alongside.documents.reasons import agenda, check_ins, contacts, repair
from alongside.documents.reasons.ways import WAYS, WayOn
from alongside.documents.words import Spoken, day, number

WORDS = agenda.WORDS | contacts.WORDS | check_ins.WORDS | repair.WORDS


@dataclass(frozen=True)
class Reason:
    """A notice in words. `head` is what was noticed, `do` the one thing to do, `why` what it rests on, `chance`
    how often that turns up by itself ("" where no such figure is known), `ways` all ways to go on."""

    head: str
    do: str
    why: str
    chance: str
    ways: tuple[WayOn, ...]


def worded(notice: Notice, person: Spoken, today: date, *, what: str = "") -> Reason:
    """`what` is the text of the item that the notice names, where the caller may show it."""
    parts = WORDS[notice.rule](notice)
    fill = {**blanks(notice, person, today), **parts.fill, "what": what.strip().rstrip(".")}
    head = parts.named if fill["what"] and parts.named else parts.head
    ways = tuple(WAYS[way]._replace(label=str(WAYS[way].label) % fill) for way in notice.ways)
    return Reason(head % fill, parts.do % fill, parts.why % fill, parts.chance % fill, ways)


def of_several(notices: Sequence[Notice]) -> tuple[str, str]:
    """What several notices of one rule say of different people at once, and the one thing to do."""
    yet, a_while, do = check_ins.SEVERAL[notices[0].rule]
    head = a_while if any(notice.since for notice in notices) else yet
    return str(head) % {"n": number(len(notices)).capitalize()}, str(do)


def blanks(notice: Notice, person: Spoken, today: date) -> dict[str, str]:
    """What may stand in every sentence: the name, its pronouns, the number and the days of the notice."""
    days = {name: day(fact, today) for name, fact in notice.facts.items() if isinstance(fact, date)}
    return {
        **person.forms,
        "n": number(notice.n),
        "since": day(notice.since, today) if notice.since else "",
        **days,
    }
