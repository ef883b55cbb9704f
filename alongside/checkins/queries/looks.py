from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from alongside.access.identities import Viewer
from alongside.base.acting import saw
from alongside.base.errors import NotThere
from alongside.checkins.models import COUNTS, READABLE, Answer, Look, LookAddendum, Medium, Mode, Rater
from alongside.core.instruments import CLIENT
from alongside.core.look_rhythm import as_if_before
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances

FORMS = (Medium.PAPER, Medium.LINK, Medium.DEVICE)


@dataclass(frozen=True)
class Answers:
    """A look with its answers, in the order in which they were asked."""

    look: Look
    rows: tuple[Answer, ...]

    def step(self, item: str) -> int | None:
        """The step of an item, None where it was not answered with one."""
        return next((one.step for one in self.rows if one.item == item), None)

    def choice(self, item: str) -> str:
        """An answer that is no score: dont_know, rather_not_say, yes …; "" where there is none."""
        return next((one.choice for one in self.rows if one.item == item), "")


def own_looks(viewer: Viewer, alliance: Alliance) -> QuerySet[Look]:
    """Looks of an alliance of the viewer's own that they may read: not a supervisor, not what was kept from them.

    What was taken back counts for nothing and is not among them.
    """
    return _read_by(viewer, alliance).filter(COUNTS)


def taken_back(viewer: Viewer, alliance: Alliance) -> list[Look]:
    """Those that were taken back, the newest first."""
    return list(_read_by(viewer, alliance).exclude(COUNTS).order_by("-on", "-seq"))


def _read_by(viewer: Viewer, alliance: Alliance) -> QuerySet[Look]:
    own = {"alliance_id": alliance.id, "alliance__practitioner_id": viewer.id}
    return Look.objects.filter(org_id=viewer.org_id, audience__in=READABLE, **own)


def looks(viewer: Viewer, alliance: Alliance) -> list[Look]:
    """All of them, oldest first."""
    return list(own_looks(viewer, alliance).order_by("on", "seq"))


def own_look(viewer: Viewer, id: uuid.UUID) -> Look:
    """One look of mine or of somebody with whom I work, that I may read, taken back or not. Raises NotThere."""
    rows = Look.objects.filter(
        org_id=viewer.org_id, pk=id, audience__in=READABLE, alliance__in=own_alliances(viewer)
    )
    look = rows.select_related("alliance__person", "alliance__practitioner", "contact").first()
    if look is None:
        raise NotThere
    saw("person", [look.alliance.person_id])
    saw("look", [look.id])
    return look


def answers(viewer: Viewer, look: Look) -> Answers:
    """What was answered in a look that was fetched for this viewer."""
    rows = Answer.objects.filter(org_id=viewer.org_id, look_id=look.id).select_related("goal")
    return Answers(look, tuple(rows.order_by("seq")))


def addenda(viewer: Viewer, look: Look) -> list[LookAddendum]:
    """What was written about a look later, oldest first; of a look that was fetched for this viewer."""
    return list(LookAddendum.objects.filter(org_id=viewer.org_id, look_id=look.id).order_by("seq"))


def latest_theirs(viewer: Viewer, alliance: Alliance) -> Answers | None:
    """Their newest answers to the five, if there are any that this viewer may read."""
    theirs = own_looks(viewer, alliance).filter(rater=Rater.CLIENT, instrument=CLIENT.key)
    look = theirs.order_by("-on", "-seq").first()
    return answers(viewer, look) if look else None


def last_form(viewer: Viewer, alliance: Alliance, day: dt.date) -> dt.date | None:
    """When, seen from this day, they filled in the nearest form that they let the worker read (see `as_if_before`).

    One kept from the worker is not told of.
    """
    rows = own_looks(viewer, alliance).filter(rater=Rater.CLIENT, medium__in=FORMS)
    return as_if_before(rows.values_list("on", flat=True), day)


def helpers(viewer: Viewer, alliance: Alliance) -> dict[str, str]:
    """Who helped with an answer or gave it for them, by look; their name stands wherever it is shown."""
    helped = own_looks(viewer, alliance).filter(mode__in=(Mode.WITH_HELP, Mode.FOR_THEM))
    return {str(look.id): look.helper for look in helped}
