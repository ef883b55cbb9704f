"""The form of How was it? (mock-up `contact`): what it asks, what stays folded away, and nothing typed is lost."""

from __future__ import annotations

import datetime as dt
import re

import html5lib
import pytest
from django.test import Client
from django.urls import reverse

from alongside.agenda.models import AgendaItem
from alongside.base.clock import now
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.contacts.actions.planning import plan_contact
from alongside.contacts.models import Contact
from tests.web.test_record import VAN, put
from tests.world import World


def test_the_item_of_mine_is_asked_for_only_where_there_are_several(
    world: World, sam: Client, contact_form: str
) -> None:
    put(world, "mine", "Support worker")
    assert "Which of yours?" not in sam.get(contact_form).text
    put(world, "mine", "Pain clinic")
    assert "Which of yours?" in sam.get(contact_form).text


def test_a_mistake_keeps_every_word_and_stands_beside_its_field(sam: Client, contact_form: str) -> None:
    answer = sam.post(
        contact_form, {"id": str(new_id()), "on_their_mind": VAN, "due_on": "2040-05-01", "day": "2039-01-01"}
    )
    assert answer.status_code == 422
    assert VAN in answer.text
    assert "This day is still to come" in answer.text
    assert not Contact.objects.exists()
    answer = sam.post(contact_form, {"id": str(new_id()), "on_their_mind": VAN, "minutes": "many"})
    assert answer.status_code == 422
    assert VAN in answer.text
    assert 'value="many"' in answer.text


def test_a_form_that_is_saved_again_after_the_lists_have_changed_is_still_the_same(
    world: World, sam: Client, contact_form: str
) -> None:
    parking, worker = put(world, "theirs", "The parking space"), put(world, "mine", "Support worker")
    typed = {
        "id": str(new_id()),
        "on_their_mind": VAN,
        "their_item": str(parking.id),
        "mine_came_up": "agreed",
        "also": [str(worker.id)],
    }
    assert sam.post(contact_form, typed).status_code == 302
    AgendaItem.objects.filter(pk=parking.id).update(closed=True, state="done")
    put(world, "mine", "Pain clinic")
    answer = sam.post(contact_form, typed, follow=True)
    assert answer.status_code == 200
    assert "You also wrote" not in answer.text
    assert Contact.objects.count() == 1


def test_a_draft_comes_back_to_its_author_on_its_own_page_only(
    world: World, sam: Client, contact_form: str
) -> None:
    kept = {
        "_path": contact_form,
        "on_their_mind": VAN,
        "did": ["promised"],
        "id": str(new_id()),
        "minutes": "40",
    }
    assert sam.post(reverse("draft"), kept).status_code == 204
    assert VAN in sam.get(contact_form).text
    assert re.search(r'name="minutes" value="40"', sam.get(contact_form).text)
    assert VAN not in sam.get(reverse("contact-new", args=[world.with_rosa.id])).text
    sam.post(contact_form, {"id": kept["id"], "on_their_mind": VAN})
    assert not re.search(r"value=\"40\"", sam.get(contact_form).text), "saved words are no draft any more"


def test_a_draft_that_arrives_after_its_form_does_not_come_back(sam: Client, contact_form: str) -> None:
    typed = {"id": str(new_id()), "on_their_mind": VAN}
    sam.post(contact_form, typed)
    assert sam.post(reverse("draft"), {"_path": contact_form, **typed}).status_code == 409
    assert typed["id"] not in sam.get(contact_form).text, "the next contact is another record"


@pytest.mark.parametrize("many", [0, 30])
def test_the_page_asks_the_database_little_however_much_there_is(
    world: World, sam: Client, contact_form: str, django_assert_max_num_queries, many: int
) -> None:
    for n in range(many):
        put(world, "theirs" if n % 2 else "mine", f"Something {n}")
    sam.get(contact_form)
    with django_assert_max_num_queries(99) as asked:
        sam.get(contact_form)
    selects = [one for one in asked.captured_queries if one["sql"].startswith("SELECT")]
    assert len(selects) <= 12, "\n".join(one["sql"] for one in selects)


FOLDED = '<details class="fold"><summary>More:'


def as_shown(page: str) -> dict[str, str]:
    """What a browser would send of the recording page where nobody has touched it."""
    fields = html5lib.parse(page, namespaceHTMLElements=False).iter("input")
    ticked = [
        one for one in fields if one.get("type") not in {"radio", "checkbox"} or "checked" in one.attrib
    ]
    return {one.get("name"): one.get("value", "") for one in ticked if one.get("name")}


@pytest.mark.parametrize("days", [-1, 1], ids=["yesterday", "tomorrow"])
def test_more_stays_folded_over_what_the_plan_said(world: World, sam: Client, days: int) -> None:
    """At first, with a draft of other words, and beside an error elsewhere; it opens for what is typed in it."""
    at = now() + dt.timedelta(days=days)
    with acting_for(world.owner):
        planned = plan_contact(world.owner, world.with_dean, at=at, place="at home")
    page = reverse("contact-record", args=[planned.id])
    asked = sam.get(page)
    assert FOLDED in asked.text
    typed = as_shown(asked.text) | {"on_their_mind": VAN}
    sam.post(reverse("draft"), {**typed, "_path": page})
    kept = sam.get(page)
    assert VAN in kept.text
    assert FOLDED in kept.text
    refused = sam.post(page, {**typed, "due_on": "not a day"})
    assert refused.status_code == 422
    assert FOLDED in refused.text
    assert FOLDED not in sam.post(page, {**typed, "due_on": "not a day", "place": "the park"}).text
    assert FOLDED not in sam.post(page, {**typed, "minutes": "many"}).text


def test_who_started_it_is_asked_openly_where_nobody_planned_it_and_rests_folded_away_where_it_was(
    world: World, sam: Client, contact_form: str
) -> None:
    with acting_for(world.owner):
        planned = plan_contact(world.owner, world.with_dean, at=now())
    for address, folded in ((contact_form, False), (reverse("contact-record", args=[planned.id]), True)):
        text = sam.get(address).text
        assert (text.index("Who started it?") > text.index(FOLDED)) is folded
