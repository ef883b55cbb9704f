"""Choosing somebody outside and making a sheet for them; looking at the supervision itself; writing down hours."""

import datetime as dt
import uuid
from collections.abc import Mapping

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.action import action, day_of, needed, stamp
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.core.pseudonyms import replaced
from alongside.people.models import Alliance, Practitioner
from alongside.supervision import queries
from alongside.supervision.outside import names
from alongside.supervision.outside.models import OutsideHelper, SessionLook, SheetMade, SupervisionHours


@action("helper.added", records="C", codes=["kind"])
def add_helper(by: Viewer, *, id: uuid.UUID | None = None, kind: str, name: str, what: str) -> OutsideHelper:
    """Choose somebody outside, a peer or a group to think with. Raises Refused without a name."""
    name = needed(name, _("Please write what you call them."), "name")
    return OutsideHelper.objects.create(**stamp(by, id), kind=kind, name=name, what=what.strip())


@action("helper.ended", records="C")
def end_helper(by: Viewer, helper: OutsideHelper, *, id: uuid.UUID | None = None) -> OutsideHelper:
    """Take them off my page. The sheets that were made for them stay."""
    _check_maker(by, helper)
    if helper.ended_at is None:
        helper.ended_at = now()
        helper.save(update_fields=["ended_at"])
    return helper


@action("sheet.made", records="C")
def make_sheet(
    by: Viewer,
    helper: OutsideHelper,
    *,
    id: uuid.UUID | None = None,
    about: Alliance | None,
    happened: str,
    tried: str,
    asks: str,
) -> SheetMade:
    """Make a sheet for somebody outside: of what was typed, what is left without any name that is known here."""
    _check_maker(by, helper)
    needed(happened, _("Please write what you would like to think about."), "happened")
    known = names.known(by, about)
    typed = {"happened": happened, "tried": tried, "asks": asks}
    texts = {name: replaced(text.strip(), known) for name, text in typed.items()}
    return SheetMade.objects.create(**stamp(by, id), helper=helper, on=today(by.zone), **texts)


@action("supervision_look.kept", records="C")
def keep_look(
    by: Viewer,
    *,
    id: uuid.UUID | None = None,
    supervisor: Practitioner,
    answers: Mapping[str, str],
    words: str,
) -> SessionLook:
    """How the supervision with somebody is for me. Nobody else is shown it. Raises Refused where nothing was said."""
    if supervisor not in queries.supervisors(by):
        raise NotThere
    lines = "\n".join(f"{question}={answer}" for question, answer in answers.items() if answer)
    if not lines and not words.strip():
        raise Refused(_("Please answer one of the questions, or write a few words."))
    return SessionLook.objects.create(
        **stamp(by, id), supervisor=supervisor, on=today(by.zone), answers=lines, words=words.strip()
    )


@action("supervision_look.shared", records="E")
def share_look(
    by: Viewer, look: SessionLook, *, id: uuid.UUID | None = None, with_words: bool
) -> SessionLook:
    """Let the supervisor whom it is about read it, as it was kept. Raises Refused where they supervise no more."""
    _check_maker(by, look)
    if look.shared_at is not None:
        raise Refused(_("This is shared already."))
    if look.supervisor not in queries.supervisors(by):
        raise Refused(_("They do not supervise you now, so it stays with you."))
    look.shared_at, look.words_shared = now(), with_words
    look.save(update_fields=["shared_at", "words_shared"])
    return look


@action("hours.added", records="C", codes=["kind"])
def add_hours(
    by: Viewer,
    *,
    id: uuid.UUID | None = None,
    kind: str,
    minutes: int,
    theme: str,
    on: dt.date | None = None,
) -> SupervisionHours:
    """Write down time in supervision or training. Raises Refused for a day to come, or more than a day."""
    if not 1 <= minutes <= 24 * 60:
        raise Refused(_("Please write the minutes of that day: 1440 at most."), "minutes")
    day = day_of(by, on)
    return SupervisionHours.objects.create(**stamp(by, id), kind=kind, minutes=minutes, theme=theme, on=day)


@action("hours.dropped", records="C")
def drop_hours(by: Viewer, entry: SupervisionHours, *, id: uuid.UUID | None = None) -> SupervisionHours:
    """It was written down by mistake: it stands in no list and no export."""
    _check_maker(by, entry)
    if entry.dropped_at is None:
        entry.dropped_at = now()
        entry.save(update_fields=["dropped_at"])
    return entry


def _check_maker(by: Viewer, row: OutsideHelper | SessionLook | SupervisionHours) -> None:
    """Raises NotThere for what somebody else made: a caller fetched it with the wrong query."""
    if row.made_by_id != by.id:
        raise NotThere
