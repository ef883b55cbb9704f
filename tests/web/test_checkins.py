"""The pages of check-ins: my view before theirs, asking them together, what works, how often, taking an answer back."""

import re

from django.urls import reverse

from alongside.agenda.actions.items import add_item
from alongside.agenda.models import Goal, Promise
from alongside.base.clock import new_id
from alongside.base.drafts import keep
from alongside.base.models import Draft
from alongside.base.request_context import acting_for
from alongside.checkins.models import Answer, CheckIn, PromisedAfter, Rhythm
from alongside.contacts.models import Contact, Touch
from alongside.repair.actions.asked import ask_five
from alongside.repair.models import Rupture
from tests.noticed import contact, day
from tests.web.client import PageClient
from tests.world import World

FIVE = {"listens": "3", "safe": "4", "on_my_side": "3", "helps": "2", "can_tell": "dont_know"}
ASKED = {**FIVE, "medium": "aloud", "mode": "together"}


def url(world: World, name: str) -> str:
    return reverse(name, args=[world.with_dean.id])


def read(client: PageClient, check_in: CheckIn) -> str:
    return client.get(reverse("check-in", args=[check_in.id])).text


def theirs(world: World) -> CheckIn:
    with acting_for(world.owner):
        return ask_five(world.owner, world.with_dean, answers=dict.fromkeys(list(FIVE), 1))


def test_one_low_answer_is_thanked_for_and_leads_to_a_promise_that_the_next_look_shows(
    sam: PageClient, world: World
) -> None:
    """Story J: asked aloud, thanked, one thing to do differently, done, asked again."""
    low = {**ASKED, "listens": "1"}
    page = sam.post(url(world, "together-five"), low, follow=True)
    for said in ("Thank Dean for saying so", "Sam listens to what matters to me.", "hard between us"):
        assert said in page.text
    assert "Sam is on my side." not in page.text, "what was good is read below"
    where = page.redirect_chain[-1][0]
    assert "Please write what you will do differently." in sam.post(where, {"words": " "}).text
    id = new_id()
    for _twice in range(2):
        page = sam.post(where, {"id": id, "words": "Let him finish"}, follow=True).text
    assert "Let him finish" in page
    assert Promise.objects.count() == PromisedAfter.objects.count() == 1
    assert "It becomes a promise" in sam.post(where, {"id": id, "words": "Ring"}, follow=True).text
    promise = Promise.objects.get()
    sam.post(reverse("promise-step", args=[promise.id]), {"event": "kept"})
    for name in ("together", "together-five", "together-directly"):
        page = sam.get(url(world, name)).text
        assert "Ask whether it is easier now" in page
        assert "Let him finish" in page
        assert "kept" in page
    again = sam.post(url(world, "together-five"), ASKED, follow=True).text
    assert "Thank Dean" not in again
    assert "What you had said you would do differently" in again
    assert "Let him finish" in again


def test_a_yes_leads_there_too_and_names_the_hard_patch_and_a_retracted_answer_leads_nowhere(
    sam: PageClient, world: World
) -> None:
    asked = {"hard": "yes", "hard_words": "You never ring", "easier": "Ring me first"}
    page = sam.post(url(world, "together-directly"), asked, follow=True)
    for said in ("Thank Dean", "“You never ring”", "“Ring me first”", "a hard patch is open"):
        assert said in page.text
    assert reverse("rupture", args=[Rupture.objects.get().id]) in page.text
    where = page.redirect_chain[-1][0]
    sam.post(reverse("check-in-retract", args=[CheckIn.objects.get().id]), {"why": "twice"})
    assert sam.get(where).status_code == 302
    assert "These answers no longer count." in sam.post(where, {"words": "Ring"}).text
    assert "Thank Dean" not in read(sam, CheckIn.objects.get())
    assert not Promise.objects.exists()


def seen(world: World, ago: int, **more: str) -> Contact:
    return contact(world.with_dean, -ago, "12:00", state="happened", **more)


def test_their_answers_stand_beside_mine_only_once_mine_are_kept(sam: PageClient, world: World) -> None:
    alone = sam.post(url(world, "check-in-mirror"), FIVE, follow=True).text
    assert "nothing of Dean’s to set beside it" in alone
    theirs(world)
    before = sam.get(url(world, "check-in-mirror")).text
    assert "checked" not in before
    assert "Dean said:" not in before
    assert "A court or the client may be able to obtain it" in before
    after = sam.post(url(world, "check-in-mirror"), FIVE, follow=True).text
    for words in ("two steps lower than you thought", "I don’t know", "asked aloud, together with me"):
        assert words in after


def test_one_press_keeps_both_halves_apart_and_one_half_alone(sam: PageClient, world: World) -> None:
    own = {"at_ease": "2", "unspoken": "About the money"}
    gap = sam.post(url(world, "check-in-mirror"), {**FIVE, **own}, follow=True).text
    mirror, for_me = CheckIn.objects.get(rater="mirror"), CheckIn.objects.get(rater="for_me")
    assert (mirror.answered, for_me.answered, for_me.score) == (4, 1, 2), "one of five is “I don’t know”"
    assert reverse("check-in", args=[for_me.id]) in gap
    assert url(world, "check-in-for-me") not in gap
    assert "About the money" in read(sam, for_me)
    assert "About the money" in sam.post(url(world, "check-in-mirror"), own, follow=True).text
    assert CheckIn.objects.filter(rater="mirror").count() == 1
    assert sam.post(url(world, "check-in-mirror"), {"unspoken": " "}).status_code == 422


def test_words_typed_while_the_page_had_another_address_come_back(sam: PageClient, world: World) -> None:
    keep(world.owner, f"/alliances/{world.with_dean.id}/look/for-me/", {"unspoken": ["About the money"]})
    assert "About the money" in sam.get(url(world, "check-in-for-me")).text
    sam.post(url(world, "check-in-for-me"), {"unspoken": "About the money"})
    assert not Draft.objects.exists()


def test_the_rhythm_is_changed_on_a_page(sam: PageClient, world: World) -> None:
    assert 'value="6"' in sam.get(url(world, "rhythm")).text
    weeks = {"mine_weeks": "3", "theirs_weeks": "8", "good_weeks": "10"}
    assert sam.post(url(world, "rhythm"), weeks).status_code == 302
    assert Rhythm.objects.get().mine_weeks == 3
    assert sam.post(url(world, "rhythm"), {**weeks, "theirs_weeks": "2"}).status_code == 422


def test_an_answer_is_taken_back_with_why_and_put_back(sam: PageClient, world: World) -> None:
    check_in = theirs(world)
    gone, back = (reverse(f"check-in-{name}", args=[check_in.id]) for name in ("retract", "put-back"))
    assert gone in read(sam, check_in)
    assert "Please choose why it is taken back." in sam.post(gone, {}).text
    page = sam.post(gone, {"why": "twice", "words": "Pressed twice"}, follow=True).text
    for words in ("It was kept twice", "Pressed twice", "It counts for nothing.", "not often"):
        assert words in page
    assert gone not in page
    assert sam.get(gone).status_code == 302
    line = sam.get(url(world, "line")).text
    assert "Taken back" in line
    assert reverse("check-in", args=[check_in.id]) in line
    page = sam.post(back, follow=True).text
    assert "It counts again, on its day." in page
    assert gone in page


def test_what_somebody_else_recorded_is_not_taken_back(sam: PageClient, world: World) -> None:
    check_in = theirs(world)
    check_in.made_by = world.priya
    check_in.save()
    gone, back = (reverse(f"check-in-{name}", args=[check_in.id]) for name in ("retract", "put-back"))
    assert gone not in read(sam, check_in)
    assert sam.get(gone).status_code == 404
    assert [sam.post(page, {"why": "twice"}).status_code for page in (gone, back)] == [404, 404]


def test_by_way_of_the_goals(sam: PageClient, world: World) -> None:
    assert sam.get(url(world, "together-goals")).status_code == 302
    goal = Goal.objects.create(org=world.org, alliance=world.with_dean, words="Walk to the shop")
    other = Goal.objects.create(org=world.org, alliance=world.with_amir, words="Not his")
    assert "Walk to the shop" in sam.get(url(world, "together-goals")).text
    words = {f"easy_{goal.id.hex}": "The dog comes", f"stuck_{goal.id.hex}": "The hill"}
    words |= {f"easy_{other.id.hex}": "x", f"far_{goal.id.hex}": "2", f"far_{other.id.hex}": "4"}
    page = sam.post(url(world, "together-goals"), words, follow=True).text
    for said in ("“The dog comes”", "“The hill”", "How far along is this", "half way"):
        assert said in page
    assert {answer.goal_id for answer in Answer.objects.all()} == {goal.id}
    assert CheckIn.objects.get().score is None, "it is added up with nothing"
    beyond = sam.post(url(world, "together-goals"), {f"far_{goal.id.hex}": "5"})
    assert beyond.status_code == 422


def test_what_is_asked_aloud_names_the_last_time(sam: PageClient, world: World) -> None:
    """A day and what it was about; a call is no seeing; the check-in remembers which time was named."""

    def frame() -> str:
        return re.search(r'<p class="sub">(.*?)</p>', sam.get(url(world, "together-five")).text)[1]

    assert frame() == "Think of the last time you saw Sam."
    first = seen(world, 40)
    assert f"saw Sam ({first.at.strftime('%-d %B')}" in frame()
    assert "about" not in frame()
    seen(world, 9, on_their_mind="The lift", in_their_words=True)
    assert "about “The lift”)." in frame()
    visit = seen(world, 3, on_their_mind="Cold again")
    with acting_for(world.owner):
        heard = add_item(world.owner, world.with_dean, side="theirs", words="The white van")
    Touch.objects.create(org=world.org, contact=visit, item=heard, how="heard")
    seen(world, 1, way="call", on_their_mind="Nothing")
    weekday = visit.at.strftime("%A")
    assert frame() == f"Think of the last time you saw Sam ({weekday}, about The white van)."
    sam.post(url(world, "together-five"), ASKED)
    sam.post(url(world, "together-directly"), {"went_well": "The letter"})
    assert [check_in.contact for check_in in CheckIn.objects.all()] == [visit, visit]
    assert "about the last time you saw each other, " in read(sam, CheckIn.objects.first())


def test_an_earlier_day_is_understood_as_people_write_it_and_a_wrong_one_is_said_beside_it(
    sam: PageClient, world: World
) -> None:
    assert "On which day was it, if not today?" in sam.get(url(world, "together-five")).text
    for typed, words in (
        ("31/02/2026", "Please give a day, like 22/11/2026."),
        (f"{day(1):%d/%m/%Y}", "still to come"),
        ("01/01/2020", "Please give that day or a later one."),
    ):
        page = sam.post(url(world, "together-five"), {**ASKED, "on": typed})
        assert (page.status_code, words in page.text) == (422, True)
    assert not CheckIn.objects.exists()
    page = sam.post(url(world, "together-five"), {**ASKED, "on": f"{day(-9):%d/%m/%Y}"}, follow=True)
    assert CheckIn.objects.get().on == day(-9)
    assert "kept on" in page.text
    for name in ("together-directly", "together-question"):
        sam.post(url(world, name), {"went_well": "A", "one_question": "B", "on": f"{day(-9):%Y-%m-%d}"})
    assert [check_in.on for check_in in CheckIn.objects.all()] == [day(-9)] * 3
