"""Words sent twice, and words written over, stand where the thing itself is read (rules of the data)."""

import pytest
from django.urls import reverse

from alongside.agenda.actions.agreements import add_goal
from alongside.base.clock import new_id
from alongside.base.models import Revision
from alongside.base.request_context import acting_for
from alongside.repair.actions import beside
from alongside.repair.actions.ruptures import notice_rupture
from alongside.repair.models import HardConversation, Slip
from tests.domain.agenda import made
from tests.noticed import day, planned
from tests.service import answer
from tests.web.client import PageClient, page_of, send, signed_in
from tests.world import World

BOTH = "You also wrote"
BEFORE = "What stood here before"


def said_slip(world: World) -> Slip:
    with acting_for(world.owner):
        return beside.forgive(world.owner, world.with_dean)


def planned_talk(world: World, **words: str) -> HardConversation:
    with acting_for(world.owner):
        return beside.plan_conversation(world.owner, world.with_rosa, about="Nights", **words)


def wanted(world: World, name: str) -> list[object]:
    """What the address of a page names: an alliance, or something that is made for it."""
    match name:
        case "dean" | "rosa":
            return [getattr(world, f"with_{name}").id]
        case "slip":
            return [said_slip(world).id]
        case "talk":
            return [planned_talk(world).id]
        case "rupture":
            with acting_for(world.owner):
                return [notice_rupture(world.owner, world.with_rosa).id, "my_part"]
        case "contact":
            return [planned(world.with_dean, state="happened").id]
        case "check-in":
            with acting_for(world.owner):
                return [answer(world.with_dean, [12])[-1].id]
        case "item" | "promise":
            with acting_for(world.owner):
                add = made.theirs if name == "item" else made.promise
                return [add(world).id]
    return []


NIGHTS = {"about": "Nights"}
EXPERT = {"kind": "expert", "on": day(9).isoformat()}
ALOUD = {"mode": "together", "medium": "aloud"}
NIGEL = {"name": "Nigel Moss"}
ADA = {"name": "Ada Walker", "place": "family", "role": "sister", "since": "", "until": ""}
#: A page, what it is about, what it is sent with first and then, and what both say on the page that follows.
TWICE = [
    ("theirs-add", "dean", {"words": "One way"}, {"words": "Another"}, []),
    ("mine-add", "dean", {"words": "One way"}, {"words": "Another"}, []),
    ("promise-add", "dean", {"words": "One way"}, {"words": "Another"}, []),
    ("goal-add", "dean", {"words": "One way"}, {"words": "Another"}, []),
    ("referral", "dean", {"pasted": "A chair"}, {"pasted": "A chair\nA hoist"}, ["A chair<br>A hoist"]),
    ("expect-write", "dean", {"my_role": "I listen"}, {"my_role": "I ring"}, []),
    ("item-happened", "item", {"event": "heard", "words": "Said so"}, {"event": "heard", "words": "More"}, []),
    ("promise-day", "promise", {"due_on": day(3)}, {"due_on": day(9)}, [f"{day(9):%-d %B %Y}"]),
    ("slip-words", "slip", {"whose": "theirs", "words": "He swore."}, {"whose": "mine", "words": "I came late."}, ["Mine"]),
    ("hard-conversation-change", "talk", NIGHTS | {"warn": "One way"}, NIGHTS | {"warn": "Another"}, ["How will I warn?"]),
    ("hard-day-add", "dean", EXPERT | {"words": "Ring"}, EXPERT | {"kind": "court", "words": "Come"}, ["A day in court"]),
    ("check-in-mirror", "dean", {"listens": "3"}, {"listens": "1", "safe": "dont_know"}, ["not often", "I don’t know", "Dean feels safe with me."]),
    ("check-in-mirror", "dean", {"safe": "3", "at_ease": "3"}, {"at_ease": "1", "easy": "The lift"}, ["not often"]),
    ("check-in-for-me", "dean", {"at_ease": "3", "unspoken": "Money"}, {"at_ease": "1", "unspoken": "The house"}, ["not often"]),
    ("together-directly", "dean", {"went_well": "The letter"}, {"went_well": "The call", "hard": "dont_know"}, ["I don’t know"]),
    ("together-five", "dean", ALOUD | {"listens": "3"}, ALOUD | {"listens": "0", "mode": "with_help", "helper": "Tunde"}, ["never", "with help from Tunde"]),
    ("check-in-retract", "check-in", {"why": "twice"}, {"why": "other", "words": "He asked me to"}, ["It was kept twice", "Something else"]),
    ("what-works", "dean", {"words": "Tea first"}, {"words": "The radio on"}, []),
    ("person-add", "", NIGEL | {"phone": "020 7946 0000"}, NIGEL | {"phone": "020 7946 0999"}, ["020 7946 0000"]),
    ("own-values", "", {"words": "Being on time"}, {"words": "Being straight"}, []),
    ("rupture-write", "rupture", {"words": "I came late."}, {"words": "I came an hour late."}, ["I came late."]),
    ("contact-retract", "contact", {"words": "That was with Amir"}, {"words": "On Monday"}, ["What was wrong?"]),
    ("circle-add", "dean", ADA, ADA | {"name": "Ida Walker", "role": "aunt", "phone": "0113 4960000"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "about", "first", "second", "said"), TWICE, ids=[row[0] for row in TWICE])
def test_what_was_sent_twice_stands_beside_what_was_sent_first_for_its_author_alone(
    world: World, sam: PageClient, name: str, about: str, first: dict, second: dict, said: list[str]
) -> None:
    """Back, a word changed, saved again: nothing is dropped, and the page that follows shows both."""
    address, id = reverse(name, args=wanted(world, about)), {"id": str(new_id())}
    assert sam.post(address, first | id, follow=True).text.count(BOTH) == 0
    page = sam.post(address, second | id, follow=True)
    text = page.text.replace("\xa0", " ")
    typed = [
        words for words in second.values() if isinstance(words, str) and " " in words and "\n" not in words
    ]
    for words in (BOTH, *typed, *said):
        assert words in text, words
    reader = signed_in(world.olu)
    assert BOTH not in reader.get(page.redirect_chain[-1][0]).text


def test_what_they_said_of_a_goal_sent_twice_shows_both_with_when(world: World, sam: PageClient) -> None:
    with acting_for(world.owner):
        goal = add_goal(world.owner, world.with_dean, words="Drive again")
    easy, id = f"easy_{goal.id.hex}", {"id": str(new_id())}
    address = reverse("together-goals", args=[world.with_dean.id])
    sam.post(address, {easy: "The lessons", **id})
    again = {easy: "The car", easy.replace("easy", "far"): "1", "on": day(-2).isoformat(), **id}
    page = sam.post(address, again, follow=True).text
    for words in (BOTH, "Drive again: ", "The lessons", "The car", "a little", "On the day"):
        assert words in page


def test_a_slip_said_otherwise_keeps_what_was_said_and_a_bare_tap_keeps_nothing(
    world: World, sam: PageClient
) -> None:
    slip = said_slip(world)
    send(sam, "slip-words", slip.id, whose="mine", words="I was late.")
    assert BEFORE not in page_of(sam, "slip-words", slip.id)
    send(sam, "slip-words", slip.id, whose="mine", words="I came at noon.")
    page = page_of(sam, "slip-words", slip.id)
    for words in (BEFORE, "I was late.", "I came at noon.", "Changed by Sam Test"):
        assert words in page
    send(sam, "slip-words", slip.id, whose="mine", words="I came at noon.")
    row = Revision.objects.get()  # the same words again are no change
    assert (row.key_of, row.made_by_id, row.reason) == (world.dean.id, world.sam.id, "replaced")
    assert b"late" not in bytes(Revision.objects.values_list("content", flat=True).get())


def test_a_plan_thought_through_again_keeps_the_earlier_one_from_whichever_page(
    world: World, sam: PageClient
) -> None:
    id = str(new_id())
    for warn in ("Ring first", "At the door"):
        send(sam, "hard-conversation-plan", world.with_rosa.id, id=id, about="Nights", warn=warn)
    send(sam, "hard-conversation-change", id, about="Nights", warn="By letter")
    page = page_of(sam, "hard-conversation", id)
    for words in (BEFORE, "Ring first", "At the door", "By letter", "Changed by Sam Test"):
        assert words in page
    assert BOTH not in page, "what was sent last is the plan itself"
    for landed, ago in (("not", 1), ("well", 0)):
        send(sam, "hard-conversation-said", id, landed=landed, on=day(-ago).isoformat())
    assert "did not reach her" in page_of(sam, "hard-conversation", id), (
        "how it was said to have landed first"
    )


def test_how_it_was_for_me_keeps_what_i_wrote_first_for_me_alone(world: World, sam: PageClient) -> None:
    contact = planned(world.with_dean, state="happened")
    send(sam, "private-note", contact.id, ease="2", shared="That I lost my father")
    page = page_of(sam, "private-note", contact.id)
    assert BEFORE not in page
    assert "A court or Dean may be able to obtain what is kept" in page
    for _twice in range(2):
        send(sam, "private-note", contact.id, ease="4", shared="That I have been there")
    page = page_of(sam, "private-note", contact.id).split(BEFORE)[1]
    assert "That I lost my father" in page
    assert "uneasy" in page
    row = Revision.objects.get()
    assert (row.key_of, row.made_by_id) == (world.sam.id, world.sam.id), "under the key of its author"
