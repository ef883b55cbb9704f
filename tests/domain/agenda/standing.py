"""The standing people with something of everything between Sam and Dean, made once for the tests that begin with it."""

from alongside.agenda.actions.agreements import write_sheet
from alongside.agenda.actions.items import step_item
from alongside.base.clock import today
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.people.models import GoodToKnow, OwnValue
from tests.domain.agenda import made
from tests.world import World, make_world


def agenda_world() -> World:
    """`world.agenda` holds what there is, by name."""
    world = make_world()
    with acting_for(world.owner):
        write_sheet(world.owner, world.with_dean, id=new_id(), my_role="case manager")
        made.theirs(world, "another")
        world.agenda = {  # type: ignore[attr-defined]
            "alliance": world.with_dean,
            "item": made.theirs(world),
            "mine": made.mine(world),
            "safety": made.mine(world, safety=True),
            "promise": made.promise(world, due_on=made.DUE),
            "goal": made.goal(world),
        }
    return world


def pages_world() -> World:
    """`world.here` holds what the pages of the agendas show."""
    world = make_world()
    with acting_for(world.owner):
        item = made.theirs(world, in_their_words=True, why="He can not get the chair out")
        mine = made.mine(world, why="More nights off", how_to_say="gently, on the sofa", safety=True)
        made.theirs(world, "The letters frighten me", in_their_words=True)
        promise = made.promise(world, item=item, due_on=today("Europe/London"))
        goal = made.goal(world)
        GoodToKnow.objects.create(
            org=world.org,
            person=world.dean,
            kind="value",
            words="doing it myself",
            on=item.on,
            made_by=world.sam,
        )
        OwnValue.objects.create(org=world.org, practitioner=world.sam, words="honesty", made_by=world.sam)
        write_sheet(world.owner, world.with_dean, id=new_id(), my_role="I am your case manager.")
        step_item(world.owner, item, event="i_did_it", words="wrote a letter")
    base = f"/alliances/{world.with_dean.id}/"
    world.here = {  # type: ignore[attr-defined]
        "base": base,
        "item": item,
        "mine": mine,
        "promise": promise,
        "goal": goal,
    }
    return world
