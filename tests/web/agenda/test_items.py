"""What stands on the two lists: put there, worded, moved on, put in their order (S3, S5, S6, S17)."""

import pytest

from alongside.agenda.actions.items import change_item
from alongside.agenda.models import AgendaItem
from alongside.base.clock import new_id
from alongside.base.request_context import acting_for
from tests.domain.agenda import made
from tests.noticed import contact, day
from tests.web.client import PageClient
from tests.world import World

OUTSIDE = "Because the solicitor says so"


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


def test_one_tap_and_its_page_that_has_moved_on(here, sam: PageClient) -> None:
    path = f"/items/{here['mine'].id}/"
    sam.post(path + "step/", {"event": "agreed", "id": new_id()})
    AgendaItem.objects.get(state="agreed")
    said = sam.post(path + "step/", {"event": "flown_away", "id": new_id()}, follow=True).content.decode()
    assert "This has moved on since the page was opened." in said


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


def test_once_theirs_is_solved_mine_may_come_next_and_a_cue_leads_to_the_next_contact(
    world: World, sam: PageClient
) -> None:
    """The turn of S6: the parking is solved; is he ready to talk about a support worker?"""
    with acting_for(world.owner):
        theirs, mine = made.theirs(world), made.mine(world)
    page = sam.get(f"/items/{theirs.id}/").text
    assert "Yours may come next" not in page
    step = {"event": "together", "on": f"{day(0):%d/%m/%Y}"}
    page = sam.post(f"/items/{theirs.id}/happened/", step, follow=True).text
    for said in ("Yours may come next", mine.words, "Is Dean ready?", "Dean said yes to talking about it"):
        assert said in page
    page = sam.post(f"/items/{mine.id}/step/", {"event": "said_yes", "id": new_id()}, follow=True).text
    assert "Dean is ready for it." in page
    assert "Plan when to talk about it" in page
    planned = contact(world.with_dean, 2)
    assert f"/contacts/{planned.id}/ready/" in sam.get(f"/items/{mine.id}/").text
    with acting_for(world.owner):
        made.mine(world, "The gas hob", safety=True)
    page = sam.get(f"/items/{theirs.id}/").text
    assert "One of yours cannot wait" in page
    assert "The gas hob" in page


def test_what_will_not_work_is_not_offered_as_raised_by_them(world: World, sam: PageClient) -> None:
    with acting_for(world.owner):
        path = f"/items/{made.mine(world).id}/"
    assert "Dean raised it" in sam.get(path).text
    page = sam.post(path + "instead/", {"words": "Not for him"}, follow=True).text
    assert "Dean raised it" not in page
    assert "Take it up again" in page


@pytest.mark.parametrize(
    ("which", "event", "said"),
    [
        ("theirs", "heard", "It is on his mind again."),
        ("theirs", "said_done", "Done, as Dean says."),
        ("theirs", "parked", "Parked. It stays on Dean’s list."),
        ("mine", "named", "Named openly. Now it waits until there is room."),
    ],
)
def test_one_tap_says_what_it_did(world: World, sam: PageClient, which: str, event: str, said: str) -> None:
    with acting_for(world.owner):
        path = f"/items/{getattr(made, which)(world).id}/step/"
    assert said in sam.post(path, {"event": event, "id": new_id()}, follow=True).text
