"""The pages about contacts: found by their owner, refused like what does not exist, nothing typed is lost."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from alongside.base.clock import now
from alongside.base.ids import new_id
from alongside.base.models import Revision
from alongside.base.request_context import acting_for
from alongside.contacts.actions.planning import plan_contact
from alongside.contacts.models import Addendum, Contact
from tests.world import World


@pytest.fixture
def planned(world: World) -> Contact:
    with acting_for(world.owner):
        at = now() + dt.timedelta(days=1)
        return plan_contact(world.owner, world.with_dean, at=at, place="at home")


def test_a_contact_is_planned_and_found(world: World, sam: Client) -> None:
    page = reverse("contact-plan", args=[world.with_dean.id])
    assert sam.get(page).status_code == 200
    answer = sam.post(
        page,
        {"id": str(new_id()), "day": "2030-05-06", "time": "10:30", "place": "at home", "heard": "yes"},
        follow=True,
    )
    assert "Monday, 10:30" in answer.text
    assert Contact.objects.get().at == dt.datetime(2030, 5, 6, 9, 30, tzinfo=dt.UTC), "in London's summer"


def test_without_a_day_nothing_is_planned_and_nothing_is_lost(world: World, sam: Client) -> None:
    page = reverse("contact-plan", args=[world.with_dean.id])
    answer = sam.post(page, {"id": str(new_id()), "place": "the hospital café"})
    assert answer.status_code == 422
    assert "the hospital café" in answer.text
    assert "Please give a day." in answer.text
    assert not Contact.objects.exists()


def test_one_button_says_what_became_of_it(sam: Client, planned: Contact) -> None:
    answer = sam.post(reverse("contact-mark", args=[planned.id]), {"event": "cancelled_by_them"}, follow=True)
    assert "called off by Dean" in answer.text
    answer = sam.post(reverse("contact-mark", args=[planned.id]), {"event": "no_answer"}, follow=True)
    assert "no longer planned" in answer.text
    answer = sam.post(reverse("contact-mark", args=[planned.id]), {"event": "corrected"}, follow=True)
    assert "Dean called it off" in answer.text, "it is planned again"


def test_moving_leads_to_the_new_day(sam: Client, planned: Contact) -> None:
    page = reverse("contact-move", args=[planned.id])
    assert "at home" in sam.get(page).text
    answer = sam.post(
        page, {"id": str(new_id()), "day": "2030-05-07", "way": "call", "heard": "yes"}, follow=True
    )
    assert "Call, 7 May 2030" in answer.text
    listed = sam.get(reverse("contacts", args=[planned.alliance_id])).text
    assert "moved to another day" in listed


def test_adding_to_a_contact(sam: Client, planned: Contact) -> None:
    Contact.objects.update(state="happened")
    page = reverse("contact-add", args=[planned.id])
    assert sam.post(page, {"id": str(new_id()), "words": ""}).status_code == 422
    assert "He rang back" in sam.post(page, {"id": str(new_id()), "words": "He rang back"}, follow=True).text
    assert Addendum.objects.count() == 1


@pytest.mark.parametrize("who", ["priya", "kit", "maya"])
def test_for_others_it_does_not_exist(world: World, client: Client, planned: Contact, who: str) -> None:
    client.force_login(getattr(world, who))
    for name, id in _pages(planned):
        real, made_up = client.get(reverse(name, args=[id])), client.get(reverse(name, args=[new_id()]))
        assert real.status_code == made_up.status_code == 404, name


def test_the_supervisor_reads_and_finds_no_button(world: World, client: Client, planned: Contact) -> None:
    client.force_login(world.olu)
    page = client.get(reverse("contact", args=[planned.id]))
    assert page.status_code == 200
    assert "Move it" not in page.text
    assert client.get(reverse("contact-move", args=[planned.id])).status_code == 404


def _pages(contact: Contact) -> list[tuple[str, object]]:
    own = [(name, contact.id) for name in ("contact", "contact-add", "contact-move")]
    return [*own, ("contacts", contact.alliance_id), ("contact-plan", contact.alliance_id)]


def test_a_contact_with_the_wrong_person_is_taken_back_with_its_words_kept(world: World, sam: Client) -> None:
    sam.post(
        reverse("contact-new", args=[world.with_dean.id]),
        {"id": str(new_id()), "on_their_mind": "Amir wants a bus pass", "promise": "Ask the council"},
    )
    contact = Contact.objects.get()
    page = reverse("contact-retract", args=[contact.id])
    assert f'href="{page}"' in sam.get(reverse("contact", args=[contact.id])).text
    asked = sam.get(page).text
    assert asked.index("This goes with it") < asked.index("bus pass") < asked.index("Ask the council")
    assert sam.post(page, {"id": str(new_id()), "words": ""}).status_code == 422
    done = sam.post(page, {"id": str(new_id()), "words": "It was Amir."}, follow=True).text
    for words in ("It was Amir.", "counts for nothing", "Amir wants a bus pass", "with the right person"):
        assert words in done
    everything = sam.get(reverse("contacts", args=[world.with_dean.id])).text
    assert "recorded by mistake, and taken back" in everything
    assert "bus pass" not in everything
    assert "bus pass" not in sam.get(reverse("agenda-show", args=[world.with_dean.id])).text
    assert sam.get(page).status_code == 302, "there is nothing left to take back"
    back = sam.post(reverse("contact-put-back", args=[contact.id]), follow=True).text
    assert "counts for nothing" not in back
    assert "bus pass" in back


def test_a_plan_put_right_from_its_own_page_keeps_the_day_and_place_that_stood(
    world: World, sam: Client
) -> None:
    page, id = reverse("contact-plan", args=[world.with_dean.id]), str(new_id())
    first = {
        "id": id,
        "day": "2030-05-06",
        "time": "10:30",
        "place": "at home",
        "way": "visit",
        "heard": "yes",
    }
    assert "What stood here before" not in sam.post(page, first, follow=True).text
    sam.post(page, first | {"time": "14:00", "way": "call", "place": "on his mobile"})
    answer = sam.post(page, first | {"time": "14:00", "way": "call", "place": "on his mobile"}, follow=True)
    shown, _before, earlier = answer.text.partition("What stood here before")
    assert "Monday, 14:00" in shown
    for words in ("Monday, 6 May 2030, 10:30", "Visit", "at home", "Changed by Sam Test"):
        assert words in earlier
    assert Revision.objects.filter(sent_id=None).count() == 1
