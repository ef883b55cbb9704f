"""Every notice in words, for everybody: he, she, they, and by name only."""

import re
from datetime import date, timedelta
from itertools import product

import pytest

from alongside.access.table import TABLE
from alongside.core.noticing.notice import Notice, Rule, Way
from alongside.documents.reasons.ways import WAYS as WAYS_ON
from alongside.documents.reasons.worded import worded
from alongside.documents.words import Spoken

TODAY = date(2026, 11, 22)
SINCE = date(2026, 10, 9)
EVERYBODY = [Spoken("Amir", "he"), Spoken("Rosa", "she"), Spoken("Kit", "they"), Spoken("James", "name")]
WAYS = tuple(Way)

SCORE = {
    "mode": "together",
    "medium": "aloud",
    "share": 0.0404,
    "looks_a_year": 12,
    "looks_before": 24,
    "own": False,
}
OURS = SCORE | {
    "steps": 8,
    "scale": "1:5:0.2",
    "low": 13.1,
    "high": 18.2,
    "prior": "own-default",
    "slow": False,
}
SUM = {"mode": "alone", "medium": "paper", "steps": 20, "scale": "0:48:1", "low": None, "high": None}
LICENSED = (
    SCORE
    | SUM
    | {"slow": False, "prior": "estimated 2026-03-02 225", "share": 0.052, "looks_before": 0, "own": True}
)
QUIET = {"kind": "silence", "usual": 7, "unmet": 2}
TRIED = {"days": 44, "last_on": SINCE}

NOTICES = {
    "crowded out": (Rule.CROWDED_OUT, SINCE, 4, {"by_chance": 6}),
    "crowded out, never any": (Rule.CROWDED_OUT, None, 3, {"by_chance": 24}),
    "only theirs, three wait": (Rule.ONLY_THEIRS, SINCE, 5, {"waiting": 3}),
    "only theirs, one waits": (Rule.ONLY_THEIRS, SINCE, 5, {"waiting": 1}),
    "only theirs, none waits": (Rule.ONLY_THEIRS, SINCE, 5, {"waiting": 0}),
    "quiet": (Rule.GONE_QUIET, SINCE, 44, QUIET),
    "quiet, no habit": (Rule.GONE_QUIET, SINCE, 44, QUIET | {"usual": None, "unmet": 0}),
    "who starts": (Rule.GONE_QUIET, SINCE, 5, {"kind": "who_starts"}),
    "back from hospital": (Rule.WAY_BACK, SINCE, 3, {"why": "hospital"}),
    "back from a time away": (Rule.WAY_BACK, SINCE, 3, {"why": "their_time"}),
    "I am back": (Rule.WAY_BACK, SINCE, 3, {"why": "my_leave"}),
    "no reply": (Rule.NO_REPLY, SINCE, 1, {"answered": 1, "sealed": False}),
    "no reply, not open yet": (Rule.NO_REPLY, SINCE, 1, {"answered": 1, "sealed": True}),
    "answers wait": (Rule.ANSWERS_WAIT, SINCE, 1, {}),
    "remind": (Rule.REMIND, SINCE, 3, {}),
    "decide again": (Rule.DECIDE_AGAIN, SINCE, 3, {}),
    "needs review": (Rule.NEEDS_REVIEW, SINCE, 3, {}),
    "said hard": (Rule.SAID_HARD, SINCE, 1, {}),
    "look overdue": (Rule.LOOK_OVERDUE, SINCE, 16, {"hard": False, "weeks": 4}),
    "look overdue, hard": (Rule.LOOK_OVERDUE, SINCE, 30, {"hard": True, "weeks": 2}),
    "never looked": (Rule.LOOK_OVERDUE, None, 16, {"hard": False, "weeks": 4}),
    "not asked": (Rule.NOT_ASKED, SINCE, 16, {"weeks": 12}),
    "never asked": (Rule.NOT_ASKED, None, 16, {"weeks": 12}),
    "before the second": (Rule.FIRST_MEETINGS, SINCE, 2, {"phase": "before"}),
    "after the first": (Rule.FIRST_MEETINGS, SINCE, 1, {"phase": "after"}),
    "unusual": (Rule.UNUSUAL, SINCE, 6, OURS),
    "slow": (Rule.UNUSUAL, SINCE, 6, OURS | {"slow": True}),
    "unusual, no range, a sum": (Rule.UNUSUAL, SINCE, 4, LICENSED),
    "stuck": (Rule.STUCK_ITEM, SINCE, 1, {"safety": False, "days": 44}),
    "safety": (Rule.STUCK_ITEM, SINCE, 1, {"safety": True, "days": 9}),
    "empty, new": (Rule.THEIR_LIST_EMPTY, SINCE, 3, {"ever": False}),
    "empty, all closed": (Rule.THEIR_LIST_EMPTY, SINCE, 1, {"ever": True}),
    "goal left": (Rule.GOAL_LEFT, SINCE, 1, {"agreed_on": date(2026, 3, 2), "days": 84}),
    "goal left since it was agreed": (Rule.GOAL_LEFT, SINCE, 1, {"agreed_on": SINCE, "days": 84}),
    "unacknowledged": (Rule.HARD_PATCH, SINCE, 0, {"asks": "unacknowledged", "days": 0, "last_on": None}),
    "their day": (Rule.HARD_PATCH, SINCE, 1, TRIED | {"asks": "their_day"}),
    "follow up": (Rule.HARD_PATCH, SINCE, 3, TRIED | {"asks": "follow_up"}),
    "sticking at it": (Rule.HARD_PATCH, SINCE, 3, TRIED | {"asks": "quiet"}),
    "come back, said": (Rule.COME_BACK, SINCE, 1, {"said_on": SINCE, "days": 44}),
    "come back today, not said": (Rule.COME_BACK, SINCE, 1, {"said_on": None, "days": 0}),
    "hurts tomorrow": (Rule.HARD_DAY, SINCE, 1, {"kind": "expert", "phase": "tomorrow"}),
    "hurts today": (Rule.HARD_DAY, SINCE, 0, {"kind": "other", "phase": "today"}),
    "hurt": (Rule.HARD_DAY, SINCE, 2, {"kind": "anniversary", "phase": "after"}),
}


def notice(key):
    rule, since, n, facts = NOTICES[key]
    return Notice(rule, "a", since, n, 50, WAYS, facts)


def sentences(what=""):
    """Every sentence of every notice, of everybody: (notice, whom it is about, its head, do, why and ways)."""
    for key, person in product(NOTICES, EVERYBODY):
        reason = worded(notice(key), person, TODAY, what=what)
        for sentence in (reason.head, reason.do, reason.why):
            assert sentence[-1] in ".?", sentence
        for sentence in (reason.head, reason.do, reason.why, *(way.label for way in reason.ways)):
            yield key, person, sentence


def is_odd(sentence):
    return not sentence or "%" in sentence or "  " in sentence or not sentence[0].isupper()


OTHERS = {
    "he": r"\b(she|her|hers|they|them|their|theirs)\b",
    "she": r"\b(he|him|his|they|them|their|theirs)\b",
    "they": r"\b(he|him|his|she|her|hers)\b|\bthey (is|was|has)\b",
    "name": r"\b(he|him|his|she|her|hers|they|them|theirs)\b",
}
BLAME = r"refus|declin|reject|fail|cancel|ignored|non-?compl|should have|risk|alarm|score"


@pytest.mark.parametrize("what", ["", "ask about a support worker"])
def test_every_notice_for_everybody_blames_nobody_and_takes_the_pronoun_of_each(what):
    said = list(sentences(what))
    assert len(said) > 1000
    assert [row for row in said if is_odd(row[2])] == []
    assert [row for row in said if re.search(BLAME, row[2], re.IGNORECASE)] == []
    assert [
        row
        for row in said
        if re.search(OTHERS[row[1].pronoun], row[2].replace("wait for their turn", ""), re.IGNORECASE)
    ] == []


def test_every_rule_is_worded_and_every_way_begins_at_a_page_of_the_table():
    assert {rule for rule, *_ in NOTICES.values()} == set(Rule)
    assert set(WAYS_ON) == set(Way)
    assert {way.page for way in WAYS_ON.values()} <= set(TABLE)


@pytest.mark.parametrize(
    ("key", "person", "part", "expected"),
    [
        ("crowded out", 0, "head", "Your last four contacts with Amir were about your list."),
        ("crowded out", 0, "do", "Start the next with his."),
        ("crowded out", 2, "do", "Start the next with theirs."),
        ("crowded out", 3, "do", "Start the next with James’s."),
        ("crowded out", 0, "why", "Since 9 October nothing of his was written down. That can be chance, or a busy month."),
        ("who starts", 3, "do", "Ask how James would like to keep in touch."),
        ("empty, new", 1, "do", "Ask what is on her mind, and listen."),
        ("safety", 0, "do", "Say it kindly, today if you can."),
        ("stuck", 0, "do", "Go with something of his first."),
        ("stuck", 0, "chance", ""),
        ("back from hospital", 1, "why", "She was away until 9 October, and you two have not been in touch since."),
        ("back from hospital", 2, "why", "They were away until 9 October, and you two have not been in touch since."),
        ("quiet", 0, "why", "Usually about seven days go by between two contacts. Two contacts since then did not come about. "
         "That can be chance, or a good time."),
        ("goal left", 0, "why", "You two agreed on it on 2 March. Nothing that was written down since 9 October belongs to it. "
         "It may rest well, or be forgotten."),
        ("sticking at it", 1, "why", "You have tried three times, last on 9 October. Sticking at it is part of it. When to talk "
         "about it is for her to say."),
        ("unusual", 1, "head", "Rosa’s answers on 9 October are lower than usual for her."),
        ("unusual", 1, "do", "Ask how it is between you, when there is room."),
        ("slow", 1, "head", "Rosa’s answers have been a little lower for some time, last on 9 October."),
        ("slow", 1, "do", "Ask how it is between you, when there is room."),
        ("unusual", 1, "why", "This time 2.6 of 5; usual was 3.6 to 4.6, from six earlier looks (asked aloud, together with me)."),
    ],
)  # fmt: skip
def test_what_is_said(key, person, part, expected):
    assert getattr(worded(notice(key), EVERYBODY[person], TODAY), part) == expected


def test_how_often_it_is_chance_is_said_where_a_figure_is_known():
    assert "about 6 show a run" in worded(notice("crowded out"), EVERYBODY[0], TODAY).chance
    rule = worded(notice("unusual"), EVERYBODY[1], TODAY).chance
    assert "“alongside 2”" in rule
    assert "beginning from the product’s own starting values for these questions" in rule
    assert "no verdict on either of you" in rule
    often = "Of 1,000 steady relationships with about twelve looks a year, about 40 show this within a year, after 24 earlier looks"
    assert rule.startswith(f"{often} [O1].")
    assert (
        "added up from look to look so that no one day decides"
        in worded(notice("slow"), EVERYBODY[1], TODAY).chance
    )
    summed = worded(notice("unusual, no range, a sum"), EVERYBODY[0], TODAY)
    assert summed.why == "This time 20 of 48, against four earlier looks (on paper, alone)."
    here = "Of 100 steady relationships here with about twelve looks a year, about five show this within the first year [M16]."
    assert summed.chance.startswith(here)
    assert "about 225 relationships of this service on 2 March 2026" in summed.chance


def test_a_percent_sign_in_their_words_or_name_is_only_a_percent_sign():
    reason = worded(notice("stuck"), Spoken("100%(n)s", "name"), TODAY, what="50 % rest")
    assert reason.head == "This has not moved with 100%(n)s for six weeks: 50 % rest."


def test_last_years_days_carry_their_year():
    reason = worded(notice("crowded out"), EVERYBODY[0], TODAY + timedelta(days=60))
    assert reason.why.startswith("Since 9 October 2026 ")
