"""The world that is attacked: everybody with a record of every kind, and Sam with a second client, Ana.

What Sam had with Dean is what is closed to him in one way or another; what he has with Ana stays open, and is what he
attacks from.
"""

import datetime as dt

from alongside.base import clock
from alongside.people.models import CircleLink
from tests.attack.sweep import forms
from tests.web.samples import everybody
from tests.web.samples.whose import MAKERS, Whose
from tests.web.swept import with_open_doors
from tests.world import World, client_of, make_world

DAY = dt.timedelta(days=1)


def closing_world() -> World:
    """`attacked_people`, and `world.forms` holds the forms of Sam's pages about Dean while all is open: to open every
    page takes some seconds, and a dozen tests send them."""
    world = attacked_people()
    world.forms = {"owner": list(forms(world, everybody(world)["owner"]))}  # type: ignore[attr-defined]
    return world


def attacked_world() -> World:
    """`attacked_people`, with the forms of his pages about Ana and of the lead's about Dean."""
    world = attacked_people()
    all_of_them = everybody(world)
    world.forms = {  # type: ignore[attr-defined]
        "second": list(forms(world, all_of_them["second"])),
        "lead": list(forms(world, all_of_them["owner"], "lead")),
    }
    return world


def attacked_people() -> World:
    """`world.everybody` holds "second" as well: Sam's with Ana."""
    world = make_world()
    all_of_them = everybody(world)
    first = all_of_them["owner"]
    ana, with_ana = client_of(world.sam, "Ana Lopes", clock.now().date() - 90 * DAY)
    client_of(world.sam, "Bea Ash", clock.now().date())  # somebody who may join a circle
    words = ("wintergreen", "cloudberry", first.mine)
    second = Whose(world.sam, ana, with_ana, world.maya, world.olu, *words)
    second.made |= {
        kind: first.made[kind] for kind in ("spoken", "value", "supervision", "pictured", "practitioner")
    }
    for name in MAKERS:
        second.id(name)
    all_of_them["second"] = second
    for whose in (
        all_of_them.values()
    ):  # names and roles are the team's: what is marked here is what is known about somebody
        whose.person.name = whose.person.name.removesuffix(f" {whose.word}")
        whose.person.preferred_name = ""
        whose.person.save()
        _around(whose)
    return with_open_doors(world)


def _around(whose: Whose) -> None:
    """Their relative has a name and a role without a mark, and a telephone with one."""
    link = CircleLink.objects.get(pk=whose.id("link"))
    link.role = "aunt"
    link.save()
    relative = link.person
    relative.name, relative.preferred_name = f"{whose.person.name}’s aunt", ""
    relative.phone = whose.around
    relative.save()
