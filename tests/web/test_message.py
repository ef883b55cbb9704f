"""A message that somebody wrote: recorded with one press on its page, with two taps from Today."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from alongside.base.ids import new_id
from alongside.contacts.models import Contact
from tests.world import World


@pytest.mark.parametrize(("who", "said"), [("them", "Dean wrote"), ("me", "I wrote")])
def test_a_message_at_night_takes_one_press(world: World, sam: Client, who: str, said: str) -> None:
    page = reverse("message", args=[world.with_dean.id])
    assert "Dean wrote" in sam.get(page).text
    typed = {"id": str(new_id()), "started_by": who}
    for _twice in range(2):
        assert said in sam.post(page, typed, follow=True).text
    assert (Contact.objects.get().way, Contact.objects.get().started_by) == ("message", who)


def test_from_today_a_message_is_two_taps(world: World, sam: Client) -> None:
    assert reverse("who-wrote") in sam.get(reverse("today")).text
    assert reverse("who-wrote") in sam.get(reverse("people")).text
    listed = sam.get(reverse("who-wrote")).text
    assert "Dean wrote" in listed
    assert "Rosa wrote" in listed
    assert "Amir" not in listed
    action, id = re.search(r'action="([^"]+)".*?name="id" value="([^"]+)"', listed, re.DOTALL).groups()
    assert "Dean wrote" in sam.post(action, {"id": id, "started_by": "them"}, follow=True).text


def test_words_of_a_message_belong_to_who_wrote_them(world: World, sam: Client) -> None:
    page = reverse("message", args=[world.with_dean.id])
    for who in ("them", "me"):
        sam.post(page, {"id": str(new_id()), "started_by": who, "words": f"from {who}"})
    theirs, mine = Contact.objects.order_by("seq")
    assert (theirs.on_their_mind, theirs.note, mine.on_their_mind, mine.note) == (
        "from them",
        "",
        "",
        "from me",
    )
    answer = sam.post(page, {"id": str(new_id()), "words": "kept"})
    assert answer.status_code == 422
    assert "kept" in answer.text
