"""An id that no page of ours made is refused like somebody else's; a missing one costs nobody their words."""

import pytest
from django.test import Client
from django.urls import reverse

from alongside.base.ids import new_id
from alongside.contacts.models import Contact
from alongside.repair.models import Slip
from tests.web.acting import send
from tests.web.client import bare
from tests.world import World

MADE_UP = ["", "abc", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"]  # the last is a UUID, but not one of ours


@pytest.mark.parametrize("id", MADE_UP)
def test_a_form_or_one_tap_with_a_made_up_id_saves_nothing(world: World, sam: Client, id: str) -> None:
    for name in ("contact-new", "slip"):
        for _twice in range(2):
            answer = send(sam, name, world.with_dean.id, id=id, on_their_mind="The lift")
            assert answer.status_code == 404
    assert not Contact.objects.exists()
    assert not Slip.objects.exists()


def test_it_is_refused_byte_for_byte_as_somebody_elses(world: World, sam: Client) -> None:
    page, theirs = reverse("contact-new", args=[world.with_dean.id]), str(new_id())
    assert sam.post(page, {"id": theirs, "on_their_mind": "The lift"}).status_code == 302
    other = Client()
    other.force_login(world.priya)
    page = reverse("contact-new", args=[world.with_amir.id])
    answers = [other.post(page, {"id": id, "on_their_mind": "The bus"}) for id in (theirs, "abc")]
    assert [one.status_code for one in answers] == [404, 404]
    assert bare(answers[0].text) == bare(answers[1].text)


def test_without_an_id_the_words_are_saved(world: World, sam: Client) -> None:
    page = reverse("contact-new", args=[world.with_dean.id])
    assert sam.post(page, {"on_their_mind": "The lift"}).status_code == 302
    assert Contact.objects.get().on_their_mind == "The lift"
