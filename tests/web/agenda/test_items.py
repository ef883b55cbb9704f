"""What stands on the two lists: put there, worded, moved on, put in their order (S3, S5, S6, S17)."""

import re

import pytest

from alongside.agenda.actions.items import change_item
from alongside.agenda.models import AgendaItem, AgendaItemStep, ExpectSheet, Goal, Promise
from alongside.base.clock import new_id
from alongside.base.request_context import acting_for
from tests.domain.agenda import made
from tests.noticed import contact, day
from tests.opened import the
from tests.web.client import PageClient
from tests.world import World

OUTSIDE = "Because the solicitor says so"


def test_a_reason_of_somebody_outside_gets_one_kind_remark_and_then_its_way(
    world: World, sam: PageClient
) -> None:
    path = f"/alliances/{world.with_dean.id}/agenda/mine/"
    given = {"words": "A worker", "why": OUTSIDE, "how_to_say": "over tea", "safety": "on", "id": new_id()}
    first = sam.post(path, given)
    text = first.content.decode()
    assert first.status_code == 422
    assert "what could the person have from it?" in text
    assert "field-wrong" not in text
    assert OUTSIDE in text
    assert "over tea" in text
    assert not AgendaItem.objects.exists()
    hidden = re.search(r'name="heard" value="(\w+)"', text)
    assert hidden
    assert sam.post(path, given | {"heard": hidden[1]}).status_code == 302
    item = AgendaItem.objects.get()
    assert (item.why, item.state) == (OUTSIDE, "cannot_wait")
    assert "this can not wait" in sam.get(f"/alliances/{world.with_dean.id}/agenda/").text
    theirs = {"words": "A support worker", "why": "So that you can sleep through", "id": new_id()}
    assert sam.post(path, theirs).status_code == 302, "a reason of theirs is saved at once"


def test_the_remark_stays_beside_the_reason_until_it_is_theirs(world: World, client: PageClient) -> None:
    client.force_login(world.sam)
    with acting_for(world.owner):
        item = made.mine(world, why=OUTSIDE)
    path = f"/items/{item.id}/"
    assert "what could the person have from it?" in client.get(path).text
    with acting_for(world.owner):
        change_item(world.owner, item, why="So that you get your mornings back")
    assert "what could the person have from it?" not in client.get(path).text
    client.force_login(world.olu)
    with acting_for(world.owner):
        change_item(world.owner, item, why=OUTSIDE)
    assert "what could the person have from it?" not in client.get(path).text


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
    world: World, sam: PageClient, path: str, given: dict, message: str
) -> None:
    answer = sam.post(f"/alliances/{world.with_dean.id}/{path}", given)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert message in text
    assert "kept words" in text or "kept words" not in str(given)
    assert not any(model.objects.exists() for model in (AgendaItem, Promise, Goal, ExpectSheet))


def test_what_happened_is_told_in_plain_words(here, sam: PageClient) -> None:
    path = f"/items/{here['item'].id}/"
    later = day(2)
    wrong = sam.post(path + "happened/", {"event": "together", "words": "kept words", "on": later})
    assert (wrong.status_code, b"kept words" in wrong.content) == (422, True)
    given = {"event": "could_not_fix_and_said_so", "words": "the council decides", "id": new_id()}
    for _ in range(2):
        assert sam.post(path + "happened/", given)["Location"] == path
    text = sam.get(path).text
    assert "You could not fix it, and said so: the council decides" in text
    assert "You did it: wrote a letter" in text
    assert AgendaItemStep.objects.filter(event="could_not_fix_and_said_so").count() == 1


def test_one_tap_and_its_page_that_has_moved_on(here, sam: PageClient) -> None:
    path = f"/items/{here['mine'].id}/"
    sam.post(path + "step/", {"event": "agreed", "id": new_id()})
    AgendaItem.objects.get(state="agreed")
    said = sam.post(path + "step/", {"event": "flown_away", "id": new_id()}, follow=True).content.decode()
    assert "This has moved on since the page was opened." in said


def test_will_not_work_says_what_came_instead(here, sam: PageClient) -> None:
    path = f"/items/{here['mine'].id}/"
    given = {"words": "no strangers at night", "instead": "his cousin comes", "id": new_id()}
    assert sam.post(path + "instead/", given).status_code == 302
    text = sam.get(path).text
    assert "Will not work for Dean: no strangers at night" in text
    assert "his cousin comes" in text
    again = sam.post(path + "instead/", given | {"id": new_id()})
    assert (again.status_code, b"moved on" in again.content) == (422, True)


def test_their_order_is_theirs_to_choose(here, sam: PageClient) -> None:
    second = the(AgendaItem, words="The letters frighten me")
    sam.post(f"/items/{here['item'].id}/move/", {"way": "up"})
    sam.post(f"/items/{second.id}/move/", {"way": "up"})
    text = sam.get(here["base"] + "agenda/").text
    assert text.index("The letters frighten me") < text.index("Somebody parks in my space")
    refused = sam.post(f"/items/{here['mine'].id}/move/", {"way": "up"}, follow=True)
    assert "Only what is on their mind now" in refused.content.decode()


def test_what_has_not_moved_is_read_as_my_way_of_raising_it(world: World, here, client: PageClient) -> None:
    for n in range(4):
        contact(world.with_dean, 9 * n - 71, state="happened")
    with acting_for(world.owner):
        old = made.mine(world, "The bank account", on=day(-80))
    client.force_login(world.sam)
    text = client.get(f"/items/{old.id}/").text
    assert "My way of raising this has not worked yet." in text
    assert text.index("Go with something of his first") < text.index("Ask how it feels to be asked this")
    client.force_login(world.olu)
    assert "has not worked yet" not in client.get(f"/items/{old.id}/").text
