"""My own lines on pages: my statement by profession, what I shared, what happened, and in Get ready what matters (S18)."""

import pytest
from django.urls import reverse

from alongside.base.clock import new_id
from alongside.base.request_context import acting_for
from alongside.contacts.actions.recording import record_contact
from alongside.core.boundaries import Profession
from alongside.documents import boundaries as wording
from alongside.reflection.models import BoundaryMoment
from tests.web.client import PageClient
from tests.world import World


def sent(sam: PageClient, name: str, of: object = None, **typed: str) -> str:
    path = reverse(name, args=[of] if of else [])
    answer = sam.post(path, {"id": str(new_id()), **typed}, follow=True)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_a_statement_is_written_by_profession_and_what_stood_is_kept(world: World, sam: PageClient) -> None:
    sent(sam, "boundaries", profession="physiotherapist", share="My dog, not my marriage")
    page = sent(sam, "boundaries", profession="physiotherapist", share="My dog alone")
    assert "Touch is your work" in page
    assert "What stood here before" in page
    assert "my marriage" in page
    assert page.count("My dog alone") == 1
    assert reverse("boundaries") in sam.get(reverse("me")).text


@pytest.mark.parametrize("profession", ["", *Profession])
def test_every_profession_is_asked_the_same_and_thinks_of_its_own(profession: str) -> None:
    asked = wording.questions(profession)
    common = {name: str(prompt) for name, (_question, prompt) in wording.ASKED.items()}
    differs = [name for name, (_question, prompt) in asked.items() if prompt != common[name]]
    assert list(asked) == list(common)
    assert len(differs) == (profession not in ("", Profession.OTHER))


def test_what_i_shared_says_why_whose_need_and_how_it_landed(world: World, sam: PageClient) -> None:
    with acting_for(world.owner):
        contact = record_contact(world.owner, world.with_dean)
    assert reverse("private-note", args=[contact.id]) in sam.get(reverse("contact", args=[contact.id])).text
    told = {"shared": "I lost my father too", "whose_need": "mine", "landed": "He was quiet"}
    sent(sam, "private-note", contact.id, why_shared="I was moved", **told)
    page = sam.get(reverse("boundaries-with", args=[world.with_dean.id])).text
    assert all(words in page for words in ("I lost my father too", "I was moved", "mine", "He was quiet"))
    ready = sam.get(reverse("alliance-ready", args=[world.with_dean.id])).text
    assert "I lost my father too" in ready


def test_a_request_is_open_in_get_ready_until_it_is_answered(world: World, sam: PageClient) -> None:
    dean, ready = world.with_dean.id, reverse("alliance-ready", args=[world.with_dean.id])
    assert "Near and far" not in sam.get(ready).text
    page = sent(sam, "boundary-note", dean, kind="role_request", words="Come to the wedding")
    assert "not answered yet" in page
    moment = BoundaryMoment.objects.get()
    assert "Come to the wedding" in (asked := sam.get(ready).text)
    assert reverse("boundary", args=[moment.id]) in asked
    page = sent(sam, "boundary", moment.id, words="Come to the wedding", answered="I said no, and thank you")
    assert "I said no, and thank you" in page
    assert "wedding" not in sam.get(ready).text
    sent(sam, "boundary-drop", moment.id)
    assert "wedding" not in sam.get(reverse("boundaries-with", args=[dean])).text


def test_two_marks_lead_to_a_kind_thought_in_either_direction(world: World, sam: PageClient) -> None:
    dean = world.with_dean.id
    for kind in ("they_look_after_me", "too_guarded"):
        for words in ("", "again"):
            page = sent(sam, "boundary-note", dean, kind=kind, words=words)
    assert "Lately Dean may be looking after you." in page
    assert "so that he need not?" in page
    assert "One small true thing about you may be enough." in page
    assert "It may be nothing." in page
