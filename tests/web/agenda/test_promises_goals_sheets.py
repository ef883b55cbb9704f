"""Promises, goals and the what-to-expect sheet on their pages (S8, S13, S15)."""

from alongside.agenda.models import Goal
from alongside.base.clock import new_id
from alongside.base.request_context import acting_for
from tests.domain.agenda import made
from tests.noticed import day
from tests.web.client import PageClient
from tests.world import World


def test_new_words_for_a_goal_that_is_reached_are_refused_beside_them_and_kept(here, sam: PageClient) -> None:
    """In another tab the goal was reached meanwhile; it was answered with a fault."""
    path = sam.post(here["base"] + "goals/add/", {"words": "Drive", "id": new_id()})["Location"]
    for event in ("they_agree", "i_agree", "reached"):
        sam.post(path + "agreed/", {"event": event, "id": new_id()})
    page = sam.post(path + "change/", {"words": "Drive to the sea"})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["words"]
    assert "Take it up again" in page.text
    assert "Drive to the sea" in page.text
    too_long = sam.post(path + "change/", {"words": "Drive " * 1000})
    assert (too_long.status_code, list(too_long.context["form"].errors)) == (422, ["words"])
    assert "“Drive”" in sam.get(path).text


def test_the_sheet_begins_honest_and_keeps_its_versions(world: World, sam: PageClient) -> None:
    base = f"/alliances/{world.with_dean.id}/expect/"
    first = sam.get(base + "write/").text
    assert "If anyone is in danger, I cannot keep that to myself." in first
    assert "A court might ask to see what I have written." in first
    assert 'class="advice"' not in first
    refused = sam.post(base + "given/", follow=True).content.decode()
    assert "There is nothing to give yet." in refused
    long = "I will endeavour to facilitate multidisciplinary coordination " * 4
    for role in (long, "I help you get things done."):
        words = {"my_role": role, "i_can": role, "id": new_id()}
        assert sam.post(base + "write/", words).status_code == 302
        assert sam.get(base).text.count("is a long word") == (role == long), (
            "a hint, said once, which stops nothing"
        )
        assert "is a long word" not in sam.get(base + "write/").text
    assert sam.post(base + "given/").status_code == 302
    text = sam.get(base).text
    assert "given on" in text
    assert "Earlier versions" in text
    shown = sam.get(base + "show/").text
    assert "I help you get things done." in shown
    assert "endeavour" not in shown


def test_one_says_that_it_is_late_or_will_be(world: World, here, sam: PageClient) -> None:
    with acting_for(world.owner):
        late = made.promise(world, "Ring", made_on=day(-3), due_on=day(-1))
    assert "I said that it is late" in sam.get(f"/promises/{late.id}/").text
    assert "I said that it will be late" in sam.get(f"/promises/{here['promise'].id}/").text


def test_a_kept_promise_asks_whether_they_know_and_a_new_day_is_to_come(
    world: World, here, sam: PageClient
) -> None:
    path = f"/promises/{here['promise'].id}/"
    assert "Does Dean know?" not in sam.get(path).text
    page = sam.post(path + "step/", {"event": "kept", "id": new_id()}, follow=True).text
    assert "Kept." in page
    assert "Does Dean know?" in page
    assert f"/alliances/{world.with_dean.id}/message/" in page
    with acting_for(world.owner):
        other = made.promise(world, "Ring", made_on=day(-9))
    over = sam.post(f"/promises/{other.id}/day/", {"due_on": f"{day(-2):%d/%m/%Y}"})
    assert over.status_code == 422
    assert "This day is over. Please give one to come." in over.text


def test_both_agree_in_one_step(here, sam: PageClient) -> None:
    path = f"/goals/{here['goal'].id}/"
    assert "We both agree" in sam.get(path + "agreed/").text
    page = sam.post(path + "agreed/", {"event": "both_agree", "on": f"{day(-1):%d/%m/%Y}"}, follow=True).text
    goal = Goal.objects.get(pk=here["goal"].id)
    assert (goal.state, goal.they_agreed_on, goal.i_agreed_on) == ("agreed_by_both", day(-1), day(-1))
    assert page.count("agreed") >= 2
    assert "We both agree" not in sam.get(path + "agreed/").text
