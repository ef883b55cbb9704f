"""What the rules of noticing are given about one alliance, and what its check-ins say, as its practitioner's pages work it out."""

from __future__ import annotations

from alongside.base.clock import today
from alongside.core.noticing.facts import AllianceFacts
from alongside.core.noticing.notice import Rule
from alongside.core.noticing.rules import notice_all
from alongside.insight.queries.caseload import caseload_of
from alongside.insight.queries.facts import facts_of
from alongside.insight.queries.interpretation import Interpretation, interpret
from alongside.insight.queries.series import SeriesKey, check_in_rows, readable, ruptures_of, series_of
from alongside.insight.queries.usual import priors_for
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances


def facts(alliance: Alliance) -> AllianceFacts:
    """Of an alliance whose practitioner is assigned today."""
    viewer = alliance.practitioner.as_viewer()
    [of_alliance] = facts_of(caseload_of(viewer, own_alliances(viewer).filter(pk=alliance.pk)))
    return of_alliance


def rules(alliance: Alliance) -> list[Rule]:
    """The rules that have something to say about it today, the heaviest first."""
    day = today(alliance.practitioner.as_viewer().zone)
    return [notice.rule for notice in notice_all(facts(alliance), day)]


def interpretations(alliance: Alliance) -> dict[SeriesKey, Interpretation]:
    """What the newest look of each of its series says."""
    series = series_of(check_in_rows(readable(alliance.org_id, [alliance.pk])))
    ruptures = {alliance.pk: ruptures_of(alliance.org_id, alliance.pk)}
    saved = priors_for(alliance.org_id, {key.instrument for key in series})
    return interpret(alliance.org_id, series, ruptures, saved)
