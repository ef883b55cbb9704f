"""My own lines: what I write down about them, and what happened at one with somebody."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from alongside.access.identities import Role, Viewer
from alongside.base.action import action, day_of, needed, stamp
from alongside.base.clock import now
from alongside.base.errors import NotThere, Refused
from alongside.base.revisions import keep_replaced
from alongside.core.boundaries import Profession
from alongside.people.models import Alliance
from alongside.reflection import boundaries
from alongside.reflection.models import BoundaryKind, BoundaryMoment, BoundaryStatement

ASKED = (BoundaryKind.GIFT, BoundaryKind.ROLE_REQUEST)  # of these it is said what it was


@action("boundaries.written", records="C", again=True)
def write_statement(
    by: Viewer, *, id: uuid.UUID | None = None, profession: str = "", **words: str
) -> BoundaryStatement:
    """My statement as it stands now; what stood before is kept. Raises Refused."""
    if not by.is_(Role.WORKER):
        raise NotThere
    if profession and profession not in list(Profession):
        raise Refused(_("Please choose one of these."), "profession")
    fields = {"profession": profession} | {
        name: words.get(name, "").strip() for name in BoundaryStatement.WORDS
    }
    statement = boundaries.statement(by)
    earlier = {name: getattr(statement, name) for name in fields} if statement else None
    if statement is None:
        statement = BoundaryStatement(**stamp(by, id), practitioner_id=by.id)
    elif earlier != fields:
        keep_replaced(by, "boundaries", statement.id, by.id, earlier or {})
    if earlier != fields:
        for name, value in fields.items():
            setattr(statement, name, value)
        statement.save()
    return statement


@action("boundary.noted", records="C")
def note_moment(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    kind: str,
    words: str = "",
    answered: str = "",
    on: dt.date | None = None,
) -> BoundaryMoment:
    """Something happened at a line between the two. Raises Refused."""
    texts = _said(kind, words, answered)
    return BoundaryMoment.objects.create(
        **stamp(by, id), alliance=alliance, kind=kind, on=day_of(by, on), **texts
    )


@action("boundary.changed", records="C")
def change_moment(
    by: Viewer, moment: BoundaryMoment, *, id: uuid.UUID | None = None, words: str = "", answered: str = ""
) -> BoundaryMoment:
    """What happened in other words, or what I answered since; what stood before is kept. Raises Refused."""
    fields = _said(moment.kind, words, answered)
    before = {name: getattr(moment, name) for name in fields}
    if before != fields:
        keep_replaced(by, "boundary", moment.id, by.id, before)
        moment.words, moment.answered = fields["words"], fields["answered"]
        moment.save()
    return moment


def _said(kind: str, words: str, answered: str) -> dict[str, str]:
    if kind not in BoundaryKind.values:
        raise Refused(_("Please choose what it was."), "kind")
    if kind in ASKED:
        needed(words, _("Please write in a few words what it was."), "words")
    return {"words": words.strip(), "answered": answered.strip()}


@action("boundary.dropped", records="C")
def drop_moment(by: Viewer, moment: BoundaryMoment, *, id: uuid.UUID | None = None) -> BoundaryMoment:
    """It was noted by mistake. Saying it twice is saying it once."""
    if moment.dropped_at is None:
        moment.dropped_at = now()
        moment.save(update_fields=["dropped_at"])
    return moment
