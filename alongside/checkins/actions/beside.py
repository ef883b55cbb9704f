"""What is kept beside check-ins: what works for somebody (S24), how often to check in; and taking a check-in back."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from alongside.access.identities import Guest, Viewer
from alongside.agenda.actions.agreements import add_promise
from alongside.audit.record import record
from alongside.base.action import action, needed, stamp, why_taken_back
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.checkins import models
from alongside.checkins.actions.voices import clip_of
from alongside.core.rhythm import BETWEEN, THEIRS_BETWEEN
from alongside.people.models import Alliance


@action("what_works.kept", records="B")
def keep_what_works(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    words: str,
    in_their_words: bool = True,
    check_in: models.CheckIn | None = None,
) -> models.WhatWorks:
    """Keep what works for them, said on the day of a check-in or today. Raises Refused."""
    return models.WhatWorks.objects.create(
        **stamp(by, id),
        alliance=alliance,
        person_id=alliance.person_id,
        check_in=check_in,
        words=needed(words, _("Please write what works, or leave the page."), "words"),
        in_their_words=in_their_words,
        on=check_in.on if check_in else today(by.zone),
    )


@action("what_works.aside", records="B")
def put_what_works_aside(
    by: Viewer, what_works: models.WhatWorks, *, id: uuid.UUID | None = None
) -> models.WhatWorks:
    """It does not hold any more; what was said stays on record."""
    if what_works.retired_at is None:
        what_works.retired_at = now()
        what_works.save()
    return what_works


@action("reply.kept", records="B")
def reply(
    by: Viewer,
    check_in: models.CheckIn,
    *,
    id: uuid.UUID | None = None,
    words: str = "",
    sound: bytes | None = None,
) -> models.Reply:
    """Answer what they said in a check-in, in words or by a voice; it is theirs to read and hear. Raises Refused."""
    if check_in.rater != models.Rater.CLIENT or check_in.retracted_at is not None:
        raise Refused(_("These answers no longer count, so there is nothing to reply to."))
    return _reply(by, check_in, id, words, sound)


@action("reply.kept", records="B")
def reply_as_supervisor(
    by: Viewer,
    *,
    id: uuid.UUID | None = None,
    check_in: models.CheckIn,
    words: str = "",
    sound: bytes | None = None,
) -> models.Reply:
    """Answer what they let their worker's supervisor alone read; fetched for that supervisor. Raises Refused."""
    return _reply(by, check_in, id, words, sound)


def _reply(
    by: Viewer, check_in: models.CheckIn, id: uuid.UUID | None, words: str, sound: bytes | None
) -> models.Reply:
    text = words.strip() if sound else needed(words, _("Please write your reply, or say it."), "words")
    theirs = {"key_of": check_in.person_id}
    kept = models.Reply.objects.create(**stamp(by, id), **theirs, check_in=check_in, words=text)
    if sound:
        too_long = _("This recording is too long. Please say it in one minute.")
        clip = clip_of(sound, too_long, _("This is no recording. Please record it here."))
        models.Clip.objects.create(**stamp(by), **theirs, reply=kept, **clip)
    return kept


@action("promised_after.made", records="AB")
def promise_differently(
    by: Viewer,
    check_in: models.CheckIn,
    *,
    id: uuid.UUID | None = None,
    words: str,
    due_on: dt.date | None = None,
) -> models.PromisedAfter:
    """Promise what I will do differently after their answers. Raises Refused."""
    if check_in.rater != models.Rater.CLIENT or check_in.retracted_at is not None:
        raise Refused(_("These answers no longer count. Promise it from the two lists instead."))
    needed(words, _("Please write what you will do differently."), "words")
    promise = add_promise(by, check_in.alliance, words=words, due_on=due_on)
    return models.PromisedAfter.objects.create(**stamp(by, id), check_in=check_in, promise=promise)


@action("rhythm.set", records="A", of="alliance", again=True)
def set_rhythm(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    mine_weeks: int,
    theirs_weeks: int,
    good_weeks: int,
) -> Alliance:
    """How many weeks between two check-ins. The latest word counts. Raises Refused."""
    weeks = {"mine_weeks": mine_weeks, "theirs_weeks": theirs_weeks, "good_weeks": good_weeks}
    for name, number in weeks.items():
        least, most = THEIRS_BETWEEN if name == "theirs_weeks" else BETWEEN
        if not least <= number <= most:
            raise Refused(
                _("Please choose from %(least)s to %(most)s weeks.") % {"least": least, "most": most}, name
            )
    rhythm = models.Rhythm.objects.filter(org_id=by.org_id, alliance=alliance).first()
    rhythm = rhythm or models.Rhythm(**stamp(by), alliance=alliance)
    for name, number in weeks.items():
        setattr(rhythm, name, number)
    rhythm.save()
    return alliance


@action("check_in.form_chosen", records="B")
def choose_form(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    form: str,
    certain: int | None = None,
    between: int | None = None,
) -> models.FormChoice:
    """How the five are brought to them from now on, with what two practice items were answered. The latest word counts."""
    return models.FormChoice.objects.create(
        **stamp(by, id), alliance=alliance, form=form, certain=certain, between=between
    )


@action("check_in.retracted")
def retract_check_in(
    by: Viewer, check_in: models.CheckIn, *, id: uuid.UUID | None = None, why: str, words: str = ""
) -> models.CheckIn:
    """It counts for nothing any more; what was said stays, with why. For whoever recorded it. Raises Refused, NotThere.

    What they said works for them is not offered any more. A hard patch that it opened has a life of its own and stays.
    """
    _check_recorder(by, check_in)
    message = _("Write in a few words why. It stands with the answer.")
    why_taken_back(why, words, models.CheckInRetraction.values, message)
    _take_back(by, check_in, why)
    if words.strip():
        key_of = check_in.person_id if check_in.rater == models.Rater.CLIENT else by.id
        models.CheckInAddendum.objects.create(
            **stamp(by, id), check_in=check_in, key_of=key_of, words=words.strip()
        )
    record_check_in(by, check_in, "retracted")
    return check_in


@action("answers.taken_back", records="B")
def take_back_answers(by: Viewer, *, id: uuid.UUID | None = None, check_in: models.CheckIn) -> models.CheckIn:
    """They take it back: on a link, or by telling the supervisor whom alone they let read it. Fetched for one of these. Raises
    Refused."""
    on_link = isinstance(by, Guest)
    _take_back(
        by, check_in, models.CheckInRetraction.THEMSELVES if on_link else models.CheckInRetraction.ASKED
    )
    return check_in


def _take_back(by: Viewer, check_in: models.CheckIn, why: str) -> None:
    if check_in.retracted_at is not None:
        raise Refused(_("This was taken back already."))
    check_in.retract(now(), by.id if by.signed_in else None, why)
    works = models.WhatWorks.objects.filter(org_id=by.org_id, check_in=check_in, retired_at__isnull=True)
    works.update(retired_at=check_in.retracted_at)


@action("check_in.put_back")
def put_back_check_in(by: Viewer, check_in: models.CheckIn, *, id: uuid.UUID | None = None) -> models.CheckIn:
    """Taking it back was the mistake: it counts again, on its day, with what it said works. Raises NotThere, also where they took
    it back themselves."""
    _check_recorder(by, check_in)
    if check_in.retracted_why == models.CheckInRetraction.THEMSELVES:
        raise NotThere
    if _put_back(by, check_in):
        record_check_in(by, check_in, "put_back")
    return check_in


@action("answers.put_back", records="B")
def put_back_answers(by: Viewer, *, id: uuid.UUID | None = None, check_in: models.CheckIn) -> models.CheckIn:
    """What they took back on a link stands again: a thumb slips. Raises NotThere for what somebody else took back."""
    if check_in.retracted_at and check_in.retracted_why != models.CheckInRetraction.THEMSELVES:
        raise NotThere
    _put_back(by, check_in)
    return check_in


def _put_back(by: Viewer, check_in: models.CheckIn) -> bool:
    """Whether it was taken back until now."""
    is_back = check_in.retracted_at is not None
    if is_back:
        gone = models.WhatWorks.objects.filter(
            org_id=by.org_id, check_in=check_in, retired_at=check_in.retracted_at
        )
        gone.update(retired_at=None)
        check_in.put_back()
    return is_back


def _check_recorder(by: Viewer, check_in: models.CheckIn) -> None:
    """Mine, or one that came through a link and that I may read: they may ask me by phone to take it back."""
    if check_in.made_by_id != by.id and (check_in.made_by_id or check_in.audience not in models.READABLE):
        raise NotThere


def record_check_in(by: Viewer, check_in: models.CheckIn, what: str, **codes: str) -> None:
    """The event of a check-in: whose words it holds decides the record class."""
    about = [("person", check_in.person_id), ("check_in", check_in.id)]
    record(by, f"check_in.{what}", about, "B" if check_in.rater == models.Rater.CLIENT else "C", **codes)
