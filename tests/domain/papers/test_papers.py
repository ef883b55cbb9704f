"""The printed papers: tagged, in our letters, in plain words, and whatever was typed stands as it was typed."""

import datetime as dt
import re

import pytest
import typst

from alongside.agenda.models import ExpectSheet, Goal, PromiseStep
from alongside.agenda.queries import TwoAgendas
from alongside.documents.faces import Face, face_of
from alongside.documents.papers import expect, five, goals, looked, plan, promises
from alongside.people.models import OwnValue, Person
from alongside.people.opened import Look, LookedAs
from tests.domain.papers.made import DAY, alliance, contact, mine, promise, theirs
from tests.domain.papers.reading import PaperRead, bare, plain, read
from tests.pictures import picture

CONTRACTED = re.compile(r"\w[’'](?:t|ll|re|ve|d|m)\b")
FILE_WORDS = {"alliance", "promise", "contact", "agenda", "client", "case note", "record", "overdue", "refus"}


def ago(days: int) -> dt.date:
    return DAY - dt.timedelta(days)


def a_promises(*made, face: Face | None = None) -> bytes:
    return promises.paper(promises.in_words(alliance(), made, None), DAY, face)


def everything(words: str) -> dict[str, bytes]:
    """Each paper with these words wherever words can stand."""
    person = alliance(first_name=words[:60], phone=words[:40], email=words[:40])
    visit = contact(person, place=words[:120])
    items = TwoAgendas((theirs(words, why=words),), (mine(words, why=words),), (promise(words),))
    goal = Goal(words=words, state="agreed_by_both", they_agreed_on=ago(2), i_agreed_on=ago(1))
    goal.own_value = OwnValue(words=words)
    at = dt.datetime(2026, 11, 20, 9, 12, tzinfo=dt.UTC)
    look = Look(at, at, words, words, LookedAs.SUPERVISES, ("alliance", "circle"), words)
    known = looked.in_words(Person(name=f"{words[:60]} X", is_client=True), [look], ago(365))
    return {
        "looked": looked.paper(known, DAY),
        "promises": promises.paper(promises.in_words(person, [promise(words)], visit), DAY, None),
        "plan": plan.paper(visit, items, DAY, start_with=words, openly=[words]),
        "expect": expect.paper(person, ExpectSheet(my_role=words, who_i_tell=words), DAY),
        "goals": goals.paper(person, [goal], DAY),
    }


def test_each_paper_is_tagged_titled_in_our_letters_and_in_plain_words() -> None:
    for pdf in [*everything("Sam").values(), five.paper(alliance(), DAY)]:
        paper = read(pdf)
        assert paper.is_accessible
        assert paper.shows_title
        assert "Sam" in paper.title
        assert paper.embedded
        assert paper.tags.count("/H1") + paper.tags.count("/Title") == 1, paper.tags
        assert "/H2" in paper.tags
        assert "Printed on Sunday 22 November 2026" in paper.text
        assert "Page 1 of 1" in paper.text
        assert CONTRACTED.findall(paper.text) == []
        assert [word for word in FILE_WORDS if word in paper.text.lower()] == []


def test_the_checker_sees_a_paper_that_is_not_tagged(tmp_path) -> None:
    (tmp_path / "bad.typ").write_text("= A heading\nwords")
    paper = read(typst.compile(str(tmp_path / "bad.typ"), format="pdf", pdf_tags=False))
    assert not paper.is_accessible


def says(paper: PaperRead, *sentences: str) -> None:
    """Each stands there, in this order."""
    places = [paper.text.find(sentence) for sentence in sentences]
    assert -1 not in places, sentences[places.index(-1)]
    assert places == sorted(places)


def test_promises_with_days_and_how_to_reach_them() -> None:
    between = alliance(phone="0161 496 0000", email="sam@example.org")
    made = [
        promise("Write to the manager", due_on=ago(-3)),
        promise("Ring the bank", due_on=ago(3), late=True),
        promise("Find a group"),
        promise("Ask the doctor", due_on=ago(-9), anew=PromiseStep(due_before=ago(1), on=ago(2))),
        promise("Sew the coat", due_on=ago(1), late=True, anew=PromiseStep(on=ago(6))),
        promise("Come at nine", state="owned", state_on=ago(9)),
        promise("Bring the photos", state="broken", state_on=ago(1)),
        promise("Nobody needs this now", state="released", state_on=DAY),
        *(promise(f"Thing {n:02}", state="kept", state_on=ago(n)) for n in range(25)),
    ]
    words = promises.in_words(between, made, contact(between))
    assert [line["words"] for line in words["done"]] == [f"Thing {n:02}" for n in range(promises.MOST_DONE)]
    paper = read(promises.paper(words, DAY, None))
    says(
        paper,
        "What Sam is doing for you",
        "Sam will visit you. Tuesday 24 November 2026 at 10:30 Place: your flat",
        "Telephone: 0161 496 0000 E-mail: sam@example.org",
        "Ring the bank This was for Thursday 19 November 2026. It is late.",
        "Sew the coat This was for Saturday 21 November 2026. It is late. Before, it had no day. You and Sam agreed on the new day on Monday 16 November 2026.",
        "Write to the manager By Wednesday 25 November 2026.",
        "Ask the doctor By Tuesday 1 December 2026. Before, it was for Saturday 21 November 2026. You and Sam agreed on the new day on Friday 20 November 2026.",
        "Find a group No day is set.",
        "Bring the photos You can ask Sam about it.",
        "Come at nine Sam told you on Friday 13 November 2026.",
        "Thing 04 Done on Wednesday 18 November 2026.",
    )
    assert "Nobody needs this now" not in paper.text
    empty = ("No next time is planned yet. You can ask Sam.", "Ask Sam for a telephone number.")
    says(read(a_promises()), *empty, "There is nothing to do now.")


def test_the_plan_has_both_lists_theirs_first_and_nothing_of_how_it_will_be_said() -> None:
    two = TwoAgendas(
        (theirs(why="It is near the door."), theirs("See my brother", state="parked")),
        (mine(why="You would get out more.", how_to_say="CANARY"), mine("The gas fire", safety=True)),
        (promise("Write to the manager", due_on=DAY),),
    )
    openly = ["I find forms hard too."]
    paper = read(plan.paper(contact(alliance()), two, DAY, start_with="The parking", openly=openly))
    says(
        paper,
        "Dean and Sam",
        "Tuesday 24 November 2026 at 10:30",
        "Let us start with The parking",
        "What Dean wants",
        "“Somebody parks in my space” Why it matters: It is near the door.",
        "“See my brother” For later.",
        "What Sam would like",
        "Why I think this could help you: You would get out more. Does it?",
        "The gas fire This cannot wait.",
        "Write to the manager By Sunday 22 November 2026.",
        "I find forms hard too.",
    )
    assert "CANARY" not in paper.text


def test_the_five_stand_on_one_sheet_with_every_answer_and_who_reads_it() -> None:
    paper = read(five.paper(alliance(), DAY))
    says(
        paper,
        "How it is with Sam",
        "Sam will read what you say here, and would like to talk about it with you.",
        "A court might ask to see it.",
        "Sam listens to what matters to me.",
        "I can tell Sam when something is wrong.",
        "I feel safe with Sam.",
        "Day:",
    )
    for answer in (
        "Always",
        "Most times",
        "Sometimes",
        "Not often",
        "Never",
        "I do not know",
        "I would rather not say",
    ):
        assert paper.text.count(answer) == 5
    assert "injury" not in paper.text
    assert paper.tags.count("/H2") == 5


def test_the_goals_say_who_agreed_and_when_and_leave_out_what_was_let_go() -> None:
    yes = {"they_agreed_on": ago(9), "i_agreed_on": ago(8)}
    shown = [
        Goal(words="Cook on Sundays", state="agreed_by_both", own_value=OwnValue(words="Patience"), **yes),
        Goal(words="Ride a bike", state="reached", state_on=DAY, **yes),
        Goal(words="See the sea", state="draft"),
        Goal(words="CANARY", state="let_go", state_on=DAY),
    ]
    paper = read(goals.paper(alliance(), shown, DAY))
    says(
        paper,
        "“Cook on Sundays” This matters to Sam: “Patience” Dean said yes on Friday 13 November 2026.",
        "Sam said yes on Saturday 14 November 2026. We have been there since Sunday 22 November 2026.",
        "“See the sea” We have not agreed on these words yet.",
    )
    assert "CANARY" not in paper.text
    says(read(goals.paper(alliance(), [], DAY)), "No goal is written yet. What would you like?")


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
    for pdf in everything(words).values():
        assert bare(words) in bare(read(pdf).text)
    for pdf in everything("مرحبا").values():
        assert set(plain("مرحبا")) <= set(read(pdf).text), "a reader may give them in the order of the page"


def test_five_thousand_letters_without_a_space_and_forty_wishes_stay_on_the_paper() -> None:
    wishes = tuple(theirs(f"Wish number {n}", why="It matters. " * 20) for n in range(40))
    paper = read(plan.paper(contact(alliance()), TwoAgendas(wishes, (mine(),), ()), DAY))
    says(paper, *(f"Wish number {n}" for n in range(40)))
    words = "abcdefghij" * 500
    for pdf in everything(words).values():
        paper = read(pdf)
        assert bare(words) in bare(re.sub(r"Printed on .*? Page \d+ of \d+", "", paper.text))
        assert paper.pages > 1


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            "Come 😀 with 👍🏽 and \u202eturned\x00\x07 中文 \ud800 end",
            "Come (grinning face) with (thumbs up sign) and turned □□ end",
        ),
        ("now Ring Za\u0323\u0328\u0336\u20e3lgo مر\u0336حبا", "now Ring Z"),  # marks that fit no letter
    ],
)
def test_what_no_font_has_is_named_or_left_out_and_never_stops_the_paper(typed: str, printed: str) -> None:
    says(read(a_promises(promise(typed))), printed)


def test_a_photo_or_a_symbol_carries_words_for_who_can_not_see_it() -> None:
    sam = alliance(symbol="boat").practitioner
    assert read(a_promises(face=face_of(sam, b""))).alts == ("The symbol of Sam: Boat",)
    assert read(a_promises(face=face_of(sam, picture(size=(80, 60))))).alts == ("A photo of Sam",)
    assert face_of(alliance(symbol="").practitioner, b"") is None
