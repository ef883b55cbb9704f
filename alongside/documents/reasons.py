"""Every notice in words: what was noticed, one thing to do, and why it is said (mock-up `today`).

`documents` words what `core.noticing` found. No sentence blames, counts an answer, or tells more than the
notice holds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from alongside.core.noticing import Notice, Rule
from alongside.documents import reasons_agenda, reasons_contact, reasons_looks, reasons_repair, reasons_scores
from alongside.documents.pronouns import Spoken
from alongside.documents.reasons_parts import Parts, blanks
from alongside.documents.wording.ways import WAYS


@dataclass(frozen=True)
class Way:
    """A way to go on: its code, for the page that opens it, and its label."""

    code: str
    label: str


@dataclass(frozen=True)
class Reason:
    """A notice in words. `head` is what was noticed, `do` the one thing to do, `why` what it rests on, `chance`
    how often that turns up by itself ("" where no such figure is known), `ways` all ways to go on."""

    head: str
    do: str
    why: str
    chance: str
    ways: tuple[Way, ...]


_WORDS: dict[Rule, Callable[[Notice, Spoken, date, str], Parts]] = {
    Rule.CROWDED_OUT: reasons_contact.crowded_out,
    Rule.ONLY_THEIRS: reasons_contact.only_theirs,
    Rule.GONE_QUIET: reasons_contact.gone_quiet,
    Rule.WAY_BACK: reasons_contact.way_back,
    Rule.SAID_HARD: reasons_looks.said_hard,
    Rule.LOOK_OVERDUE: reasons_looks.look_overdue,
    Rule.NOT_ASKED: reasons_looks.not_asked,
    Rule.UNUSUAL: reasons_scores.unusual,
    Rule.FIRST_MEETINGS: reasons_contact.first_meetings,
    Rule.LATE_PROMISE: reasons_agenda.late_promise,
    Rule.STUCK_ITEM: reasons_agenda.stuck_item,
    Rule.THEIR_LIST_EMPTY: reasons_agenda.their_list_empty,
    Rule.HARD_PATCH: reasons_repair.hard_patch,
    Rule.HARD_DAY: reasons_repair.hard_day,
    Rule.COME_BACK: reasons_repair.come_back,
}


def worded(notice: Notice, person: Spoken, today: date, *, what: str = "") -> Reason:
    """`what` is the text of the promise or item that the notice names, where the caller may show it."""
    head, do, why = _WORDS[notice.rule](notice, person, today, what.strip().rstrip("."))
    fill = blanks(notice, person, today)
    ways = tuple(Way(way.value, str(WAYS[way]) % fill) for way in notice.ways)
    return Reason(head, do, why, _chance(notice), ways)


def _chance(notice: Notice) -> str:
    if notice.rule is Rule.UNUSUAL:
        return reasons_scores.made(notice)
    if "by_chance" not in notice.facts:
        return ""
    return _(
        "Of 100 relationships where one contact in four happens to be about one list only, about %(n)s show a run "
        "like this within a year [M7]."
    ) % {"n": notice.facts["by_chance"]}
