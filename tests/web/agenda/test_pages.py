"""Every page of the agendas: who gets it, what it costs, what it says, and that no typed word is lost."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.agenda import actions
from alongside.agenda.models import ExpectSheet, Goal, Item, ItemStep, Promise
from alongside.base.acting import acting_for
from alongside.base.clock import today
from alongside.base.ids import new_id
from alongside.people.models import GoodToKnow
from tests.domain.agenda import made
from tests.web.client import PageClient
from tests.world import World

READ = ["agenda/", "agenda/show/", "expect/", "expect/show/"]
WRITE = ["agenda/theirs/", "agenda/mine/", "agenda/referral/", "promises/add/", "goals/add/", "expect/write/"]
OUTSIDE = "Because the solicitor says so"


@pytest.fixture
def here(world: World, agenda_pages_stand: None) -> dict[str, Any]:
    """Something of everything between Sam and Dean."""
    return world.here  # type: ignore[attr-defined]


def paths(here: dict[str, Any]) -> dict[str, list[str]]:
    item, mine = f"/items/{here['item'].id}/", f"/items/{here['mine'].id}/"
    promise, goal = f"/promises/{here['promise'].id}/", f"/goals/{here['goal'].id}/"
    return {
        "read": [*(here["base"] + one for one in READ), item, mine, promise, goal],
        "write": [
            *(here["base"] + one for one in WRITE),
            *(item + one for one in ("happened/", "instead/", "change/", "promise/")),
            *(mine + one for one in ("happened/", "instead/", "change/")),
            *(promise + one for one in ("day/", "said/")),
            *(goal + one for one in ("change/", "agreed/")),
        ],
        "post": [item + "step/", item + "move/", promise + "step/", here["base"] + "expect/given/"],
    }


def test_the_owner_gets_every_page_within_twelve_selects(world: World, here, client: PageClient) -> None:
    client.force_login(world.sam)
    for path in (*paths(here)["read"], *paths(here)["write"], "/promises/"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200, path
        selects = [
            one["sql"] for one in asked if one["sql"].startswith("SELECT") and "audit_" not in one["sql"]
        ]
        assert len(selects) <= 12, (path, *selects)


def test_a_supervisor_reads_and_finds_no_way_to_change(world: World, here, client: PageClient) -> None:
    client.force_login(world.olu)
    for path in paths(here)["read"]:
        page = client.get(path)
        assert page.status_code == 200, path
        assert (
            '<form method="post" action="/sign-out' in (text := page.content.decode()) or "Sign out" in text
        )
        changing = re.findall(
            r'(?:href|action)="([^"]*/(?:step|move|given|happened|instead|change|add|theirs|mine|referral|write|day|said|agreed)/)"',
            text,
        )
        assert changing == [], path
    for path in paths(here)["write"]:
        assert client.get(path).status_code == 404, path
    for path in paths(here)["post"]:
        assert client.post(path).status_code == 404, path


@pytest.mark.parametrize("who", ["priya", "kit", "maya", "lena"])
def test_others_find_nothing(world: World, here, client: PageClient, who: str) -> None:
    client.force_login(getattr(world, who))
    for path in (*paths(here)["read"], *paths(here)["write"]):
        assert client.get(path).status_code == 404, path
    for path in (*paths(here)["write"], *paths(here)["post"]):
        assert client.post(path, {"words": "x"}).status_code == 404, path


def body(client: PageClient, path: str) -> str:
    return client.get(path).content.decode()


def test_a_referral_becomes_mine_and_theirs_asks_to_be_filled(world: World, client: PageClient) -> None:
    client.force_login(world.sam)
    base, id = f"/alliances/{world.with_dean.id}/agenda/", new_id()
    for _ in range(2):
        answer = client.post(
            base + "referral/", {"id": id, "pasted": "- Recruit a support worker\n- Review of the chair"}
        )
        assert (answer.status_code, answer["Location"]) == (302, base)
    text = body(client, base)
    assert Item.objects.filter(side="mine").count() == 2
    assert "Ask what is on Dean’s mind, and listen." in text
    assert text.index("Add something of theirs") < text.index("Recruit a support worker")
    assert 'class="btn" href="' + base + 'theirs/"' in text


def test_what_is_on_their_mind_stands_in_quotation_marks_and_first(world: World, client: PageClient) -> None:
    client.force_login(world.sam)
    base = f"/alliances/{world.with_dean.id}/agenda/"
    given = {
        "words": "That white van again",
        "in_their_words": "on",
        "why": "no room for the chair",
        "id": new_id(),
    }
    assert client.post(base + "theirs/", given).status_code == 302
    text = body(client, base)
    assert "“That white van again”" in text
    assert "Why it matters: “no room for the chair”" in text


def test_a_reason_of_somebody_outside_gets_one_kind_remark_and_then_its_way(
    world: World, client: PageClient
) -> None:
    client.force_login(world.sam)
    path = f"/alliances/{world.with_dean.id}/agenda/mine/"
    given = {"words": "A support worker", "why": OUTSIDE, "how_to_say": "over tea", "id": new_id()}
    first = client.post(path, given)
    text = first.content.decode()
    assert first.status_code == 422
    assert "what could the person have from it?" in text
    assert "field-wrong" not in text
    assert OUTSIDE in text
    assert "over tea" in text
    assert not Item.objects.exists()
    hidden = re.search(r'name="heard" value="(\w+)"', text)
    assert hidden
    assert client.post(path, given | {"heard": hidden[1]}).status_code == 302
    assert Item.objects.get().why == OUTSIDE


def test_the_remark_stays_beside_the_reason_until_it_is_theirs(world: World, client: PageClient) -> None:
    client.force_login(world.sam)
    with acting_for(world.owner):
        item = made.mine(world, why=OUTSIDE)
    path = f"/items/{item.id}/"
    assert "what could the person have from it?" in body(client, path)
    with acting_for(world.owner):
        actions.change_item(item.id, by=world.owner, why="So that you get your mornings back")
    assert "what could the person have from it?" not in body(client, path)
    client.force_login(world.olu)
    with acting_for(world.owner):
        actions.change_item(item.id, by=world.owner, why=OUTSIDE)
    assert "what could the person have from it?" not in body(client, path)


def test_a_reason_of_theirs_is_saved_at_once(world: World, client: PageClient) -> None:
    client.force_login(world.sam)
    path = f"/alliances/{world.with_dean.id}/agenda/mine/"
    given = {
        "words": "A support worker",
        "why": "So that you can sleep through",
        "safety": "on",
        "id": new_id(),
    }
    assert client.post(path, given).status_code == 302
    assert Item.objects.get().state == "cannot_wait"
    assert "this can not wait" in body(client, f"/alliances/{world.with_dean.id}/agenda/")


@pytest.mark.parametrize(
    ("path", "given", "message"),
    [
        ("agenda/theirs/", {"why": "kept words"}, "Please write what it is about."),
        ("agenda/mine/", {"how_to_say": "kept words"}, "Please write what it is about."),
        ("agenda/mine/", {"words": "kept words", "deadline": "soon"}, "Please give a day"),
        (
            "agenda/referral/",
            {"pasted": "\n".join(f"kept words {n}" for n in range(61))},
            "more than 60 lines",
        ),
        ("promises/add/", {"words": "kept words", "due_on": "2020-01-01"}, "before the promise was made"),
        ("promises/add/", {"words": "kept words", "item": "nonsense"}, "Please choose one of these."),
        ("goals/add/", {"words": "  "}, "Please write the goal"),
        ("expect/write/", {}, "Please fill in at least one part."),
    ],
)
def test_what_is_refused_keeps_every_word_and_changes_nothing(
    world: World, client: PageClient, path: str, given: dict, message: str
) -> None:
    client.force_login(world.sam)
    answer = client.post(f"/alliances/{world.with_dean.id}/{path}", given)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert message in text
    assert "kept words" in text or "kept words" not in str(given)
    assert not any(model.objects.exists() for model in (Item, Promise, Goal, ExpectSheet))


def test_what_happened_is_told_in_plain_words(world: World, here, client: PageClient) -> None:
    client.force_login(world.sam)
    path = f"/items/{here['item'].id}/"
    later = today("Europe/London") + dt.timedelta(days=2)
    wrong = client.post(path + "happened/", {"event": "together", "words": "kept words", "on": later})
    assert (wrong.status_code, b"kept words" in wrong.content) == (422, True)
    given = {"event": "could_not_fix_and_said_so", "words": "the council decides", "id": new_id()}
    for _ in range(2):
        assert client.post(path + "happened/", given)["Location"] == path
    text = body(client, path)
    assert "You could not fix it, and said so: the council decides" in text
    assert "You did it: wrote a letter" in text
    assert ItemStep.objects.filter(event="could_not_fix_and_said_so").count() == 1


def test_a_supervisor_reads_who_did_it(world: World, here, client: PageClient) -> None:
    client.force_login(world.olu)
    assert "Sam did it: wrote a letter" in body(client, f"/items/{here['item'].id}/")


def test_one_tap_and_its_page_that_has_moved_on(world: World, here, client: PageClient) -> None:
    client.force_login(world.sam)
    path = f"/items/{here['mine'].id}/"
    client.post(path + "step/", {"event": "agreed", "id": new_id()})
    Item.objects.get(state="agreed")
    said = client.post(path + "step/", {"event": "flown_away", "id": new_id()}, follow=True).content.decode()
    assert "This has moved on since the page was opened." in said


def test_will_not_work_says_what_came_instead(world: World, here, client: PageClient) -> None:
    client.force_login(world.sam)
    path = f"/items/{here['mine'].id}/"
    given = {"words": "no strangers at night", "instead": "his cousin comes", "id": new_id()}
    assert client.post(path + "instead/", given).status_code == 302
    text = body(client, path)
    assert "Will not work for Dean: no strangers at night" in text
    assert "his cousin comes" in text
    again = client.post(path + "instead/", given | {"id": new_id()})
    assert (again.status_code, b"moved on" in again.content) == (422, True)


def test_their_order_is_theirs_to_choose(world: World, here, client: PageClient) -> None:
    client.force_login(world.sam)
    second = Item.objects.get(words="The letters frighten me")
    client.post(f"/items/{here['item'].id}/move/", {"way": "up"})
    client.post(f"/items/{second.id}/move/", {"way": "up"})
    text = body(client, here["base"] + "agenda/")
    assert text.index("The letters frighten me") < text.index("Somebody parks in my space")
    refused = client.post(f"/items/{here['mine'].id}/move/", {"way": "up"}, follow=True)
    assert "Only what is on their mind now" in refused.content.decode()


def test_the_shared_page_holds_both_lists_and_nothing_that_is_only_mine(
    world: World, here, client: PageClient
) -> None:
    client.force_login(world.sam)
    text = body(client, here["base"] + "agenda/show/")
    for there in (
        "“Somebody parks in my space”",
        "A support worker",
        "More nights off",
        "Write to the building manager",
    ):
        assert there in text
    for never in (
        "gently, on the sofa",
        "has not worked",
        "referral",
        "when there is room",
        "How I will say it",
    ):
        assert never not in text


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


def test_a_name_and_words_are_never_markup(world: World, client: PageClient) -> None:
    client.force_login(world.sam)
    nasty = "<script>alert(1)</script> & “quoted”"
    base = f"/alliances/{world.with_dean.id}/agenda/"
    for side in ("theirs/", "mine/"):
        client.post(base + side, {"words": nasty, "why": nasty, "in_their_words": "on", "id": new_id()})
    for path in (base, base + "show/", *(f"/items/{one.id}/" for one in Item.objects.all())):
        assert "<script>alert" not in body(client, path)


def test_what_has_not_moved_is_read_as_my_way_of_raising_it(world: World, here, client: PageClient) -> None:
    from alongside.contacts.models import Contact

    then = today("Europe/London") - dt.timedelta(days=80)
    with acting_for(world.owner):
        for n in range(4):
            Contact.objects.create(
                org=world.org,
                alliance=world.with_dean,
                state="happened",
                at=dt.datetime.combine(then, dt.time(12), dt.UTC) + dt.timedelta(days=9 * n + 9),
                made_by=world.sam,
            )
        old = made.mine(world, "The bank account", on=then)
    client.force_login(world.sam)
    text = body(client, f"/items/{old.id}/")
    assert "My way of raising this has not worked yet." in text
    assert text.index("Go with something of his first") < text.index("Ask how it feels to be asked this")
    client.force_login(world.olu)
    assert "has not worked yet" not in body(client, f"/items/{old.id}/")


def test_one_says_that_it_is_late_or_will_be(world: World, here, client: PageClient) -> None:
    client.force_login(world.sam)
    day = today("Europe/London")
    with acting_for(world.owner):
        late = made.promise(
            world, "Ring", made_on=day - dt.timedelta(days=3), due_on=day - dt.timedelta(days=1)
        )
    assert "I said that it is late" in body(client, f"/promises/{late.id}/")
    assert "I said that it will be late" in body(client, f"/promises/{here['promise'].id}/")


def test_why_it_matters_stands_in_quotation_marks_where_it_is_in_their_words(
    world: World, here, client: PageClient
) -> None:
    client.force_login(world.sam)
    for path in (f"/items/{here['item'].id}/", here["base"] + "agenda/show/"):
        assert "“He can not get the chair out”" in body(client, path), path


def test_a_tag_and_what_follows_it_are_two_words(world: World, here, client: PageClient) -> None:
    """A screen reader would say "late since Thursdayto June"."""
    client.force_login(world.sam)
    for path in ("/", here["base"], here["base"] + "agenda/", here["base"] + "ready/"):
        assert not re.search(r'class="tag[^>]*>[^<]*</span>\w', body(client, path)), path


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
    for one in (*Item.objects.all(), *Promise.objects.all(), *Goal.objects.all()):
        where = reverse(type(one).__name__.lower(), args=[one.id])
        assert "The second words" not in body(client, where)


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


def test_the_persons_page_holds_both_lists(world: World, here, client: PageClient) -> None:
    client.force_login(world.sam)
    text = body(client, here["base"])
    assert text.index("What each of you wants to get done") < text.index("this can not wait")
    assert "promised for today" in text


def test_a_wish_of_mine_is_shown_with_why_it_could_help_and_a_question(
    world: World, client: PageClient
) -> None:
    client.force_login(world.sam)
    with acting_for(world.owner):
        made.mine(world, "Review of support hours", why="more nights off.")
    text = body(client, f"/alliances/{world.with_dean.id}/agenda/")
    assert "when there is room" in text
    assert "why I think this could help him: more nights off. Does it?" in text


def test_a_supervisor_is_not_spoken_to_as_one_of_the_two(world: World, here, client: PageClient) -> None:
    client.force_login(world.olu)
    pages = {
        reverse("agenda", args=[world.with_dean.id]): "What Dean and Sam want to get done",
        reverse("alliance", args=[world.with_dean.id]): "What each of them wants to get done",
        reverse("expect", args=[world.with_dean.id]): "What to expect from Sam",
        f"/goals/{here['goal'].id}/": "A goal of the two of them",
    }
    for path, words in pages.items():
        text = body(client, path)
        assert words in text
        assert "and you" not in text
        assert "Yours comes back" not in text
