"""The rows of a caseload that Today and the rules of noticing look at: each kind is read once, however many people there are."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import models
from django.db.models.functions import RowNumber

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem, Goal, Promise, Side
from alongside.agenda.queries import ASKING
from alongside.base.clock import day_bounds, now, today
from alongside.base.models import COUNTS as HARD_COUNTS
from alongside.checkins.models import APART, Answer, CheckIn, Reply
from alongside.checkins.opened import SEALED
from alongside.checkins.queries import to_remind
from alongside.contacts.models import Absence, Contact, Touch, in_a_day
from alongside.core.states.agreements import GoalState
from alongside.core.states.contact import ContactState
from alongside.insight.models import SignalShown
from alongside.insight.queries.check_ins import CheckInRow, check_in_rows, readable
from alongside.people.models import AccessNeed, Alliance
from alongside.people.queries.reached import STANDING
from alongside.repair.models import HardConversation, HardDay, Rupture
from alongside.repair.queries import not_come_back_to

WEEK = dt.timedelta(days=7)  # what is planned is read as far ahead
LATEST = 40  # contacts looked back on: more than a year for most, and what the longest rule needs


class SetDay(NamedTuple):
    """A day that may hurt, by its kind; or the day set to come back to a hard conversation, with when it was said in the
    place of when I rang."""

    alliance_id: uuid.UUID
    id: uuid.UUID
    kind: str
    on: dt.date
    yearly: bool
    rang_on: dt.date | None


COME_BACK = "come_back"  # the kind of the day set to come back to a hard conversation


@dataclass(frozen=True)
class Caseload:
    """Alliances with their person, by id, and their rows on this day, all of the viewer's own.

    Each alliance has `next_planned`, the hour of the next planned contact from this day on, or None, `review_on`, `decided_on`, `given_at` and `unwanted`. `contacts` are the
    newest up to the end of this day, the newest first, with whether an item of theirs or mine was touched; `ahead` are
    those planned for the week after it, the next first. `goals` are those that both agreed on, with when something that
    belongs to them was last written down or asked. `ruptures` are all that count, mended or not, with how often something was
    `tried` and the `last_on` of it.
    """

    viewer: Viewer
    day: dt.date
    alliances: Mapping[uuid.UUID, Alliance]
    items: list[AgendaItem]
    goals: list[Any]
    promises: list[Promise]
    contacts: list[Any]
    ahead: list[Any]
    absences: list[Absence]
    ruptures: list[Any]
    set_days: list[SetDay]
    check_ins: list[CheckInRow]


def caseload_of(viewer: Viewer, alliances: models.QuerySet[Alliance]) -> Caseload:
    """What there is of these alliances of the viewer's own; nine SELECTs."""
    day = today(viewer.zone)
    start, end = day_bounds(day, viewer.zone)
    own = {alliance.pk: alliance for alliance in _with_days(viewer, alliances, start)}
    of_them = {"org_id": viewer.org_id, "alliance_id__in": list(own)}
    ruptures = Rupture.objects.filter(HARD_COUNTS, **of_them).annotate(
        tried=models.Count("attempts"), last_on=models.Max("attempts__on")
    )
    check_ins = readable(viewer.org_id, own, sealed=True)
    hard_days = HardDay.objects.filter(dropped_at__isnull=True, **of_them)
    back = not_come_back_to(HardConversation.objects.filter(**of_them))
    set_days = hard_days.values_list("alliance_id", "id", "kind", "on", "yearly", "rang_on").union(
        back.values_list(
            "alliance_id", "id", models.Value(COME_BACK), "back_on", models.Value(False), "said_on"
        ),
        all=True,
    )
    met_or_soon = models.Q(at__lt=end) | models.Q(at__lt=end + WEEK, state=ContactState.PLANNED)
    contacts = list(latest_contacts(Contact.objects.filter(met_or_soon, **of_them), end))
    return Caseload(
        viewer=viewer,
        day=day,
        alliances=own,
        items=list(AgendaItem.objects.filter(closed=False, **of_them).order_by("seq")),
        goals=list(_agreed_goals(Goal.objects.filter(**of_them), check_ins)),
        promises=list(Promise.objects.filter(state__in=ASKING, **of_them).order_by("due_on", "seq")),
        contacts=[contact for contact in contacts if contact.at < end],
        ahead=sorted(
            (contact for contact in contacts if contact.at >= end),
            key=lambda contact: in_a_day(contact, viewer.zone),
        ),
        absences=list(Absence.objects.filter(dropped_at__isnull=True, **of_them).order_by("since", "seq")),
        ruptures=list(ruptures.order_by("began_on", "seq")),
        set_days=[SetDay(*row) for row in set_days],
        check_ins=check_in_rows(_with_shown(viewer, check_ins)),
    )


def _with_days(
    viewer: Viewer, alliances: models.QuerySet[Alliance], start: dt.datetime
) -> models.QuerySet[Any]:
    """These with what `Caseload` says of each."""
    of_person = {"org_id": viewer.org_id, "person_id": models.OuterRef("person_id")}
    of_alliance = {"org_id": viewer.org_id, "alliance_id": models.OuterRef("pk")}
    planned = Contact.objects.filter(state=ContactState.PLANNED, at__gte=start, **of_alliance)
    decided = STANDING.filter(**of_person)
    return alliances.select_related("person", "rhythm").annotate(
        next_planned=models.Subquery(planned.order_by("at").values("at")[:1]),
        review_on=models.Subquery(AccessNeed.objects.filter(**of_person).values("review_on")[:1]),
        decided_on=models.Subquery(decided.order_by("decided_on").values("decided_on")[:1]),
        unwanted=models.Exists(decided.filter(dissent=True)),
        given_at=models.Subquery(
            to_remind(now()).filter(**of_alliance).order_by("made_at").values("made_at")[:1]
        ),
    )


def _with_shown(viewer: Viewer, check_ins: models.QuerySet[CheckIn]) -> models.QuerySet[CheckIn]:
    """These with the day their signal was last shown, whether the viewer owes them an answer, and whether they are sealed."""
    shown = SignalShown.objects.filter(
        org_id=models.OuterRef("org_id"),
        alliance_id=models.OuterRef("alliance_id"),
        check_in=models.OuterRef("pk"),
    )
    replies = Reply.objects.filter(
        org_id=models.OuterRef("org_id"), check_in_id=models.OuterRef("pk"), made_by_id=viewer.id
    )
    return check_ins.annotate(
        shown_on=models.Subquery(shown.values("last_on")[:1]),
        unanswered=models.Case(models.When(APART & ~models.Exists(replies), then=True), default=False),
        sealed=models.Case(models.When(SEALED, then=True), default=False),
    )


def _agreed_goals(goals: models.QuerySet[Goal], check_ins: models.QuerySet[CheckIn]) -> models.QuerySet[Any]:
    """Goals that both agreed on, the oldest first, with the last day on which an item on them changed, when one was touched
    last in a contact, and when one of these check-ins last asked about them."""
    met = models.Q(items__touches__contact__state=ContactState.HAPPENED)
    answers = Answer.objects.filter(
        org_id=models.OuterRef("org_id"), goal_id=models.OuterRef("pk"), check_in__in=check_ins
    )
    return (
        goals.filter(state=GoalState.AGREED_BY_BOTH)
        .annotate(
            item_on=models.Max("items__state_on"),
            touched_at=models.Max("items__touches__contact__at", filter=met),
            asked_on=models.Subquery(answers.order_by("-check_in__on").values("check_in__on")[:1]),
        )
        .order_by("seq")
    )


def latest_contacts(contacts: models.QuerySet[Contact], end: dt.datetime) -> models.QuerySet[Any]:
    """The newest of each alliance up to the end of a day, and as many after it, the newest first, with whether an item
    of theirs or mine was touched."""
    touched = Touch.objects.filter(org_id=models.OuterRef("org_id"), contact_id=models.OuterRef("pk"))
    newest_first = (models.F("at").desc(), models.F("seq").desc())
    after = models.ExpressionWrapper(models.Q(at__gte=end), models.BooleanField())
    numbered = contacts.annotate(
        number=models.Window(
            RowNumber(), partition_by=[models.F("alliance_id"), after], order_by=newest_first
        ),
        touched_theirs=models.Exists(touched.filter(item__side=Side.THEIRS)),
        touched_mine=models.Exists(touched.filter(item__side=Side.MINE)),
    )
    read = ("at", "time_open", "seq", "state", "started_by", "mine_came_up", "on_their_mind", "way", "place")
    fields = ("org", "made_by", "alliance", *read)
    return numbered.filter(number__lte=LATEST).order_by(*newest_first).only(*fields)


def of_alliance(rows: Iterable[Any], alliance_id: uuid.UUID) -> list[Any]:
    """Those of the rows that belong to one alliance, in their order."""
    return [row for row in rows if row.alliance_id == alliance_id]
