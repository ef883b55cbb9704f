"""Words sent twice, and words written over, stand where the thing itself is read (rules of the data)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from alongside.agenda.actions.agreements import add_goal
from alongside.agenda.actions.items import add_item
from alongside.base.ids import new_id
from alongside.base.models import Revision
from alongside.base.request_context import acting_for
from alongside.checkins.models import CheckIn
from alongside.repair.actions import beside
from alongside.repair.models import HardConversation, HardDay, Slip
from tests.web.client import PageClient
from tests.web.hard import day, page_of, planned, send
from tests.world import World

BOTH = "You also wrote"
BEFORE = "What stood here before"


def twice(client: PageClient, name: str, *ids: object, first: dict, second: dict) -> str:
    """The page one lands on when the same page is sent again with other words."""
    id = {"id": str(new_id())}
    client.post(reverse(name, args=ids), {**first, **id})
    return client.post(reverse(name, args=ids), {**second, **id}, follow=True).text


def said_slip(world: World) -> Slip:
    with acting_for(world.owner):
        return beside.forgive(world.owner, world.with_dean)


def planned_talk(world: World, **words: str) -> HardConversation:
    with acting_for(world.owner):
        return beside.plan_conversation(world.owner, world.with_rosa, about="Nights", **words)


def test_a_slip_sent_twice_shows_both(world: World, sam: PageClient) -> None:
    slip = said_slip(world)
    page = twice(
        sam, "slip-words", slip.id,
        first={"whose": "theirs", "words": "He swore."}, second={"whose": "mine", "words": "I was late."},
    )  # fmt: skip
    for words in (BOTH, "I was late.", "He swore.", "Mine"):
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
    assert Revision.objects.count() == 1, "the same words again are no change"


def test_a_plan_thought_through_again_keeps_the_earlier_one(world: World, sam: PageClient) -> None:
    talk = planned_talk(world, warn="Ring first", believe="It can not happen")
    send(
        sam,
        "hard-conversation-change",
        talk.id,
        about="Nights",
        warn="Say it at the door",
        back_on=day(4).isoformat(),
    )
    page = page_of(sam, "hard-conversation", talk.id)
    for words in (BEFORE, "Ring first", "It can not happen", "Say it at the door", "Changed by Sam Test"):
        assert words in page
    send(sam, "hard-conversation-said", talk.id, landed="not", on=day(-1).isoformat())
    send(sam, "hard-conversation-said", talk.id, landed="well", on=day(0).isoformat())
    page = page_of(sam, "hard-conversation", talk.id)
    assert "did not reach her" in page, "how it was said to have landed first"


def test_a_plan_saved_again_from_its_first_page_loses_nothing(world: World, sam: PageClient) -> None:
    page = twice(
        sam, "hard-conversation-plan", world.with_rosa.id,
        first={"about": "Nights", "warn": "Ring first"}, second={"about": "Nights", "warn": "At the door"},
    )  # fmt: skip
    for words in (BEFORE, "Ring first", "At the door"):
        assert words in page
    assert BOTH not in page, "what was sent last is the plan itself"


def test_a_change_of_plan_sent_twice_shows_both(world: World, sam: PageClient) -> None:
    talk = planned_talk(world)
    page = twice(
        sam, "hard-conversation-change", talk.id,
        first={"about": "Nights", "warn": "First way"}, second={"about": "Nights", "warn": "Second way"},
    )  # fmt: skip
    for words in (BOTH, "First way", "Second way", "How will I warn?"):
        assert words in page


def test_a_day_that_may_hurt_sent_twice_shows_both(world: World, sam: PageClient) -> None:
    first = {"kind": "expert", "on": day(9).isoformat(), "words": "Ring his brother"}
    page = twice(
        sam, "hard-day-add", world.with_dean.id, first=first, second=first | {"kind": "court", "words": "Come along"}
    )  # fmt: skip
    assert HardDay.objects.count() == 1
    for words in (BOTH, "Ring his brother", "Come along", "A day in court"):
        assert words in page


def test_my_own_looks_sent_twice_show_both(world: World, sam: PageClient) -> None:
    page = twice(
        sam,
        "check-in-mirror",
        world.with_dean.id,
        first={"listens": "3"},
        second={"listens": "1", "safe": "dont_know"},
    )
    for words in (BOTH, "not often", "I don’t know"):
        assert words in page
    assert "Dean feels safe with me." in page[page.index(BOTH) :], "what was asked, in the words of the page"
    page = twice(
        sam, "check-in-for-me", world.with_dean.id,
        first={"at_ease": "3", "unspoken": "Money"}, second={"at_ease": "1", "unspoken": "The house"},
    )  # fmt: skip
    for words in (BOTH, "Money", "The house", "not often"):
        assert words in page


def test_what_they_said_sent_twice_shows_both_with_how_and_when(world: World, sam: PageClient) -> None:
    with acting_for(world.owner):
        goal = add_goal(world.owner, world.with_dean, id=new_id(), words="Drive again")
    page = twice(
        sam, "together-goals", world.with_dean.id,
        first={f"easy_{goal.id.hex}": "The lessons"},
        second={f"easy_{goal.id.hex}": "The car", "on": day(-2).isoformat()},
    )  # fmt: skip
    for words in (BOTH, "Drive again: ", "The lessons", "The car", "On the day"):
        assert words in page
    page = twice(
        sam, "together-directly", world.with_dean.id,
        first={"went_well": "The letter", "hard": "no"}, second={"went_well": "The phone call", "hard": "dont_know"},
    )  # fmt: skip
    for words in (BOTH, "The letter", "The phone call", "I don’t know"):
        assert words in page


def test_the_five_and_why_they_were_taken_back_sent_twice(world: World, sam: PageClient) -> None:
    page = twice(
        sam, "together-five", world.with_dean.id,
        first={"listens": "3", "mode": "together", "medium": "aloud"},
        second={"listens": "0", "mode": "with_help", "helper": "Tunde", "medium": "aloud"},
    )  # fmt: skip
    for words in (BOTH, "never", "with help from Tunde"):
        assert words in page
    look = CheckIn.objects.get()
    page = twice(
        sam, "check-in-retract", look.id,
        first={"why": "twice"}, second={"why": "other", "words": "He asked me to"},
    )  # fmt: skip
    for words in ("It was kept twice", "He asked me to", "Something else"):
        assert words in page


@pytest.mark.parametrize("who", ["olu", "priya", "maya"])
def test_nobody_else_reads_either(world: World, client: PageClient, sam: PageClient, who: str) -> None:
    slip, talk = said_slip(world), planned_talk(world, warn="canary")
    for words in ("canary-one", "canary-two"):
        send(sam, "slip-words", slip.id, whose="mine", words=words)
        send(sam, "hard-conversation-change", talk.id, about=words)
    other = PageClient()
    other.force_login(getattr(world, who))
    for name, id in (
        ("slip-words", slip.id),
        ("hard-conversation", talk.id),
        ("ruptures", world.with_dean.id),
    ):
        answer = other.get(reverse(name, args=[id]))
        assert answer.status_code == 404
        assert "canary" not in answer.text


def test_what_stood_before_is_sealed_under_the_persons_key(world: World, sam: PageClient) -> None:
    slip = said_slip(world)
    for words in ("canary-one", "canary-two"):
        send(sam, "slip-words", slip.id, whose="mine", words=words)
    row = Revision.objects.get()
    assert (row.key_of, row.made_by_id, row.org_id) == (world.dean.id, world.sam.id, world.org.id)
    assert b"canary" not in bytes(Revision.objects.values_list("content", flat=True).get())
    assert row.reason == "replaced"


@pytest.mark.parametrize(
    ("page", "event"), [("item-happened", {"event": "said_done"}), ("item-instead", {}), ("goal-agreed", {"event": "let_go"})]
)  # fmt: skip
def test_a_step_sent_twice_is_saved_once_though_it_can_not_follow_itself(
    world: World, sam: PageClient, page: str, event: dict
) -> None:
    with acting_for(world.owner):
        goal = "goal" in page
        made = (
            add_goal(world.owner, world.with_dean, words="Parking")
            if goal
            else add_item(world.owner, world.with_dean, side="theirs", words="Parking")
        )
    shown = reverse("goal" if goal else "item", args=[made.id])
    id = {"id": str(new_id())}
    for words in ("It went", "It went", "It went well"):
        answer = sam.post(
            reverse(page, args=[made.id]), {**event, **id, "words": words, "instead": "The bus"}
        )
        assert (answer.status_code, answer.headers.get("Location")) == (302, shown), words
    assert goal or "It went well" in sam.get(shown).text, (
        "what was sent last stands beside what was sent first"
    )
    stale = sam.post(reverse(page, args=[made.id]), {**event, "id": str(new_id()), "words": "Another page"})
    assert stale.status_code == 422
    assert "This has moved on since the page was opened." in stale.text
    assert goal or "Another page" in stale.text


def test_what_works_and_the_sheet_sent_twice_show_both(world: World, sam: PageClient) -> None:
    dean = world.with_dean.id
    page = twice(sam, "what-works", dean, first={"words": "Tea first"}, second={"words": "The radio on"})
    for words in (BOTH, "Tea first", "The radio on"):
        assert words in page
    page = twice(sam, "expect-write", dean, first={"my_role": "I listen"}, second={"my_role": "I ring"})
    for words in (BOTH, "I listen", "I ring"):
        assert words in page


def test_how_it_was_for_me_keeps_what_i_wrote_first_for_me_alone(world: World, sam: PageClient) -> None:
    contact = planned(world.with_dean, state="happened")
    send(sam, "private-note", contact.id, ease="2", shared="That I lost my father")
    page = page_of(sam, "private-note", contact.id)
    assert BEFORE not in page
    for _twice in range(2):
        send(sam, "private-note", contact.id, ease="4", shared="That I have been there")
    page = page_of(sam, "private-note", contact.id).split(BEFORE)[1]
    assert "That I lost my father" in page
    assert "uneasy" in page
    row = Revision.objects.get()
    assert (row.key_of, row.made_by_id) == (world.sam.id, world.sam.id), "under the key of its author"


def test_what_matters_to_me_sent_twice_shows_both(world: World, sam: PageClient) -> None:
    page = twice(sam, "own-values", first={"words": "Being on time"}, second={"words": "Being straight"})
    for words in (BOTH, "Being on time", "Being straight"):
        assert words in page


def test_why_a_contact_was_taken_back_sent_twice_shows_both(world: World, sam: PageClient) -> None:
    contact = planned(world.with_dean, state="happened")
    page = twice(
        sam, "contact-retract", contact.id,
        first={"words": "That was with Amir"}, second={"words": "That was on Monday"},
    )  # fmt: skip
    for words in (BOTH, "What was wrong?", "That was with Amir", "That was on Monday"):
        assert words in page
    send(sam, "contact-put-back", contact.id)
    assert "That was on Monday" in page_of(sam, "contact", contact.id)


def test_somebody_new_in_the_circle_sent_twice_shows_both(world: World, sam: PageClient) -> None:
    who = {"name": "Ada Walker", "place": "family", "role": "sister", "since": "", "until": ""}
    page = twice(
        sam, "circle-add", world.with_dean.id,
        first=who, second=who | {"name": "Ida Walker", "role": "aunt", "phone": "0113 4960000"},
    )  # fmt: skip
    for words in (BOTH, "Ada Walker", "Ida Walker", "aunt", "0113 4960000"):
        assert words in page
    assert BOTH not in page_of(sam, "circle", world.with_dean.id)
