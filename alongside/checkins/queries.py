"""Reading check-ins, what works and questionnaires. The first argument is the viewer.

A practitioner reads their own, and of the client's only what the client lets the worker read.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Exists, F, OuterRef, QuerySet, When

from alongside.access.identities import Viewer
from alongside.agenda.queries import as_of, one_of
from alongside.base.clock import today
from alongside.base.errors import NotThere
from alongside.base.models import COUNTS, there
from alongside.base.request_context import saw
from alongside.checkins import models
from alongside.checkins.models.invitations import REMIND_AFTER
from alongside.checkins.opened import HEARD, SEALED, opened
from alongside.core.instruments.model import Instrument
from alongside.core.instruments.own import CLIENT, FIVE_STEPS
from alongside.core.rhythm import CheckInRhythm, as_if_before
from alongside.core.states.agreements import PromiseState
from alongside.people.models import Alliance
from alongside.people.queries.team import supervisors_of

LATEST = 3  # promises to do something differently, shown when they are asked again
#: Whom a client may let read their answers, in the order in which they are offered.
ALL_AUDIENCES = (
    models.Audience.WORKER,
    models.Audience.TALK,
    models.Audience.SUPERVISOR,
    models.Audience.NOBODY,
)
LICENSED_RATERS = (models.Rater.CLIENT, models.Rater.LICENSED_MINE)


@dataclass(frozen=True)
class Answers:
    """A check-in with its answers, in the order in which they were asked."""

    check_in: models.CheckIn
    rows: tuple[models.Answer, ...]

    def step(self, item: str) -> int | None:
        """The step of an item, None where it was not answered with one."""
        return next((answer.step for answer in self.rows if answer.item == item), None)

    def choice(self, item: str) -> str:
        """An answer that is no score: dont_know, rather_not_say, yes …; "" where there is none."""
        return next((answer.choice for answer in self.rows if answer.item == item), "")


def _readable(viewer: Viewer, alliance: Alliance) -> QuerySet[models.CheckIn]:
    own = {"alliance_id": alliance.id, "alliance__practitioner_id": viewer.id}
    return models.CheckIn.objects.filter(org_id=viewer.org_id, audience__in=models.READABLE, **own)


def own_check_ins(viewer: Viewer, alliance: Alliance) -> QuerySet[models.CheckIn]:
    """Check-ins of an alliance of the viewer's own that they may read: not a supervisor, not what was kept from them, nor what
    opens only once their own side is kept. What was taken back counts for nothing and is not among them."""
    return opened(_readable(viewer, alliance).filter(COUNTS))


def waiting(viewer: Viewer, alliance: Alliance) -> list[models.CheckIn]:
    """Answers that open once the viewer has kept how they think it is, the newest first: of these only the day is told."""
    return list(_readable(viewer, alliance).filter(COUNTS, SEALED).order_by("-on", "-seq"))


def retracted(viewer: Viewer, alliance: Alliance) -> list[models.CheckIn]:
    """Those that were taken back, the newest first."""
    return list(_readable(viewer, alliance).exclude(COUNTS).order_by("-on", "-seq"))


def own_check_in(viewer: Viewer, id: uuid.UUID, *, sealed: bool = False) -> models.CheckIn:
    """One of mine or of somebody with whom I work, that I may read, taken back or not; with `sealed` also one that is not open
    yet. Raises NotThere."""
    readable = models.CheckIn.objects.filter(audience__in=models.READABLE).select_related("contact")
    check_in: models.CheckIn = one_of(viewer, readable if sealed else opened(readable), id, own=True)
    saw("check_in", [check_in.id])
    return check_in


def own_recorded(viewer: Viewer, id: uuid.UUID) -> models.CheckIn:
    """One that the viewer recorded, or that came through a link, to take back. Raises NotThere."""
    check_in = own_check_in(viewer, id, sealed=True)
    if check_in.made_by_id not in (viewer.id, None):
        raise NotThere
    return check_in


def is_sealed(viewer: Viewer, check_in: models.CheckIn) -> bool:
    """Whether one that was fetched for this viewer opens only once they have kept how they think it is."""
    return models.CheckIn.objects.filter(SEALED, org_id=viewer.org_id, pk=check_in.pk).exists()


def answers(viewer: Viewer, check_in: models.CheckIn) -> Answers:
    """What was answered in a check-in that was fetched for this viewer: nothing once they took it back themselves."""
    if check_in.retracted_why == models.CheckInRetraction.THEMSELVES:
        return Answers(check_in, ())
    rows = models.Answer.objects.filter(org_id=viewer.org_id, check_in_id=check_in.id)
    rows = rows.select_related("goal", "clip").defer("clip__sound")
    return Answers(check_in, tuple(rows.order_by("seq")))


def clip(viewer: Viewer, check_in: models.CheckIn, id: uuid.UUID) -> models.Clip:
    """What was said in an answer or a reply of a check-in that was fetched for this viewer. Raises NotThere."""
    beside = [*answers(viewer, check_in).rows, *replies(viewer, check_in)]
    clips = [row.clip for row in beside if hasattr(row, "clip")]
    return there(next((clip for clip in clips if clip.pk == id), None))


def addenda(viewer: Viewer, check_in: models.CheckIn) -> list[models.CheckInAddendum]:
    """What was written about a check-in later, oldest first; of one that was fetched for this viewer."""
    return list(
        models.CheckInAddendum.objects.filter(org_id=viewer.org_id, check_in_id=check_in.id).order_by("seq")
    )


def replies(viewer: Viewer, check_in: models.CheckIn) -> list[models.Reply]:
    """What was answered to a check-in that was fetched for this viewer, oldest first, each with who answered. What a supervisor
    answered before the worker could read it stays between those two: whoever holds a link of theirs is shown it."""
    rows = models.Reply.objects.filter(org_id=viewer.org_id, check_in_id=check_in.id).select_related(
        "made_by", "clip"
    )
    if check_in.audience in models.READABLE and viewer.signed_in:
        rows = rows.filter(made_by_id=F("check_in__alliance__practitioner_id"))
    return list(rows.defer("made_by__photo", "clip__sound").order_by("seq"))


def latest_theirs(viewer: Viewer, alliance: Alliance) -> Answers | None:
    """Their newest answers to the five, if there are any that this viewer may read."""
    check_ins = own_check_ins(viewer, alliance).filter(rater=models.Rater.CLIENT, instrument=CLIENT.key)
    check_in = check_ins.order_by("-on", "-seq").first()
    return answers(viewer, check_in) if check_in else None


def promised_after(viewer: Viewer, check_in: models.CheckIn) -> list[models.PromisedAfter]:
    """What I said I would do differently, after a check-in that was fetched for this viewer."""
    rows = models.PromisedAfter.objects.filter(org_id=viewer.org_id, check_in_id=check_in.id)
    return _as_of_today(viewer, rows.order_by("seq"))


def done_differently(
    viewer: Viewer, alliance: Alliance, before: models.CheckIn | None = None
) -> list[models.PromisedAfter]:
    """What I said I would do differently after earlier answers, the newest first; seen from a check-in, before it."""
    rows = models.PromisedAfter.objects.filter(
        org_id=viewer.org_id, check_in__in=own_check_ins(viewer, alliance).values("id")
    )
    rows = rows.filter(seq__lt=before.seq).exclude(check_in_id=before.id) if before else rows
    return _as_of_today(viewer, rows.exclude(promise__state=PromiseState.WITHDRAWN).order_by("-seq")[:LATEST])


def _as_of_today(viewer: Viewer, rows: QuerySet[models.PromisedAfter]) -> list[models.PromisedAfter]:
    """These, each with its promise as it stands today."""
    promised = list(rows.select_related("promise"))
    as_of(today(viewer.zone), [row.promise for row in promised])
    return promised


def audiences(viewer: Viewer, alliance: Alliance) -> tuple[models.Audience, ...]:
    """Who may be let read a check-in of theirs today. Where nobody supervises the worker, no supervisor can."""
    supervised = bool(supervisors_of(viewer, alliance.practitioner))
    return tuple(
        ALL_AUDIENCES if supervised else [who for who in ALL_AUDIENCES if who != models.Audience.SUPERVISOR]
    )


def invitations(viewer: Viewer, alliance: Alliance) -> list[models.Invitation]:
    """The links given to somebody with whom the viewer works, the newest first. Read of them only `made_at`, `until`, what
    reminder was agreed, and what the viewer did themselves: whether one was opened or answered is the client's to say."""
    own = {"alliance_id": alliance.id, "alliance__practitioner_id": viewer.id}
    rows = models.Invitation.objects.filter(org_id=viewer.org_id, **own).order_by("-seq")
    own_acts = When(reminder=models.Reminder.MINE, then=F("reminded_at"))
    rows = rows.annotate(reminded_by_me_at=Case(own_acts))
    return list(rows.only("id", "org", "made_at", "until", "taken_back_at", "alliance", "reminder"))


def to_remind(moment: dt.datetime) -> QuerySet[models.Invitation]:
    """Links of which whoever gave them agreed to remind by themselves, and is to do it now. Whatever came of them."""
    due = models.Invitation.objects.filter(made_at__lte=moment - REMIND_AFTER, until__gt=moment)
    return due.filter(reminder=models.Reminder.MINE, reminded_at__isnull=True, taken_back_at__isnull=True)


def own_invitation(viewer: Viewer, id: uuid.UUID) -> models.Invitation:
    """One of them, to take back. Raises NotThere."""
    return one_of(viewer, models.Invitation.objects.all(), id, own=True)


def last_form(viewer: Viewer, alliance: Alliance, day: dt.date) -> dt.date | None:
    """When, seen from this day, they filled in the nearest form that they let the worker read (see `as_if_before`).

    One kept from the worker is not told of.
    """
    forms = _readable(viewer, alliance).filter(COUNTS, rater=models.Rater.CLIENT, medium__in=models.FORMS)
    return as_if_before(forms.values_list("on", flat=True), day)


def helpers(viewer: Viewer, alliance: Alliance) -> dict[str, str]:
    """Who helped with an answer or gave it for them, by check-in; their name stands wherever it is shown."""
    helped = own_check_ins(viewer, alliance).filter(mode__in=(models.Mode.WITH_HELP, models.Mode.FOR_THEM))
    return {str(check_in.id): check_in.helper for check_in in helped}


def what_works(viewer: Viewer, alliance: Alliance) -> list[models.WhatWorks]:
    """What made it work for them, newest first; the practitioner's own only."""
    own = {"alliance_id": alliance.id, "alliance__practitioner_id": viewer.id}
    rows = models.WhatWorks.objects.filter(HEARD, org_id=viewer.org_id, retired_at__isnull=True, **own)
    return list(rows.order_by("-on", "-seq"))


def own_what_works(viewer: Viewer, id: uuid.UUID) -> models.WhatWorks:
    """One of them, to put aside. Raises NotThere."""
    return one_of(viewer, models.WhatWorks.objects.all(), id, own=True)


def rhythm(viewer: Viewer, alliance: Alliance) -> CheckInRhythm:
    """How often to check in, of an alliance that was fetched for this viewer; as usual where nobody said otherwise."""
    row = models.Rhythm.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id).first()
    return CheckInRhythm(row.mine_weeks, row.theirs_weeks, row.good_weeks) if row else CheckInRhythm()


def form_choice(viewer: Viewer, alliance: Alliance) -> models.FormChoice | None:
    """In which form the five are brought, of an alliance that was fetched for this viewer; None: in five steps."""
    rows = models.FormChoice.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id)
    return rows.order_by("-seq").first()


def form_of(viewer: Viewer, alliance: Alliance) -> str:
    choice = form_choice(viewer, alliance)
    return choice.form if choice else FIVE_STEPS


def questionnaires(viewer: Viewer) -> list[models.Questionnaire]:
    """What the viewer's organisation holds a licence for, each in its newest version, by key."""
    newer = models.Questionnaire.objects.filter(
        org_id=OuterRef("org_id"), key=OuterRef("key"), version__gt=OuterRef("version")
    )
    return list(models.Questionnaire.objects.filter(~Exists(newer), org_id=viewer.org_id).order_by("key"))


def in_use(viewer: Viewer, on: dt.date, *, of_oneself: bool = False) -> list[models.Questionnaire]:
    """Those of them that may be answered on this day, about an alliance or by a practitioner about themselves."""
    rows = [questionnaire for questionnaire in questionnaires(viewer) if questionnaire.in_use(on)]
    return [row for row in rows if (row.instrument.rater == "self") is of_oneself]


def questionnaire(viewer: Viewer, id: uuid.UUID) -> models.Questionnaire:
    """One version of one of them. Raises NotThere."""
    return there(
        models.Questionnaire.objects.filter(org_id=viewer.org_id, pk=id).select_related("made_by").first()
    )


def versions(viewer: Viewer, key: str) -> list[models.Questionnaire]:
    """Every version of one, newest first."""
    rows = models.Questionnaire.objects.filter(org_id=viewer.org_id, key=key).select_related("made_by")
    return list(rows.order_by("-version"))


def newest(org_id: uuid.UUID, key: str) -> models.Questionnaire | None:
    """The newest version of one, if the organisation has it."""
    return models.Questionnaire.objects.filter(org_id=org_id, key=key).order_by("-version").first()


def answered_with(viewer: Viewer, check_in: models.CheckIn) -> models.Questionnaire | None:
    """The version in whose words a check-in was answered; None for one with the own questions."""
    key, version = check_in.instrument, check_in.version
    if key.startswith("own-") or not version.isdigit():
        return None
    return models.Questionnaire.objects.filter(org_id=viewer.org_id, key=key, version=int(version)).first()


def instruments_of(viewer: Viewer, check_ins: Iterable[models.CheckIn]) -> dict[tuple[str, str], Instrument]:
    """What these were answered with, by key and version."""
    keys = {check_in.instrument for check_in in check_ins}
    rows = models.Questionnaire.objects.filter(org_id=viewer.org_id, key__in=keys)
    return {(row.key, str(row.version)): row.instrument for row in rows}


def _licensed(viewer: Viewer, alliance: Alliance) -> QuerySet[models.CheckIn]:
    check_ins = own_check_ins(viewer, alliance).filter(rater__in=LICENSED_RATERS)
    return check_ins.exclude(instrument__startswith="own-")


def answered(viewer: Viewer, alliance: Alliance) -> list[models.CheckIn]:
    """What was answered with a licensed questionnaire in an alliance fetched for this viewer, newest first."""
    return list(_licensed(viewer, alliance).order_by("-on", "-seq"))


def last_answered(viewer: Viewer, alliance: Alliance, rater: str, day: dt.date) -> dt.date | None:
    """When, seen from this day, the nearest one by this rater was answered that the viewer may read (see `as_if_before`).

    One kept from the worker is not told of.
    """
    days = _licensed(viewer, alliance).filter(rater=rater).values_list("on", flat=True)
    return as_if_before(days, day)
