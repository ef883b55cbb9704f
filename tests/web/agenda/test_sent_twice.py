"""Words that come twice from one page stand beside each other."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from alongside.agenda.models import AgendaItem, Goal, Promise
from alongside.base.clock import today
from alongside.base.ids import new_id
from tests.web.agenda.pages import body
from tests.web.client import PageClient
from tests.world import World


@pytest.mark.parametrize("path", ["agenda/theirs/", "agenda/mine/", "promises/add/", "goals/add/"])
def test_other_words_from_a_page_that_was_saved_before_are_shown_beside_the_first(
    world: World, client: PageClient, path: str
) -> None:
    """Back, a word changed, saved again: nothing is dropped, and the page that follows shows both."""
    client.force_login(world.sam)
    path, id = f"/alliances/{world.with_dean.id}/{path}", new_id()
    assert client.post(path, {"id": id, "words": "The first words"}).status_code == 302
    again = client.post(path, {"id": id, "words": "The second words"}, follow=True).content.decode()
    for words in ("The first words", "The second words", "You also wrote"):
        assert words in again
    client.force_login(world.olu)
    for name, model in (("item", AgendaItem), ("promise", Promise), ("goal", Goal)):
        for row in model.objects.all():
            assert "The second words" not in body(client, reverse(name, args=[row.id]))


def test_other_words_of_a_step_sent_twice_stand_on_the_page_of_what_they_are_about(
    world: World, here, client: PageClient
) -> None:
    client.force_login(world.sam)
    item, promise = f"/items/{here['item'].id}/", f"/promises/{here['promise'].id}/"
    day = today("Europe/London")
    for path, page, first, second in (
        (
            item,
            "happened/",
            {"event": "heard", "words": "Said so"},
            {"event": "heard", "words": "Said more"},
        ),
        (
            promise,
            "day/",
            {"due_on": day + dt.timedelta(days=3), "words": "Said so"},
            {"due_on": day + dt.timedelta(days=9), "words": "Said more"},
        ),
    ):
        id = new_id()
        assert client.post(path + page, {"id": id, **first}).status_code == 302
        assert "You also wrote" not in body(client, path)
        again = client.post(path + page, {"id": id, **second}, follow=True).content.decode()
        for words in ("You also wrote", "Said so", "Said more"):
            assert words in again, (path, words)
    assert f"{day + dt.timedelta(days=9):%-d %B %Y}" in again.replace("\xa0", " ")
    assert "Said more" not in body(client, f"/items/{here['mine'].id}/"), "of another item"
    client.force_login(world.olu)
    for path in (item, promise):
        assert "Said more" not in body(client, path)


def test_another_list_from_a_referral_sent_before_stands_beneath_the_form(
    world: World, client: PageClient
) -> None:
    client.force_login(world.sam)
    path, id = f"/alliances/{world.with_dean.id}/agenda/referral/", new_id()
    agenda = f"/alliances/{world.with_dean.id}/agenda/"
    assert client.post(path, {"id": id, "pasted": "A chair\nA ramp"}).headers["location"] == agenda
    again = client.post(path, {"id": id, "pasted": "A chair\nA hoist"}, follow=True)
    assert again.redirect_chain[-1][0] == path
    for words in ("You also wrote", "A chair<br>A hoist"):
        assert words in again.content.decode()
    assert "A hoist" not in body(client, agenda)
