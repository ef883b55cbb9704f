"""The printed papers: tagged, in our letters, in plain words, and whatever was typed stands as it was typed."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from alongside.agenda.models import ExpectSheet, Goal
from alongside.agenda.queries import Anew, TwoAgendas
from alongside.documents.faces import Face, face_of
from alongside.documents.papers import expect, goals, plan, promises
from alongside.people.models import OwnValue
from tests.domain.papers.made import DAY, alliance, contact, mine, promise, theirs
from tests.domain.papers.reading import Read, bare, plain, read
from tests.pictures import picture

CONTRACTED = re.compile(r"\w[’'](?:t|ll|re|ve|d|m)\b")
FILE_WORDS = {"alliance", "promise", "contact", "agenda", "client", "case note", "record", "overdue", "refus"}


def a_promises(*made, face: Face | None = None) -> bytes:
    return promises.paper(promises.in_words(alliance(), made, None), DAY, face)


def a_plan(two: TwoAgendas | None = None, **more) -> bytes:
    two = two or TwoAgendas((theirs(),), (mine(),), (promise(),))
    return plan.paper(contact(alliance()), two, DAY, **more)


def an_expect(words: str = "I am here for you.") -> bytes:
    return expect.paper(alliance(), ExpectSheet(my_role=words, who_i_tell="If somebody is in danger."), DAY)


def a_goals(words: str = "Drive myself to my brother’s") -> bytes:
    yes, mine_too = DAY - dt.timedelta(2), DAY - dt.timedelta(1)
    goal = Goal(words=words, state="agreed_by_both", they_agreed_on=yes, i_agreed_on=mine_too)
    goal.own_value = OwnValue(words="Keep my word")
    return goals.paper(alliance(), [goal], DAY)


def everything(words: str) -> list[bytes]:
    """Each paper with these words wherever words can stand."""
    person = alliance(first_name=words[:60], phone=words[:40], email=words[:40])
    in_words = promises.in_words(person, [promise(words)], contact(person, place=words[:120]))
    items = TwoAgendas((theirs(words, why=words),), (mine(words, why=words),), (promise(words),))
    return [
        promises.paper(in_words, DAY, None),
        plan.paper(contact(person, place=words[:120]), items, DAY, start_with=words, openly=[words]),
        an_expect(words),
        a_goals(words),
    ]


PAPERS = {"promises": a_promises, "plan": a_plan, "expect": an_expect, "goals": a_goals}


@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_is_tagged_titled_and_in_our_letters(name: str) -> None:
    found = read(PAPERS[name]())
    assert found.tagged
    assert found.says_ua
    assert found.shows_title
    assert found.lang.startswith("en")
    assert "Sam" in found.title
    assert found.fonts
    assert all("AtkinsonHyperlegibleNext" in font for font in found.fonts), found.fonts
    assert found.embedded
    assert found.tags.count("/H1") + found.tags.count("/Title") == 1, found.tags
    assert "/H2" in found.tags
    assert "Printed on Sunday 22 November 2026" in found.text
    assert "Page 1 of 1" in found.text


@pytest.mark.parametrize("name", PAPERS)
def test_the_wording_is_plain(name: str) -> None:
    text = read(PAPERS[name]()).text
    assert CONTRACTED.findall(text) == []
    assert [word for word in FILE_WORDS if word in text.lower()] == []


def test_what_sam_said_with_days_and_how_to_reach_them() -> None:
    between = alliance(phone="0161 496 0000", email="sam@example.org")
    made = [
        promise("Write to the manager", due_on=DAY + dt.timedelta(3)),
        promise("Ring the bank", due_on=DAY - dt.timedelta(3), late=True),
        promise("Find a group"),
        promise(
            "Ask the doctor",
            due_on=DAY + dt.timedelta(9),
            anew=Anew(DAY - dt.timedelta(1), DAY - dt.timedelta(2)),
        ),
        promise(
            "Sew the coat", due_on=DAY - dt.timedelta(1), late=True, anew=Anew(None, DAY - dt.timedelta(6))
        ),
        promise("Send the form", state="kept", state_on=DAY - dt.timedelta(4)),
        promise("Come at nine", state="owned", state_on=DAY - dt.timedelta(9)),
        promise("Bring the photos", state="broken", state_on=DAY - dt.timedelta(1)),
        promise("Nobody needs this now", state="released", state_on=DAY),
    ]
    text = read(promises.paper(promises.in_words(between, made, contact(between)), DAY, None)).text
    for words in (
        "What Sam said they would do",
        "Sam will visit you. Tuesday 24 November 2026 at 10:30 Place: your flat",
        "Telephone: 0161 496 0000 E-mail: sam@example.org",
        "Write to the manager By Wednesday 25 November 2026.",
        "Ring the bank This was for Thursday 19 November 2026. It is late.",
        "Ask the doctor By Tuesday 1 December 2026. Before, it was for Saturday 21 November 2026. You and Sam agreed on the new day on Friday 20 November 2026.",
        "Sew the coat This was for Saturday 21 November 2026. It is late. Before, it had no day. You and Sam agreed on the new day on Monday 16 November 2026.",
        "Find a group No day is set.",
        "Send the form Done on Wednesday 18 November 2026.",
        "Come at nine Sam told you on Friday 13 November 2026.",
        "Bring the photos You can ask Sam about it.",
    ):
        assert words in text
    assert text.index("Ring the bank") < text.index("Write to the manager") < text.index("Find a group")
    assert "Nobody needs this now" not in text


def test_with_nothing_planned_and_nothing_promised_it_says_so() -> None:
    text = read(a_promises()).text
    assert "No next time is planned yet. You can ask Sam." in text
    assert "There is nothing to do now." in text
    assert "Ask Sam for a telephone number." in text
    assert "Done" not in text


def test_only_the_latest_that_were_done_stand_there() -> None:
    done = [promise(f"Thing {n:02}", state="kept", state_on=DAY - dt.timedelta(n)) for n in range(25)]
    words = promises.in_words(alliance(), done, None).done
    assert [one.words for one in words] == [f"Thing {n:02}" for n in range(promises.MOST_DONE)]


def test_the_plan_has_both_lists_and_nothing_of_how_it_will_be_said() -> None:
    two = TwoAgendas(
        (theirs(why="It is near the door."), theirs("See my brother", state="parked")),
        (mine(why="You would get out more.", how_to_say="CANARY"), mine("The gas fire", safety=True)),
        (promise("Write to the manager", due_on=DAY),),
    )
    text = read(a_plan(two, start_with="The parking", openly=["I find forms hard too."])).text
    for words in (
        "Dean and Sam",
        "Tuesday 24 November 2026 at 10:30",
        "Let us start with The parking",
        "What Dean wants",
        "“Somebody parks in my space” Why it matters: “It is near the door.”",
        "“See my brother” For later.",
        "What Sam would like",
        "Why I think this could help you: You would get out more. Does it?",
        "The gas fire This can not wait.",
        "Write to the manager By Sunday 22 November 2026.",
        "I find forms hard too.",
    ):
        assert words in text
    assert text.index("What Dean wants") < text.index("What Sam would like"), "theirs is read first"
    assert "CANARY" not in text


def test_the_goals_say_who_agreed_and_when_and_leave_out_what_was_let_go() -> None:
    yes = {"they_agreed_on": DAY - dt.timedelta(9), "i_agreed_on": DAY - dt.timedelta(8)}
    shown = [
        Goal(words="Cook on Sundays", state="agreed_by_both", own_value=OwnValue(words="Patience"), **yes),
        Goal(words="Ride a bike", state="reached", state_on=DAY, **yes),
        Goal(words="See the sea", state="draft"),
        Goal(words="CANARY", state="let_go", state_on=DAY),
    ]
    text = read(goals.paper(alliance(), shown, DAY)).text
    assert (
        "“Cook on Sundays” This matters to Sam: “Patience” Dean said yes on Friday 13 November 2026." in text
    )
    assert "Sam said yes on Saturday 14 November 2026. We are there since Sunday 22 November 2026." in text
    assert "“See the sea” We have not agreed on these words yet." in text
    assert "CANARY" not in text


def test_no_goal_asks_what_they_would_like() -> None:
    assert "No goal is written yet. What would you like?" in read(goals.paper(alliance(), [], DAY)).text


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd") #import "x.typ": * #sys.inputs',
        "$x^2$ \\ \\n `raw` *bold* _it_ = Heading @ref <label> // gone /* gone */ [x] {y} #",
        "<script>alert(1)</script> &amp; </text> ]]>",
        '"}], "title": "taken over"} {{ data }} {n} {all}',
        "Łukasz Şebnem Živa naïve “quoted” – one… £5 €6",
        "Привет, Γειά σου",
    ],
)
def test_what_somebody_typed_stands_as_it_was_typed(words: str) -> None:
    for made in everything(words):
        assert bare(words) in bare(read(made).text)


def test_five_thousand_letters_without_a_space_stay_on_the_paper() -> None:
    words = "abcdefghij" * 500
    for made in everything(words):
        found = read(made)
        assert bare(words) in bare(re.sub(r"Printed on .*? Page \d+ of \d+", "", found.text))
        assert found.pages > 1


def test_words_from_right_to_left_are_there_letter_for_letter() -> None:
    for made in everything("مرحبا"):
        letters = set(read(made).text)
        assert set(plain("مرحبا")) <= letters, "a reader may give them in the order of the page"


def test_what_no_font_has_is_named_or_marked_and_never_stops_the_paper() -> None:
    text = read(a_promises(promise("Come 😀 with 👍🏽 and \u202eturned\x00\x07 中文 \ud800 end"))).text
    assert "Come (grinning face) with (thumbs up sign) and turned □□ end" in text


def test_marks_that_fit_no_letter_are_left_out_and_the_rest_is_printed() -> None:
    text = read(a_promises(promise("Ring Za\u0323\u0328\u0336\u20e3lgo مر\u0336حبا now"))).text
    assert "Ring Z" in text
    assert "now" in text


def test_long_lists_run_over_pages() -> None:
    every = tuple(theirs(f"Wish number {n}", why="It matters. " * 20) for n in range(40))
    found = read(a_plan(TwoAgendas(every, tuple(mine(f"Mine {n}") for n in range(3)))))
    assert found.pages > 2
    assert all(f"Wish number {n}" in found.text for n in range(40))


def test_a_photo_or_a_symbol_carries_words_for_who_can_not_see_it() -> None:
    shown = face_of(alliance(symbol="boat").practitioner, b"")
    assert read(a_promises(face=shown)).alts == ("The symbol of Sam: Boat",)
    photo = face_of(alliance(symbol="boat").practitioner, picture(size=(80, 60)))
    assert read(a_promises(face=photo)).alts == ("A photo of Sam",)
    assert face_of(alliance(symbol="").practitioner, b"") is None


def test_the_checker_sees_a_paper_that_is_not_tagged(tmp_path) -> None:
    import typst

    bad = tmp_path / "bad.typ"
    bad.write_text("= A heading\nwords")
    found: Read = read(typst.compile(str(bad), format="pdf", pdf_tags=False))
    assert not found.tagged
    assert not found.says_ua
    assert not all("AtkinsonHyperlegibleNext" in font for font in found.fonts)
