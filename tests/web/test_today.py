"""Today (mock-up `today`): the order of the day, their words first, owed, worth a look."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.agenda.models import AgendaItem, Promise, PromiseStep
from alongside.audit.models import Event
from alongside.base import drafts
from alongside.base.models import Draft
from alongside.contacts.models import Contact
from alongside.insight.models import NotNow
from alongside.insight.queries.today import LATELY
from alongside.people.models import Alliance, Practitioner
from tests.noticed import contact, crowd_out, day, item
from tests.world import World, client_of

VAN = "That white van is in my space again"


def promise(alliance: Alliance, due: int, words: str, **more) -> Promise:
    fields = {"made_on": day(-20), "due_on": day(due), **more}
    return Promise.objects.create(org_id=alliance.org_id, alliance=alliance, words=words, **fields)


def in_order(text: str, *parts: str) -> bool:
    places = [text.index(part) for part in parts]
    return places == sorted(places)


def test_the_day_of_the_mock_up(world: World, sam: Client) -> None:
    contact(world.with_rosa, 0, "14:00", way="video")
    contact(world.with_dean, 0, "10:30", place="his flat")
    item(world.with_dean, "theirs", VAN, in_their_words=True, why="I cannot get the chair out")
    item(world.with_dean, "mine", "Ask about a support worker")
    promise(world.with_dean, 0, "Letter to the building manager")
    for state in ("happened", "cancelled_by_them", "cancelled_by_me", "no_answer", "moved", "withdrawn"):
        contact(world.with_rosa, 0, "12:00", state=state)
    text = sam.get("/").text
    assert "12:00" not in text, "these did not come about, or are over"
    assert "Two people to see. One promise due." in text
    assert in_order(text, "10:30 at his flat", f"“{VAN}”", "Why it matters:", "promised for today")
    assert in_order(text, "promised for today", "when there is room", "Get ready", "14:00, video call")
    assert "Also promised" not in text, "it stands on Dean's card already"
    assert text.count('class="btn"') == 1, "one button stands out"


def test_what_they_say_did_not_happen_stands_beside_what_is_late_and_is_counted_as_nothing(
    world: World, sam: Client
) -> None:
    row = promise(world.with_dean, 3, "Ring the clinic")
    page = sam.get(reverse("promise", args=[row.id])).text
    assert "Dean says it did not happen" in page
    for state in ("open", "kept"):
        Promise.objects.update(state=state)
        sam.post(reverse("promise-step", args=[row.id]), {"event": "did_not_happen"})
        text = sam.get("/").text
        assert in_order(text, "Ring the clinic", "“this did not happen”", "Say so, or say what you did")
        assert "promise late" not in text
    page = sam.get(reverse("promise", args=[row.id])).text
    for said in ("Dean says that it did not happen", "I told Dean", "I kept it", "Nobody counts it."):
        assert said in page
    assert "on a check-in link" not in page, "it was said to Sam"
    PromiseStep.objects.create(org=world.org, promise=row, event="did_not_happen", on=day(0))
    page = sam.get(reverse("promise", args=[row.id])).text
    assert "Dean says that it did not happen (on a check-in link)" in page
    sam.post(reverse("promise-said", args=[row.id]), {"words": "I am sorry. I ring today.", "on": day(0)})
    assert "Ring the clinic" not in sam.get("/").text
    assert "not kept, and said so" in sam.get(reverse("promise", args=[row.id])).text


def test_a_late_promise_leads_and_one_not_kept_and_not_said_is_beside_it(world: World, sam: Client) -> None:
    contact(world.with_dean, 0)
    promise(world.with_rosa, -3, "Send the plan")
    promise(world.with_rosa, 9, "Ring the school", state="broken", state_on=day(-1))
    promise(world.with_rosa, 1, "Ask about Saturday")
    promise(world.with_rosa, 2, "Not before Sunday")
    promise(world.with_rosa, -2, "Done already", state="kept", state_on=day(-2))
    text = sam.get("/").text
    assert "Two promises late." in text
    assert in_order(text, "Send the plan", "10:30", "Also promised", "Ask about Saturday")
    assert in_order(text, "Ring the school", "not kept, and not said yet", "10:30")
    assert "late since" in text
    assert "I did it, or I’ll be late" in text
    assert "Not before Sunday" not in text
    assert "Done already" not in text


def test_safety_never_waits(world: World, sam: Client) -> None:
    contact(world.with_dean, 0)
    item(world.with_dean, "mine", "Support hours")
    item(world.with_dean, "mine", "The hob is left on", safety=True, state="cannot_wait")
    text = sam.get("/").text
    assert '<span class="tag tag-safe">this cannot wait</span> The hob is left on' in text
    assert "Support hours" not in text
    AgendaItem.objects.filter(safety=True).update(state="agreed")
    text = sam.get("/").text
    assert "The hob is left on" not in text, "it is agreed: nothing to raise today"
    assert "Support hours" in text


def test_an_empty_list_of_theirs_asks_for_listening_and_a_parked_one_is_not_first(
    world: World, sam: Client
) -> None:
    contact(world.with_dean, 0)
    item(world.with_dean, "theirs", "Something parked", state="parked")
    text = sam.get("/").text
    assert "Begin by asking, and listen." in text
    assert "Something parked" not in text


def test_not_now_puts_it_aside_for_a_fortnight_and_says_until_when(world: World, sam: Client) -> None:
    crowd_out(world.with_dean)
    url = reverse("not-now", args=[world.with_dean.id, "crowded_out"])
    for _twice in range(2):
        text = sam.post(url, follow=True).text
        assert "Put aside until" in text
        assert "were about your list" not in text.partition('id="aside"')[0]
    event = Event.objects.get(verb="notice.aside")
    assert (event.detail, event.records) == ({"rule": "crowded_out"}, "A")
    NotNow.objects.update(until=day(-1))
    assert "were about your list" in sam.get("/").text
    for alliance, rule in (
        (world.with_dean, "said_hard"),  # never put aside
        (world.with_dean, "no_such_rule"),
        (world.with_amir, "crowded_out"),
    ):
        assert sam.post(reverse("not-now", args=[alliance.id, rule])).status_code == 404


def test_what_was_put_aside_is_listed_and_brought_back(world: World, sam: Client) -> None:
    crowd_out(world.with_dean)
    sam.post(reverse("not-now", args=[world.with_dean.id, "crowded_out"]))
    text = sam.get("/").text
    assert "One thing put aside" in text
    undo = reverse("not-now-undo", args=[world.with_dean.id, "crowded_out"])
    assert undo in text
    text = sam.post(undo, follow=True).text
    assert "It counts again." in text
    assert "were about your list" in text
    assert "put aside" not in text
    assert Event.objects.get(verb="notice.taken_up").detail == {"rule": "crowded_out"}
    assert "This is not put aside any more." in sam.post(undo, follow=True).text
    for alliance, rule in ((world.with_dean, "no_such_rule"), (world.with_amir, "crowded_out")):
        assert sam.post(reverse("not-now-undo", args=[alliance.id, rule])).status_code == 404


def test_a_day_that_is_over_says_whom_i_saw_what_i_promised_and_who_is_next(
    world: World, sam: Client
) -> None:
    planned = contact(world.with_dean, 0)
    contact(world.with_rosa, 1, "09:30")
    assert "Seen today" not in sam.get("/").text
    Contact.objects.filter(pk=planned.pk).update(state="happened")
    Promise.objects.create(
        org=world.org, alliance=world.with_dean, words="Ring the lift firm", made_on=day(0)
    )
    text = sam.get("/").text
    for said in (
        "That is everybody for today",
        "Seen today:",
        "Ring the lift firm",
        "Tomorrow: Rosa, 09:30",
    ):
        assert said in text
    assert "Nobody is planned for today" not in text


def test_a_stuck_item_leads_to_its_page_and_other_ways_to_what_there_is(world: World, sam: Client) -> None:
    stuck = item(world.with_dean, "mine", "Support worker")
    item(world.with_dean, "theirs", VAN)
    for offset in (-50, -30, -20, -10):
        contact(world.with_dean, offset, state="happened", on_their_mind="The van")
    text = sam.get("/").text
    ways = text.partition("Other ways")[2].partition("</ul>")[0]
    assert ways.count("<li>") == ways.count("<li><a") > 2, "each is a link"
    assert reverse("item-instead", args=[stuck.id]) in ways
    assert "This has not moved with Dean" in text
    assert f'href="{reverse("item", args=[stuck.id])}">' in text


def test_a_planned_contact_that_nobody_wrote_down_is_counted_and_asked_for_a_week_long(
    world: World, sam: Client
) -> None:
    contact(world.with_dean, -1, "09:00", place="the library")
    contact(world.with_rosa, -9, "09:00")
    contact(world.with_rosa, 0, "14:00")
    text = sam.get("/").text
    assert "One person to see. One still to write down." in text
    assert in_order(text, "Not written down yet", "Yesterday, 09:00 at the library", "14:00")
    assert text.count("Record it") == 2


def test_the_week_ahead_is_a_quiet_list_of_seven_days(world: World, sam: Client) -> None:
    contact(world.with_rosa, 7, "09:00", way="call")
    contact(world.with_dean, 1, "12:00", place="his flat")
    contact(world.with_dean, 8, "08:00")
    contact(world.with_dean, 2, "07:00", state="cancelled_by_them")
    contact(world.with_amir, 1, "06:00")
    text = sam.get("/").text.split("The week ahead")[1]
    assert in_order(text, "Tomorrow", "12:00 at his flat", f"{day(7):%A}", "09:00, call")
    for elsewhere in ("08:00", "07:00", "06:00", "Amir"):
        assert elsewhere not in text
    Contact.objects.all().delete()
    assert "The week ahead" not in sam.get("/").text


def test_whom_one_sees_is_rung_from_here(world: World, sam: Client) -> None:
    world.dean.phone = "0161 496 0001"
    world.dean.save()
    contact(world.with_dean, 0)
    contact(world.with_rosa, 0)
    text = sam.get("/").text
    assert text.count("tel:") == text.count('href="tel:01614960001"') == 1


@pytest.mark.parametrize(
    ("route", "says"),
    [
        ("contact-new", "A note on Dean"),
        ("promise-add", "A promise to Dean"),
        ("theirs-add", "Something on the list of Dean"),
        ("rupture-note", "Something about Dean"),
    ],
)
def test_what_was_begun_leads_back_and_says_nothing_of_the_words(
    world: World, sam: Client, route: str, says: str
) -> None:
    page = reverse(route, args=[world.with_dean.id])
    drafts.keep(world.owner, page, {"words": ["zebrafinch"]})
    drafts.keep(world.colleague, reverse("contact-new", args=[world.with_amir.id]), {"words": ["x"]})
    drafts.keep(world.owner, reverse("contact-new", args=[world.with_amir.id]), {"words": ["x"]})
    drafts.keep(world.owner, "/no/such/page/", {"words": ["x"]})
    text = sam.get("/").text.split("Begun, and not saved yet")[1]
    assert in_order(text, f'href="{page}">{says}', "today, ")
    assert "zebrafinch" not in text
    assert "Amir" not in text, "nobody of Sam’s (any more)"
    Draft.objects.update(kept_at=timezone.now() - LATELY - LATELY)
    assert "Begun" not in sam.get("/").text


def test_what_is_closed_to_an_account_is_not_told_of_as_begun(world: World, sam: Client) -> None:
    drafts.keep(world.owner, reverse("rupture-note", args=[world.with_dean.id]), {"words": ["x"]})
    assert "Begun" in sam.get("/").text
    Practitioner.objects.filter(pk=world.sam.pk).update(
        locked_until=timezone.now() + LATELY, reset_by=world.maya
    )
    assert "Begun" not in sam.get("/").text


def test_three_whom_one_has_not_looked_at_are_one_notice_and_put_aside_together(
    world: World, sam: Client
) -> None:
    new = [client_of(world.sam, f"Client{n} Test", day(-200))[1] for n in range(3)]
    for alliance in new:
        for offset in (-40, -20, -3):
            contact(alliance, offset, state="happened", on_their_mind="The bus", started_by="arranged")
        contact(alliance, 20)
        item(alliance, "theirs", "The bus")
    crowd_out(world.with_dean)
    text = sam.get("/").text
    assert "Three people you have not looked at yet." in text
    for alliance in new:
        assert f'href="{reverse("check-in-mirror", args=[alliance.id])}">{alliance.person.called}' in text
    assert "with Dean were about your list" in text, "the others leave room for him"
    page = reverse("not-now-all", args=["look_overdue"])
    assert "not looked at" not in sam.post(page, follow=True).text
    assert set(NotNow.objects.values_list("alliance", flat=True)) == {alliance.id for alliance in new}
    sam.post(page)
    sam.post(reverse("not-now-all", args=["no_such_rule"]))
    assert NotNow.objects.count() == 3


def test_when_and_where_as_one_says_it(world: World, sam: Client) -> None:
    said = {
        ("his flat", "visit"): "10:30 at his flat",
        ("outside the library", "visit"): "10:30, outside the library",
        ("", "visit"): "10:30, visit",
        ("", "call"): "10:30, call",
        ("his mobile", "call"): "10:30, call, his mobile",
    }
    for place, way in said:
        contact(world.with_dean, 0, place=place, way=way)
    text = sam.get("/").text
    assert [words for words in said.values() if f'<span class="meta">{words}</span>' not in text] == []


def test_a_day_without_people_and_a_caseload_without_people(world: World, client: Client) -> None:
    client.force_login(world.sam)
    assert "Nobody is planned for today" in client.get("/").text
    assert "Nobody to see." in client.get("/").text
    Alliance.objects.all().delete()
    text = client.get("/").text
    assert "Nobody is here yet" in text
    assert reverse("bring-in") in text
