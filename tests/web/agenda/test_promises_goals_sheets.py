"""Promises, goals and the what-to-expect sheet on their pages (S8, S13, S15)."""

from __future__ import annotations

import datetime as dt

from alongside.agenda.models import Promise
from alongside.base.clock import today
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.people.models import GoodToKnow
from tests.domain.agenda import made
from tests.web.agenda.pages import body
from tests.web.client import PageClient
from tests.world import World


def test_promises_late_first_and_what_became_of_them(world: World, here, client: PageClient) -> None:
    client.force_login(world.sam)
    yesterday = today("Europe/London") - dt.timedelta(days=1)
    with acting_for(world.owner):
        late = made.promise(world, "Ring the council", made_on=yesterday, due_on=yesterday)
    text = body(client, "/promises/")
    assert text.index("Ring the council") < text.index("Write to the building manager")
    assert "late since yesterday" in text
    assert "promised for today" in text
    path = f"/promises/{late.id}/"
    assert client.post(path + "said/", {"words": ""}).status_code == 422
    assert client.post(path + "said/", {"words": "I told him I am late", "id": new_id()}).status_code == 302
    assert client.post(path + "day/", {"words": "kept words"}).status_code == 422
    new_day = today("Europe/London") + dt.timedelta(days=3)
    assert client.post(path + "day/", {"due_on": new_day, "id": new_id()}).status_code == 302
    client.post(path + "step/", {"event": "kept", "id": new_id()})
    text = body(client, path)
    for said in ("Said to Dean: I told him I am late", "A new day was agreed", "Kept"):
        assert said in text
    refused = client.post(path + "step/", {"event": "did_not_happen", "id": new_id()}, follow=True)
    assert "Please choose one of the buttons." in refused.content.decode()
    assert Promise.objects.get(pk=late.pk).state == "kept"


def test_a_goal_is_agreed_by_both_with_their_days(world: World, here, client: PageClient) -> None:
    client.force_login(world.sam)
    value = GoodToKnow.objects.get()
    made_ = client.post(here["base"] + "goals/add/", {"words": "Drive", "value": value.id, "id": new_id()})
    path = made_["Location"]
    for event in ("they_agree", "i_agree"):
        assert (
            client.post(path + "agreed/", {"event": event, "on": "2026-03-02", "id": new_id()}).status_code
            == 302
        )
    text = body(client, path)
    assert "Dean agreed 2 March" in text
    assert "you agreed 2 March" in text
    assert "“doing it myself”" in text
    assert client.post(path + "agreed/", {"event": "they_agree"}).status_code == 422
    assert client.post(path + "change/", {"words": "Drive there", "value": value.id}).status_code == 302
    assert "nobody has agreed to these words yet" in body(client, path)
    hung = client.post(
        f"/items/{here['item'].id}/change/", {"words": "The van", "goal": path.split("/")[2], "id": new_id()}
    )
    assert hung.status_code == 302
    assert "The van" in body(client, path)


def test_new_words_for_a_goal_that_is_reached_are_refused_beside_them_and_kept(
    world: World, here, client: PageClient
) -> None:
    """In another tab the goal was reached meanwhile; it was answered with a fault."""
    client.force_login(world.sam)
    path = client.post(here["base"] + "goals/add/", {"words": "Drive", "id": new_id()})["Location"]
    for event in ("they_agree", "i_agree", "reached"):
        client.post(path + "agreed/", {"event": event, "id": new_id()})
    page = client.post(path + "change/", {"words": "Drive to the sea"})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["words"]
    assert "Take it up again" in page.text
    assert "Drive to the sea" in page.text
    too_long = client.post(path + "change/", {"words": "Drive " * 1000})
    assert (too_long.status_code, list(too_long.context["form"].errors)) == (422, ["words"])
    assert "“Drive”" in body(client, path)


def test_the_sheet_begins_honest_and_keeps_its_versions(world: World, client: PageClient) -> None:
    client.force_login(world.sam)
    base = f"/alliances/{world.with_dean.id}/expect/"
    first = body(client, base + "write/")
    assert "If anyone is in danger, I can not keep that to myself." in first
    assert "A court might ask to see what I have written." in first
    assert 'class="advice"' not in first
    refused = client.post(base + "given/", follow=True).content.decode()
    assert "There is nothing to give yet." in refused
    long = "I will endeavour to facilitate multidisciplinary coordination " * 4
    for role in (long, "I help you get things done."):
        assert client.post(base + "write/", {"my_role": role, "id": new_id()}).status_code == 302
    assert client.post(base + "given/").status_code == 302
    text = body(client, base)
    assert "given on" in text
    assert "Earlier versions" in text
    shown = body(client, base + "show/")
    assert "I help you get things done." in shown
    assert "endeavour" not in shown


def test_hints_for_plain_words_are_beside_the_part_and_never_block(world: World, client: PageClient) -> None:
    client.force_login(world.sam)
    base = f"/alliances/{world.with_dean.id}/expect/"
    role = "I will endeavour to facilitate multidisciplinary coordination of rehabilitation provision"
    assert client.post(base + "write/", {"my_role": role, "id": new_id()}).status_code == 302
    assert "is a long word" in body(client, base)
    assert "is a long word" in body(client, base + "write/")
    assert "is a long word" not in body(client, base + "show/")


def test_one_says_that_it_is_late_or_will_be(world: World, here, client: PageClient) -> None:
    client.force_login(world.sam)
    day = today("Europe/London")
    with acting_for(world.owner):
        late = made.promise(
            world, "Ring", made_on=day - dt.timedelta(days=3), due_on=day - dt.timedelta(days=1)
        )
    assert "I said that it is late" in body(client, f"/promises/{late.id}/")
    assert "I said that it will be late" in body(client, f"/promises/{here['promise'].id}/")


def test_a_promise_about_an_item_stands_beside_it(world: World, here, client: PageClient) -> None:
    client.force_login(world.sam)
    path = f"/items/{here['item'].id}/"
    day = today("Europe/London") + dt.timedelta(days=1)
    assert (
        client.post(path + "promise/", {"words": "Ring the council", "due_on": day, "id": new_id()})[
            "Location"
        ]
        == path
    )
    text = body(client, path)
    assert "Ring the council" in text
    assert "promised for tomorrow" in text
