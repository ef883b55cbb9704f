"""One record of every kind that an address can name, for each practitioner of the test world.

A route with a part that has no maker here fails the permission matrix: whoever adds a route adds the maker, and the
matrix, the sweep of ids and the audit test then cover it without being told. The words in every record are unlike
anybody else's, so that a page which shows them gives itself away.
"""

from tests.web.samples import care, held, lines, own
from tests.web.samples.whose import FIXED, MAKERS, Whose
from tests.world import World

__all__ = ["BODIES", "FIXED", "Whose", "everybody"]
#: Each brings its makers by being imported.
KINDS = (care, own, held, lines)
#: What a form needs to hold so that whoever may post it gets further than the door.
BODIES: dict[str, dict[str, str]] = {
    "draft": {"_path": "/me/change/"},
}


def everybody(world: World) -> dict[str, Whose]:
    """Owner, colleague, stranger, each with all their records made; once for one world."""
    if made := getattr(world, "everybody", None):
        return made
    leads = (world.maya, world.olu)
    who = {
        "owner": (world.sam, world.dean, world.with_dean, *leads, "zebrafinch", "marshwort", "tinderbox"),
        "colleague": (world.priya, world.amir, world.with_amir, *leads, "quillwort", "sandpiper", "lanternjaw"),
        "stranger": (world.kit, world.far, world.with_far, world.lena, world.kit, "oxbowlake", "hollyfern", "copperbeech"),
    }  # fmt: skip
    all_of_them = {name: Whose(*parts) for name, parts in who.items()}
    for whose in all_of_them.values():
        for name in MAKERS:
            whose.id(name)
    world.everybody = all_of_them  # type: ignore[attr-defined]
    return all_of_them
