"""A check-in on a link: one question a screen, kept with the last press as any other check-in is, and for whom they chose."""

import datetime as dt
import re

import pytest
import time_machine
from django.urls import reverse

from alongside.audit import chain
from alongside.audit.models import Event
from alongside.base.clock import now
from alongside.base.errors import NotThere
from alongside.base.request_context import acting_for
from alongside.checkins.actions import invitations
from alongside.checkins.actions.check_ins import check_in_mirror
from alongside.checkins.models import Answer, CheckIn, Invitation, WhatWorks
from alongside.core.check_in_path import ITEMS
from alongside.people.faces import choose_symbol
from alongside.people.models import SupervisionLink
from alongside.repair.actions.asked import keep_client_check_in
from alongside.repair.actions.ruptures import notice_rupture
from alongside.repair.models import Rupture
from tests.noticed import contact
from tests.portal.answering import STEPS, WORDS, answer_five, begin, sent
from tests.portal.client import PortalClient
from tests.web.client import signed_in
from tests.world import World


def kept(check_in: CheckIn) -> list[tuple[object, ...]]:
    """Everything that a check-in says, but how it came and who was there."""
    names = (
        "instrument",
        "version",
        "score",
        "top",
        "answered",
        "on",
        "rater",
        "audience",
        "contact_id",
        "helper",
    )
    rows = Answer.objects.filter(check_in=check_in).order_by("seq")
    own = tuple(getattr(check_in, name) for name in names)
    return [own, *((row.item, row.step, row.choice, row.words, row.key_of) for row in rows)]


@pytest.mark.parametrize("hard", ["no", "yes"])
def test_five_things_on_a_link_are_kept_as_those_of_paper_and_aloud_are(
    world: World, link: str, portal: PortalClient, hard: str
) -> None:
    begin(portal, link)
    assert answer_five(portal, hard) == "/c/thanks/"
    assert not portal.cookies["checkin"].value
    check_in = CheckIn.objects.get(medium="link")
    assert (check_in.mode, check_in.made_by, check_in.version, check_in.score) == ("alone", None, "2", 15)
    assert WhatWorks.objects.get().words == WORDS["made_it_work"]
    assert Rupture.objects.filter(came="asked").count() == (hard == "yes")
    given = {"steps": STEPS, "words": WORDS, "choices": {"hard": hard, "talk": "not_now"}}
    for medium in ("paper", "device", "aloud"):
        same = keep_client_check_in(world.owner, world.with_dean, on=check_in.on, medium=medium, **given)
        assert kept(same) == kept(check_in)
    assert Rupture.objects.count() == (hard == "yes"), "a yes adds to the hard patch that is open"
    assert not chain.verify(world.org.id).reason
    events = Event.objects.filter(org_id=world.org.id, verb__startswith="link.")
    assert {"link.opened", "link.check_in.client", "link.answered"} <= set(
        events.values_list("verb", flat=True)
    )
    assert not any(word in str(list(events.values())) for word in WORDS.values())


def test_cards_are_sorted_in_place_of_words_and_stored_with_the_answers(
    world: World, link: str, portal: PortalClient
) -> None:
    begin(portal, link)
    sent(portal, "/c/2/", listens="3", go="on")
    assert sent(portal, "/c/7/", went_well="The van", go="cards") == "/c/7/"
    page = portal.get("/c/7/").text
    assert [page.count(f'value="{heap}"') for heap in ("well", "so_so", "not_well")] == [6, 6, 6]
    assert "checked" not in page
    assert "<textarea" not in page
    sent(portal, "/c/7/", card_time="well", card_plans="not_well", card_help="nonsense", go="on")
    assert "The van" in portal.get(sent(portal, "/c/7/", card_time="well", go="words")).text
    sent(portal, "/c/7/", go="cards")
    sent(portal, "/c/7/", card_time="well", card_plans="not_well", go="on")
    assert sent(portal, "/c/8/", go="on") == "/c/thanks/"
    check_in = CheckIn.objects.get(medium="link")
    rows = Answer.objects.filter(check_in=check_in).exclude(choice="").order_by("seq")
    assert list(rows.values_list("item", "choice")) == [("card_time", "well"), ("card_plans", "not_well")]
    with acting_for(world.owner):
        check_in_mirror(world.owner, world.with_dean, answers={"listens": 4})
    page = signed_in(world.sam).get(reverse("check-in", args=[check_in.id])).text
    assert "<strong>Not going well</strong>: Our plans" in page
    assert "The van" not in page


def test_one_thing_with_somebodys_help_is_three_screens_and_named(
    world: World, link: str, portal: PortalClient
) -> None:
    portal.open(link)
    refused = portal.post("/c/hello/", {"much": "one", "company": "with_help"})
    assert (refused.status_code, "Please write who helps you." in refused.text) == (422, True)
    sent(portal, "/c/hello/", much="one", company="with_help", helper="Rosa")
    sent(portal, "/c/1/", who="worker", go="on")
    assert "Rosa helps you." in portal.get("/c/2/").text
    sent(portal, "/c/2/", hard="rather_not_say", go="on")
    assert sent(portal, "/c/3/", easier="Shorter visits", go="on") == "/c/thanks/"
    check_in = CheckIn.objects.get(medium="link")
    assert (check_in.mode, check_in.helper, check_in.audience) == ("with_help", "Rosa", "worker")
    assert (check_in.instrument, check_in.score) == ("own-asked", None)


def test_back_and_pause_keep_what_was_answered_and_two_days_later_it_goes_on(
    world: World, link: str, portal: PortalClient
) -> None:
    begin(portal, link)
    sent(portal, "/c/2/", listens="3", go="on")
    assert sent(portal, "/c/3/", on_my_side="1", go="back") == "/c/2/"
    assert re.search(r'value="3"\s+checked', portal.get("/c/2/").text)
    assert sent(portal, "/c/3/", on_my_side="2", go="pause") == "/c/paused/"
    assert 'href="/c/3/"' in portal.get("/c/paused/").text
    assert not CheckIn.objects.filter(medium="link").exists()
    assert b"on_my_side" not in bytes(Invitation.objects.values_list("unfinished", flat=True).get())
    with time_machine.travel(now() + dt.timedelta(days=2)):
        portal.open(link)  # the same link, on the same device
        assert 'href="/c/3/"' in portal.get("/c/hello/").text
        assert re.search(r'value="2"\s+checked', portal.get("/c/3/").text)
        assert sent(portal, "/c/3/", go="on") == "/c/4/"
        assert "checked" not in portal.get("/c/3/").text, "an answer can be taken out again"
    with time_machine.travel(now() + dt.timedelta(days=7, minutes=1)):
        assert portal.get("/c/4/").status_code == 404
        assert [invitations.forget_unfinished(), invitations.forget_unfinished()] == [1, 0]
    assert not chain.check(world.org.id).faults


def test_who_reads_it_comes_first_and_is_changed_on_the_way(link: str, portal: PortalClient) -> None:
    portal.open(link)
    assert portal.get("/c/3/")["Location"] == "/c/hello/"
    sent(portal, "/c/hello/", much="five")
    assert portal.get("/c/5/")["Location"] == "/c/1/"
    refused = portal.post("/c/1/", {"go": "on"})
    assert (refused.status_code, "Please choose one first." in refused.text) == (422, True)
    for made_up in ("mine", "boss", ""):
        assert portal.post("/c/1/", {"who": made_up, "go": "on"}).status_code == 422
    sent(portal, "/c/1/", who="talk", go="on")
    assert "Sam can read this and talk to you." in portal.get("/c/4/").text
    assert sent(portal, "/c/1/?then=4", who="nobody", then="4", go="on") == "/c/4/"
    assert "Nobody can read this yet." in portal.get("/c/4/").text
    assert portal.get("/c/99/")["Location"] == "/c/8/"


def test_nothing_is_chosen_beforehand_and_every_item_has_five_steps_and_two_answers_apart(
    world: World, link: str, portal: PortalClient
) -> None:
    begin(portal, link)
    for at, item in enumerate(ITEMS, 2):
        page = portal.get(f"/c/{at}/").text
        assert re.findall(rf'name="{item}"\s+value="(\w+)"', page) == [
            "4",
            "3",
            "2",
            "1",
            "0",
            "dont_know",
            "rather_not_say",
        ]
        assert "checked" not in page
        assert f"{at} of 8." in page


def test_not_today_leaves_no_trace_and_stopping_leaves_none_of_the_answers(
    world: World, link: str, portal: PortalClient
) -> None:
    portal.open(link)
    before = Invitation.objects.values().get(), Event.objects.count()
    assert sent(portal, "/c/hello/", much="not_today") == "/c/not-today/"
    assert "How about tomorrow" in portal.get("/c/not-today/").text
    assert before == (Invitation.objects.values().get(), Event.objects.count())
    with time_machine.travel(now() + dt.timedelta(days=6, hours=23, minutes=50)):
        assert "It works until" in portal.get("/c/not-today/").text
    sent(portal, "/c/hello/", much="five")
    sent(portal, "/c/1/", who="talk", go="on")
    assert "Do you want to stop?" in portal.get("/c/stop/").text
    assert "You stopped." in portal.post("/c/stop/").text
    assert Invitation.objects.get().unfinished == ""
    assert portal.get("/c/2/")["Location"] == "/c/hello/"
    assert not CheckIn.objects.filter(medium="link").exists()


def test_the_last_button_pressed_twice_keeps_it_once(link: str, portal: PortalClient) -> None:
    begin(portal, link, much="one")
    sent(portal, "/c/2/", hard="no", go="on")
    again = PortalClient()
    again.cookies["checkin"] = portal.cookies["checkin"].value
    assert sent(portal, "/c/3/", go="on") == sent(again, "/c/3/", go="on") == "/c/thanks/"
    assert again.get("/c/3/").status_code == 404
    assert portal.get("/c/thanks/").status_code == 200
    assert CheckIn.objects.filter(medium="link").count() == 1
    with pytest.raises(NotThere):
        invitations.put_by(Invitation.objects.get(), None)


def test_without_an_answer_there_is_nothing_to_send(link: str, portal: PortalClient) -> None:
    begin(portal, link, much="one")
    assert portal.post("/c/3/", {"go": "on"}).status_code == 422
    assert not CheckIn.objects.filter(medium="link").exists()


def test_the_last_meeting_is_named_and_only_their_own_words_for_it(
    world: World, link: str, portal: PortalClient
) -> None:
    begin(portal, link)
    contact(world.with_dean, -2, state="happened", way="visit", on_their_mind="wheelchair claim")
    page = portal.get("/c/2/").text
    assert "The last time you saw Sam:" in page
    assert "wheelchair" not in page
    contact(world.with_dean, -1, state="happened", way="visit", on_their_mind="the van", in_their_words=True)
    assert "The last time you saw Sam: yesterday, about “the van”." in portal.get("/c/2/").text


def test_who_asks_is_shown_by_their_symbol(world: World, link: str, portal: PortalClient) -> None:
    portal.open(link)
    assert 'class="face"' not in portal.get("/c/hello/").text
    assert portal.get("/c/face/").status_code == 404
    choose_symbol(world.owner, world.sam, symbol="boat")
    assert "The symbol of Sam: Boat" in portal.get("/c/hello/").text


def test_in_a_hard_patch_the_five_are_not_offered(world: World, link: str, portal: PortalClient) -> None:
    portal.open(link)
    assert 'value="five"' in portal.get("/c/hello/").text
    with acting_for(world.owner):
        notice_rupture(world.owner, world.with_dean)
    assert 'value="five"' not in portal.get("/c/hello/").text
    assert portal.post("/c/hello/", {"much": "five"}).status_code == 422


def test_only_true_choices_are_offered(world: World, link: str, portal: PortalClient) -> None:
    portal.open(link)
    sent(portal, "/c/hello/", much="five")
    assert "Only Olu, not Sam" in portal.get("/c/1/").text
    sent(portal, "/c/1/", who="supervisor", go="on")
    SupervisionLink.objects.update(until=now().date() - dt.timedelta(days=1))
    page = portal.get("/c/1/").text
    assert "supervisor" not in page
    assert "advocate" in page
    gone = portal.post("/c/8/", {"hard": "no", "go": "on"})
    assert (gone.status_code, "Please choose who can read it." in gone.text) == (422, True)
    assert not CheckIn.objects.filter(medium="link").exists()
