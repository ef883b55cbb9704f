"""Rows of an alliance that something is noticed of, and what its practitioner's pages work out of them."""

import datetime as dt
from zoneinfo import ZoneInfo

from alongside.agenda.models import AgendaItem
from alongside.base.clock import now, today
from alongside.checkins.models import CheckIn
from alongside.contacts.models import Contact, Touch
from alongside.core.noticing.notice import AllianceFacts, Rule
from alongside.core.noticing.rules import notice_all
from alongside.core.rhythm import ALOUD_ONLY
from alongside.insight.queries.caseload import caseload_of
from alongside.insight.queries.check_ins import (
    Interpretation,
    SeriesKey,
    check_in_rows,
    interpret,
    readable,
    ruptures_of,
    series_of,
)
from alongside.insight.queries.facts import facts_of
from alongside.insight.queries.service import priors_for
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances

LONDON = ZoneInfo("Europe/London")
#: Days ago and scores of 20, of which the last is unusually low.
LOW = ((200, 16), (170, 17), (140, 16), (110, 17), (40, 10), (10, 10))


def day(offset: int) -> dt.date:
    """So many days from today; before it where negative."""
    return today("Europe/London") + dt.timedelta(days=offset)


def contact(alliance: Alliance, offset: int, clock: str = "10:30", **more: object) -> Contact:
    at = dt.datetime.combine(day(offset), dt.time.fromisoformat(clock), LONDON)
    return Contact.objects.create(org_id=alliance.org_id, alliance=alliance, at=at, **more)


def met_enough(*alliances: Alliance) -> None:
    """So many contacts with each that they can be asked with a form."""
    for alliance in alliances:
        for ago in range(ALOUD_ONLY):
            contact(alliance, -3 * ago - 2, state="happened")


def planned(alliance: Alliance, **more: object) -> Contact:
    """A contact in two hours."""
    at = now() + dt.timedelta(hours=2)
    return Contact.objects.create(org_id=alliance.org_id, alliance=alliance, at=at, **more)


def item(alliance: Alliance, side: str, words: str, **more: object) -> AgendaItem:
    state = "open" if side == "theirs" else "waiting"
    fields = {"on": day(-60), "state_on": day(-60), "state": state, **more}
    return AgendaItem.objects.create(
        org_id=alliance.org_id, alliance=alliance, side=side, words=words, **fields
    )


def crowd_out(alliance: Alliance) -> None:
    """Four contacts about my list alone."""
    mine = item(alliance, "mine", "Ask about a support worker")
    for offset in (-40, -30, -20, -10):
        met = contact(alliance, offset, state="happened")
        Touch.objects.create(org_id=alliance.org_id, contact=met, item=mine, how="named")


def answered(alliance: Alliance, ago: int, score: int | None, **more: object) -> CheckIn:
    """Their answers to the own questions, told so many days ago; with rater="mirror" how I think it is, "for_me" how it is for me."""
    fields = {
        "rater": "client", "mode": "together", "medium": "aloud", "instrument": "own-client", "audience": "talk",
        "version": "1", "score": score, "top": 20, "answered": 5, "on": day(-ago),
    }  # fmt: skip
    if instrument := {"mirror": "own-mirror", "for_me": "own-for-me"}.get(str(more.get("rater"))):
        fields |= {"mode": "alone", "medium": "device", "instrument": instrument, "audience": "mine"}
    own = {"org_id": alliance.org_id, "alliance": alliance, "person_id": alliance.person_id}
    return CheckIn(made_by_id=alliance.practitioner_id, **own, **fields | more)


def check_in(alliance: Alliance, ago: int, score: int | None, **more: object) -> CheckIn:
    """The same, kept."""
    look = answered(alliance, ago, score, **more)
    look.save()
    return look


def check_ins(alliance: Alliance, *scores: tuple[int, int], **more: object) -> CheckIn:
    """Several, each so many days ago with a score; the last one is given back."""
    return [check_in(alliance, ago, score, **more) for ago, score in scores][-1]


def facts(alliance: Alliance) -> AllianceFacts:
    """Of an alliance whose practitioner is assigned today."""
    viewer = alliance.practitioner.as_viewer()
    [of_alliance] = facts_of(caseload_of(viewer, own_alliances(viewer).filter(pk=alliance.pk)))
    return of_alliance


def rules(alliance: Alliance) -> list[Rule]:
    """The rules that have something to say about it today, the heaviest first."""
    return [notice.rule for notice in notice_all(facts(alliance), day(0))]


def interpretations(alliance: Alliance) -> dict[SeriesKey, Interpretation]:
    """What the newest check-in of each of its series says."""
    series = series_of(check_in_rows(readable(alliance.org_id, [alliance.pk])))
    ruptures = {alliance.pk: ruptures_of(alliance.org_id, alliance.pk)}
    saved = priors_for(alliance.org_id, {key.instrument for key in series})
    return interpret(alliance.org_id, series, ruptures, saved)
