"""What was for the supervisor alone is opened to the worker, by the client's yes and nothing else."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from alongside.access.identities import NO_ID, Guest, Viewer
from alongside.base.action import action, day_of, stamp
from alongside.base.errors import Refused
from alongside.checkins.models import READABLE, Audience, CheckIn, TheirYes
from alongside.checkins.queries import answers
from alongside.repair.actions.asked import follow_up

OFFERED = (Audience.WORKER, Audience.TALK)


@action("answers.opened", records="B")
def they_said_yes(
    by: Viewer,
    *,
    id: uuid.UUID | None = None,
    check_in: CheckIn,
    audience: str,
    how: str,
    on: dt.date | None = None,
) -> TheirYes:
    """Their worker may read it from now on, like any other answer. Fetched for whoever supervises that worker; it cannot be
    undone, for what was read was read. Raises Refused."""
    if audience not in OFFERED or how not in TheirYes.How:
        raise Refused(_("Please choose one of these."), "how" if audience in OFFERED else "audience")
    day = day_of(by, on)
    if check_in.audience in READABLE:
        raise Refused(_("This is open to them already."))
    if day < check_in.on:
        raise Refused(_("They answered later than that day."), "on")
    check_in.audience = audience
    check_in.save(update_fields=["audience"])
    rows = answers(by, check_in).rows
    sentences = {answer.item: answer.words for answer in rows if answer.words}
    # what comes of it is theirs, as if they had let the worker read it when they answered
    they = Guest(NO_ID, by.org_id, zone=by.zone, alliance_id=check_in.alliance_id)
    follow_up(they, check_in, sentences, {answer.item: answer.choice for answer in rows if answer.choice})
    return TheirYes.objects.create(**stamp(by, id), check_in=check_in, how=how, on=day)
