"""What was agreed in person before anything is sent: which ways are safe, and a sign to know a real message by."""

import datetime as dt
import uuid
from collections.abc import Collection

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.action import action, day_of, needed, stamp
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.base.revisions import keep_replaced
from alongside.people.faces import SYMBOLS
from alongside.people.models import AccessNeed, AgreedSign, Alliance, SafeWay, SafeWays


@action("safeways.asked", records="A", again=True)
def keep_safe_ways(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    ways: Collection[str],
    asked_on: dt.date | None = None,
) -> SafeWays:
    """Which ways are safe, as my person said it; it takes the place of what they said before. Raises Refused for none at all,
    and for "only in person" beside another."""
    safe = {SafeWay(way) for way in ways}
    if not safe:
        raise Refused(_("Choose what is safe, or “Only in person”."), "ways")
    if SafeWay.IN_PERSON in safe and len(safe) > 1:
        raise Refused(_("“Only in person” stands by itself."), "ways")
    codes = " ".join(way.value for way in SafeWay if way in safe)
    values = {"ways": codes, "asked_on": day_of(by, asked_on, "asked_on")}
    saved, _is_new = SafeWays.objects.update_or_create(
        org_id=by.org_id,
        person_id=alliance.person_id,
        defaults=values,
        create_defaults=stamp(by, id) | values,
    )
    return saved


@action("sign.agreed", records="A", again=True)
def agree_sign(
    by: Viewer, alliance: Alliance, *, id: uuid.UUID | None = None, picture: str, word: str
) -> AgreedSign:
    """The picture and the word that we agreed on, in the place of earlier ones. Raises Refused without both."""
    if picture not in SYMBOLS:
        raise Refused(_("Please choose one of these."), "picture")
    values = {"picture": picture, "word": needed(word, _("Please write the word you agreed on."), "word")}
    made = stamp(by, id) | values | {"person_id": alliance.person_id}
    saved, _is_new = AgreedSign.objects.update_or_create(
        org_id=by.org_id, alliance=alliance, defaults=values, create_defaults=made
    )
    return saved


@action("access.asked", records="A", again=True)
def keep_access_needs(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    words: str,
    met: str = "",
    told: str = "",
    asked_on: dt.date | None = None,
    review_on: dt.date,
) -> AccessNeed:
    """What my person needs to take part, as it is now; what was written before stays readable. Raises Refused without words, and
    for a day to look at it again that is not to come."""
    if review_on <= today(by.zone):
        raise Refused(_("Please choose a day to come."), "review_on")
    needs = {"words": needed(words, _("Please write it down in a few words."), "words")}
    needs |= {"met": met.strip(), "told": told.strip()}
    values = needs | {"asked_on": day_of(by, asked_on, "asked_on"), "review_on": review_on}
    before = AccessNeed.objects.filter(org_id=by.org_id, person_id=alliance.person_id).first()
    if before is None:
        return AccessNeed.objects.create(**stamp(by, id), person_id=alliance.person_id, **values)
    replaced = {name: getattr(before, name) for name, now in needs.items() if getattr(before, name) != now}
    if any(replaced.values()):
        keep_replaced(by, "access", before.id, before.person_id, replaced)
    for name, value in values.items():
        setattr(before, name, value)
    before.save(update_fields=[*values])
    return before
