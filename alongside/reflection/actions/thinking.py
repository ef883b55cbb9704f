"""Thinking something through, looking at it again, and saying what was learned. All of it is its author's alone."""

import datetime as dt
import uuid
from collections.abc import Collection

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.action import action, stamp
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.revisions import keep_replaced
from alongside.contacts.models import Contact
from alongside.people.models import Alliance
from alongside.reflection.models import Asked, Felt, Reflection
from alongside.repair.models import Rupture


@action("reflection.kept", records="C")
def think(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    felt: Collection[str] = (),
    asked: Collection[str] = (),
    contact: Contact | None = None,
    rupture: Rupture | None = None,
    look_again_on: dt.date | None = None,
    **words: str,
) -> Reflection:
    """Keep what was thought, sealed under its author's key; `asked` is given only where they want it kept. `words`: the other
    sealed fields of Reflection. Raises Refused where there is nothing to keep."""
    if not set(felt) <= set(Felt.values) or not set(asked) <= set(Asked.values):
        raise Refused(_("Please choose from these."), "felt")
    if any(about is not None and about.alliance_id != alliance.id for about in (contact, rupture)):
        raise NotThere
    if not (felt or asked or any(text.strip() for text in words.values())):
        raise Refused(_("There is nothing to keep yet. Choose or write something, or keep none of it."), None)
    return Reflection.objects.create(
        **stamp(by, id),
        alliance=alliance,
        contact=contact,
        rupture=rupture,
        felt="\n".join(felt),
        asked="\n".join(asked),
        look_again_on=_to_come(by, look_again_on),
        **{name: text.strip() for name, text in words.items()},
    )


@action("reflection.thought", records="C")
def only_think(by: Viewer, alliance: Alliance, *, id: uuid.UUID | None = None) -> Reflection:
    """Keep that it was done, and nothing of what was thought: no word comes as far as this."""
    return Reflection.objects.create(**stamp(by, id), alliance=alliance, only_thought=True)


@action("reflection.looked_again", records="C", again=True)
def look_again(
    by: Viewer,
    reflection: Reflection,
    *,
    id: uuid.UUID | None = None,
    learned: str = "",
    look_again_on: dt.date | None = None,
) -> Reflection:
    """I looked at it again, learned this, and perhaps look again on another day. What was learned before stays as a revision."""
    day = _to_come(by, look_again_on)
    if reflection.only_thought:
        raise Refused(_("Nothing of this was kept."))
    if reflection.learned and reflection.learned != learned.strip():
        keep_replaced(by, "reflection.learned", reflection.id, by.id, {"learned": reflection.learned})
    reflection.learned = learned.strip()
    reflection.look_again_on, reflection.looked_again_at = day, None if day else now()
    reflection.save(update_fields=["learned", "look_again_on", "looked_again_at"])
    return reflection


def _to_come(by: Viewer, day: dt.date | None) -> dt.date | None:
    if day is not None and day <= today(by.zone):
        raise Refused(_("Please give a day that is to come, or none."), "look_again_on")
    return day
