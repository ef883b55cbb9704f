"""A hard patch, from noticing it to mended in their words; and that it was noted by mistake."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.action import MOVED_ON, action, day_of, needed, stamp, step, why_taken_back
from alongside.base.clock import now, today
from alongside.base.errors import Refused
from alongside.core.states import rupture as states
from alongside.people.models import Alliance
from alongside.repair import models
from alongside.repair.actions.facts import LetStand, only_facts

#: What is seen, and so mine to say. That it is mended is theirs.
SEEN = (states.RuptureEvent.CALMER, states.RuptureEvent.HARDER_AGAIN, states.RuptureEvent.REOPENED)
OWNED = (models.AttemptKind.ACKNOWLEDGED, models.AttemptKind.APOLOGY)
#: Where an attempt leads by itself. The others, an action or staying in touch, lead nowhere.
LED_TO: dict[str, states.RuptureEvent] = {
    **dict.fromkeys(OWNED, states.RuptureEvent.ACKNOWLEDGED),
    models.AttemptKind.CONVERSATION: states.RuptureEvent.TALKED,
}


@action("rupture.noticed", records="D", codes=["came"], aside=["let_stand"])
def notice_rupture(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    whose: str = "",
    came: str = models.RuptureCame.NOTICED,
    on: dt.date | None = None,
    their_side: str = "",
    my_side: str = "",
    conversation: models.HardConversation | None = None,
    let_stand: LetStand | None = None,
) -> models.Rupture:
    """A hard patch was noticed, told or said when asked. Nothing but the person is needed. Raises Refused."""
    only_facts(let_stand, their_side=their_side, my_side=my_side)
    if whose and whose not in models.RuptureWhose.values or came not in models.RuptureCame.values:
        raise Refused(_("Please choose one of these."), "whose")
    if conversation is not None and conversation.alliance_id != alliance.id:
        raise Refused(_("This conversation was with somebody else."), None)
    day = day_of(by, on)
    back_on = conversation.back_on if conversation else None
    rupture = models.Rupture.objects.create(
        **stamp(by, id),
        alliance=alliance,
        whose=whose,
        came=came,
        began_on=day,
        state_on=day,
        conversation=conversation,
        follow_up_on=back_on if back_on and back_on >= today(by.zone) else None,
    )
    for part, side in ((models.RupturePart.THEIR_SIDE, their_side), (models.RupturePart.MY_SIDE, my_side)):
        if side.strip():
            _note(by, rupture, part, side, day)
    return rupture


def _note(
    by: Viewer,
    rupture: models.Rupture,
    part: str,
    words: str,
    on: dt.date,
    *,
    id: uuid.UUID | None = None,
    in_their_words: bool = False,
) -> models.RuptureNote:
    return models.RuptureNote.objects.create(
        **stamp(by, id),
        rupture=rupture,
        person_id=rupture.alliance.person_id,
        part=part,
        words=words.strip(),
        in_their_words=in_their_words,
        on=on,
    )


def _must_count(rupture: models.Rupture) -> None:
    """Nothing is added to one that was taken back, before it is put back. Raises Refused."""
    if rupture.retracted_at is not None:
        raise Refused(_("This hard patch was taken back. Put it back first, if that was the mistake."))


@action("rupture.written", records="D", of="rupture_note", codes=["part"], aside=["let_stand"])
def write_note(
    by: Viewer,
    rupture: models.Rupture,
    *,
    id: uuid.UUID | None = None,
    part: str,
    words: str,
    in_their_words: bool = False,
    let_stand: LetStand | None = None,
) -> models.RuptureNote:
    """Write one more thing about a hard patch; what stands is not changed. Raises Refused."""
    only_facts(let_stand, words="" if in_their_words else words)
    _must_count(rupture)
    if part not in models.RupturePart.values or part == models.RupturePart.MENDED:
        raise Refused(_("Please choose what this is about."), "part")
    text = needed(words, _("Please write something, or leave the page."), "words")
    return _note(by, rupture, part, text, today(by.zone), id=id, in_their_words=in_their_words)


@action("rupture.attempt", records="D", of="repair_attempt", codes=["kind", "landed"], aside=["let_stand"])
def try_something(
    by: Viewer,
    rupture: models.Rupture,
    *,
    id: uuid.UUID | None = None,
    kind: str,
    landed: str = "",
    words: str = "",
    their_words: str = "",
    on: dt.date | None = None,
    follow_up_on: dt.date | None = None,
    let_stand: LetStand | None = None,
) -> models.RepairAttempt:
    """Something was tried. What came too early is kept as that, and waits for them. Raises Refused."""
    only_facts(let_stand, words=words)
    rupture = (
        models.Rupture.objects.select_for_update(of=("self",)).select_related("alliance").get(pk=rupture.pk)
    )
    _must_count(rupture)
    if kind not in models.AttemptKind.values or landed not in models.Landed.values:
        raise Refused(_("Please choose what you tried."), "kind")
    if follow_up_on is not None and follow_up_on < today(by.zone):
        raise Refused(_("This day is over. Please give one to come, or none."), "follow_up_on")
    day = day_of(by, on)
    rupture.follow_up_on = follow_up_on or rupture.follow_up_on
    if kind in OWNED and rupture.acknowledged_on is None:
        rupture.acknowledged_on = day
    event = LED_TO.get(kind)
    if landed == models.Landed.TOO_EARLY and kind in (
        models.AttemptKind.CONVERSATION,
        models.AttemptKind.APOLOGY,
    ):
        event = states.RuptureEvent.TOO_EARLY
    if event is not None and states.RUPTURE.allows(rupture.state, event):
        rupture.state, rupture.state_on = states.RUPTURE.step(rupture.state, event).value, day
    rupture.save()
    return models.RepairAttempt.objects.create(
        **stamp(by, id),
        rupture=rupture,
        person_id=rupture.alliance.person_id,
        kind=kind,
        landed=landed,
        words=words.strip(),
        their_words=their_words.strip(),
        on=day,
    )


@action("rupture.when", records="D", codes=["talk_when"])
def say_when(
    by: Viewer, rupture: models.Rupture, *, id: uuid.UUID | None = None, when: str, on: dt.date | None = None
) -> models.Rupture:
    """When they want to talk about it: a day of theirs, later, or never. Raises Refused."""
    _must_count(rupture)
    if when not in models.RuptureWhen.values:
        raise Refused(_("Please choose what they said."), "when")
    if when == models.RuptureWhen.DATE and (on is None or on < today(by.zone)):
        raise Refused(_("Please give the day they named, from today on."), "on")
    never = when == models.RuptureWhen.NEVER
    event = states.RuptureEvent.THEY_SAID_NEVER if never else states.RuptureEvent.THEY_SAID_WHEN
    rupture.state, rupture.state_on = step(states.RUPTURE, rupture.state, event, "when"), today(by.zone)
    rupture.talk_when, rupture.talk_on = when, on if when == models.RuptureWhen.DATE else None
    rupture.save()
    return rupture


@action("rupture.back", records="D")
def set_day_back(
    by: Viewer, rupture: models.Rupture, *, id: uuid.UUID | None = None, on: dt.date | None = None
) -> models.Rupture:
    """The day on which I come back to it; Today says it then. Raises Refused."""
    _must_count(rupture)
    if on is None or on <= today(by.zone):
        raise Refused(_("Please give a day that is to come."), "on")
    rupture.follow_up_on = on
    rupture.save()
    return rupture


@action("rupture.whose", records="D", codes=["whose"])
def say_whose(
    by: Viewer, rupture: models.Rupture, *, id: uuid.UUID | None = None, whose: str = ""
) -> models.Rupture:
    """Whose slip it was, said later or otherwise than at first. Raises Refused."""
    _must_count(rupture)
    if whose and whose not in models.RuptureWhose.values:
        raise Refused(_("Please choose one of these."), "whose")
    rupture.whose = whose
    rupture.save()
    return rupture


@action("rupture.{event}", records="D")
def step_rupture(
    by: Viewer, rupture: models.Rupture, *, id: uuid.UUID | None = None, event: str
) -> models.Rupture:
    """What is seen: calmer, harder again, open again. Raises Refused."""
    _must_count(rupture)
    if event not in SEEN:
        raise Refused(_("Please choose one of the buttons."), "event")
    rupture.state, rupture.state_on = step(states.RUPTURE, rupture.state, event), today(by.zone)
    rupture.mended_on, rupture.mended_said_by = None, ""
    if rupture.state == states.RuptureState.CALMER:
        rupture.calmer_on = today(by.zone)
    rupture.save()
    return rupture


@action("rupture.mended", records="D")
def say_mended(
    by: Viewer, rupture: models.Rupture, *, id: uuid.UUID | None = None, words: str, said_by: str = "they"
) -> models.Rupture:
    """Mended: that only in their words or both's. Raises Refused where their words are missing."""
    _must_count(rupture)
    their_words = needed(
        words, _("Please write what they said. Without their word it is calmer, not mended."), "words"
    )
    if said_by not in ("they", "both"):
        raise Refused(_("Please choose who said so."), "said_by")
    rupture.state = step(states.RUPTURE, rupture.state, states.RuptureEvent.MENDED)
    rupture.state_on = rupture.mended_on = today(by.zone)
    rupture.mended_said_by = said_by
    rupture.save()
    _note(by, rupture, models.RupturePart.MENDED, their_words, rupture.mended_on, in_their_words=True)
    return rupture


@action("rupture.retracted", records="D")
def retract_rupture(
    by: Viewer, rupture: models.Rupture, *, id: uuid.UUID | None = None, why: str, words: str = ""
) -> models.Rupture:
    """It counts nowhere any more; all that was written stays, with why. Raises Refused."""
    why_taken_back(
        why, words, models.RuptureWhy.values, _("Write in a few words why. It stands with the hard patch.")
    )
    if rupture.retracted_at is not None:
        raise Refused(MOVED_ON)
    rupture.retract(now(), by.id, why)
    if words.strip():
        _add(by, rupture, id, words)
    return rupture


def _add(
    by: Viewer, rupture: models.Rupture, id: uuid.UUID | None, words: str, earlier_day: dt.date | None = None
) -> None:
    about = {"person_id": rupture.alliance.person_id, "words": words.strip(), "earlier_day": earlier_day}
    models.RuptureAddendum.objects.create(**stamp(by, id), rupture=rupture, **about)


@action("rupture.put_back", records="D")
def put_back_rupture(by: Viewer, rupture: models.Rupture, *, id: uuid.UUID | None = None) -> models.Rupture:
    """Taking it back was the mistake: it counts again, as it stood."""
    if rupture.retracted_at is not None:
        rupture.put_back()
    return rupture


@action("rupture.began", records="D")
def began_otherwise(
    by: Viewer, rupture: models.Rupture, *, id: uuid.UUID | None = None, on: dt.date | None, words: str = ""
) -> models.Rupture:
    """It became hard on another day than was noted; the earlier day stays on record. Raises Refused."""
    _must_count(rupture)
    if on is None:
        raise Refused(_("Please give the day on which it became hard."), "on")
    day = day_of(by, on)
    if day == rupture.began_on:
        raise Refused(_("This is the day that stands already."), "on")
    tried = models.RepairAttempt.objects.filter(org_id=rupture.org_id, rupture=rupture).values_list(
        "on", flat=True
    )
    after = [*tried, rupture.calmer_on, rupture.mended_on, rupture.acknowledged_on]
    if any(later and day > later for later in after):
        raise Refused(_("It was hard before this day: something about it is on record earlier."), "on")
    _add(by, rupture, id, words, rupture.began_on)
    if rupture.state_on == rupture.began_on:
        rupture.state_on = day  # nothing has moved since
    rupture.began_on = day
    rupture.save(update_fields=["began_on", "state_on"])
    return rupture
