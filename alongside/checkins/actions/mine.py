"""The practitioner's own look: how I think it is for them, and how it is for me (S23)."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.base.idempotency import Claim, claim
from alongside.checkins.actions.keeping import How, Read, Said, Steps, keep, read, stepped
from alongside.checkins.models import Audience, CheckIn, Medium, Mode, Rater
from alongside.checkins.queries import own_check_in
from alongside.core.instruments.own import FOR_ME, MIRROR, Reply
from alongside.people.queries.people import own_alliance

#: The key of "for me". It is no instrument: nothing of it is added up.
FOR_ME_KEY, FOR_ME_VERSION = "own-for-me", "1"
AT_EASE = "at_ease"
HIGHEST = MIRROR.answers.top


@transaction.atomic
def look_mirror(alliance_id: uuid.UUID, *, by: Viewer, id: uuid.UUID, answers: Steps) -> CheckIn:
    """How I think it is for them. Saved before their answers are shown. Raises Refused, NotThere."""
    if claim(by, "look", id, {"alliance": alliance_id, "mirror": dict(answers)}) is not Claim.FIRST:
        return own_check_in(by, id)
    alliance = own_alliance(by, alliance_id)
    how = _mine(Rater.MIRROR, MIRROR.key, MIRROR.version, read(MIRROR, answers))
    return keep(by, id, alliance, how, stepped(answers), on=today(by.zone))


@transaction.atomic
def look_for_me(
    alliance_id: uuid.UUID, *, by: Viewer, id: uuid.UUID, answers: Steps, **words: str
) -> CheckIn:
    """How it is for me: a few steps that are never added up, and words. Raises Refused, NotThere."""
    given = {"alliance": alliance_id, "for_me": dict(answers), **words}
    if claim(by, "look", id, given) is not Claim.FIRST:
        return own_check_in(by, id)
    alliance = own_alliance(by, alliance_id)
    _on_offer(answers, words)
    ease = answers.get(AT_EASE)
    answered = sum(isinstance(one, int) for one in answers.values())
    only = Read(ease if isinstance(ease, int) else None, HIGHEST, answered)
    said = [*stepped(answers), *(Said(key, words=one.strip()) for key, one in words.items() if one.strip())]
    how = _mine(Rater.FOR_ME, FOR_ME_KEY, FOR_ME_VERSION, only)
    return keep(by, id, alliance, how, said, on=today(by.zone))


def _on_offer(answers: Steps, words: dict[str, str]) -> None:
    asked = {one.key: one.reply for one in FOR_ME}
    known = all(asked.get(key) is Reply.FREQUENCY for key in answers)
    known = known and all(asked.get(key) is Reply.WORDS for key in words)
    if not known or any(isinstance(one, int) and not 0 <= one <= HIGHEST for one in answers.values()):
        raise Refused(_("Please choose one of these."))


def _mine(rater: str, instrument: str, version: str, read: Read) -> How:
    return How(rater, instrument, version, Mode.ALONE, Medium.DEVICE, Audience.MINE, read=read)
