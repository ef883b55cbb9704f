"""What stands on the two lists: put there, worded, moved on, put in their order (S3, S5, S6, S17)."""

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
